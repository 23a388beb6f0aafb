// Without script every page is whole, and nothing on it is dead.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { browse } from './support/browse.mjs';
import { pagesToLookAt } from './support/site.mjs';

const world = browse();
const without = { javaScriptEnabled: false };

test('99 of 100 signs of text are there without script, and no button is dead', async () => {
  const paths = pagesToLookAt();
  const withScript = new Map();
  await world.tour(paths, async (page, path) => {
    withScript.set(path, await signs(page));
    return [];
  });
  const wrong = await world.tour(paths, async (page, path) => {
    const share = await signs(page) / withScript.get(path);
    const dead = await page.locator('button:not([type=submit]):visible, select:visible').all();
    const names = await Promise.all(dead.map((one) => one.textContent()));
    return [
      ...(share < 0.99 ? [`only ${(share * 100).toFixed(1)} of 100 signs without script`] : []),
      ...names.map((name) => `dead control: ${name.trim()}`),
    ];
  }, without);
  assert.deepEqual(wrong, []);
});

test('search leads to the index of everything', async () => {
  await world.visit('index.html', async (page) => {
    await page.locator('input[type=search]').fill('停水');
    await page.keyboard.press('Enter');
    await page.waitForURL(/search\.html\?q=/);
    assert.ok(await page.locator('main a[href="all.html"]').isVisible());
  }, without);
});

// Counts the signs of what is read; what a control offers is no text.
async function signs(page) {
  return page.locator('main').evaluate((main) => {
    const controls = [...main.querySelectorAll('select, button, label, [role=status]')].filter((node) => node.checkVisibility());
    const count = (node) => (node.innerText ?? '').replace(/\s/g, '').length;
    return controls.filter((node) => !node.parentElement.closest('select, button, label')).reduce((all, node) => all - count(node), count(main));
  });
}
