// Opened from a folder or a USB stick, the site still works.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { browse } from './support/browse.mjs';
import { folder, pagesToLookAt } from './support/site.mjs';

const world = browse();
const address = (path) => pathToFileURL(join(folder, path)).href;

test('pages opened from a folder are styled, and complain of nothing', async () => {
  const wrong = [];
  await world.visit('index.html', async (page) => {
    for (const path of pagesToLookAt().filter((path) => !path.endsWith('404.html'))) {
      page.troubles.length = 0;
      await page.goto(address(path));
      const styled = await page.evaluate(() => getComputedStyle(document.querySelector('main')).fontSize);
      if (styled !== '18px') wrong.push(`${path}: no style`);
      wrong.push(...page.troubles.map((trouble) => `${path}: ${trouble}`));
    }
  });
  assert.deepEqual(wrong, []);
});

test('links lead from page to page within the folder', async () => {
  await world.visit('index.html', async (page) => {
    await page.goto(address('index.html'));
    await page.locator('nav a[href="notices/index.html"]').first().click();
    await page.locator('main a[href$=".html"]').first().click();
    assert.match(page.url(), /^file:.*\.html/);
    assert.ok(await page.locator('h1').isVisible());
  });
});

test('where files cannot be fetched, search gives way to the index of everything', async () => {
  await world.visit('index.html', async (page) => {
    await page.goto(address('search.html') + '?q=停水');
    const link = page.locator('[data-search-page] a[href$="all.html"]').first();
    await link.waitFor();
    await link.click();
    assert.match(page.url(), /all\.html$/);
    assert.ok(await page.locator('main a').count() > 20);
  });
});
