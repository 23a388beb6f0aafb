// What axe finds wrong with a page.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const all = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// Returns what axe says of each broken rule, with the elements that break it.
export async function broken(page, rules = all) {
  await page.evaluate(axe);
  const found = await page.evaluate((rules) => window.axe.run(document, {
    runOnly: { type: 'tag', values: rules },
    resultTypes: ['violations'],
  }), rules);
  return found.violations;
}

// Returns each broken rule once a page, with how many elements break it and the first of them.
export async function violations(page) {
  const found = await broken(page);
  return found.map(({ id, nodes }) => {
    const [first] = nodes;
    return `${id}, ${nodes.length} times: ${first.html.slice(0, 160)} (${first.failureSummary?.split('\n')[1]?.trim()})`;
  });
}
