// Every type of page is free of faults that axe can see, in light, dark and large text.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';

import { browse, withTextStep } from './support/browse.mjs';
import { pagesToLookAt } from './support/site.mjs';

const world = browse();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const looks = {
  light: {},
  dark: { colorScheme: 'dark' },
  'largest text': { prepare: withTextStep('largest') },
  'wide screen': { viewport: { width: 1280, height: 900 } },
};

for (const [look, options] of Object.entries(looks)) {
  test(`WCAG 2.2 A and AA, ${look}`, async () => {
    assert.deepEqual(await world.tour(pagesToLookAt(), violations, options), []);
  });
}

// Returns each broken rule once a page, with how many elements break it and the first of them.
async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate((rules) => window.axe.run(document, {
    runOnly: { type: 'tag', values: rules },
    resultTypes: ['violations'],
  }), rules);
  return found.violations.map(({ id, nodes }) => {
    const [first] = nodes;
    return `${id}, ${nodes.length} times: ${first.html.slice(0, 160)} (${first.failureSummary?.split('\n')[1]?.trim()})`;
  });
}
