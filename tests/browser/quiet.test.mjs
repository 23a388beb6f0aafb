// No page breaks the policy, complains, or asks anybody else for anything.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { browse } from './support/browse.mjs';
import { allPages, pagesToLookAt, text } from './support/site.mjs';

const world = browse();

test('no page complains, and none asks another host', async () => {
  const wrong = await world.tour(pagesToLookAt(), async (page) => {
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await page.waitForLoadState('networkidle');
    return page.troubles;
  });
  assert.deepEqual(wrong, []);
});

test('a browser that refuses storage gets the same pages', async () => {
  const refuse = (page) => page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
      Object.defineProperty(window, name, { get() { throw new DOMException('refused', 'SecurityError'); } });
    }
  });
  const wrong = await world.tour(pagesToLookAt(), async (page) => {
    for (const button of await page.locator('button[type=button]').elementHandles()) {
      // What one button does may put another away.
      if (await button.isVisible()) await button.evaluate((node) => node.click());
    }
    return page.troubles;
  }, { prepare: refuse });
  assert.deepEqual(wrong, []);
});

test('no page carries inline script, style or handlers', () => {
  const wrong = [];
  for (const path of allPages()) {
    const html = text(path);
    for (const [what, pattern] of [
      ['style attribute', /<[a-z][^>]*\sstyle=/],
      ['style element', /<style/],
      ['handler', /<[a-z][^>]*\son[a-z]+=/],
      ['script', /<script(?![^>]*\ssrc=)(?! type="application\/ld\+json")/],
      ['script address', /href="javascript:/],
    ]) {
      const found = pattern.exec(html);
      if (found) wrong.push(`${path}: ${what}: ${found[0].slice(0, 120)}`);
    }
  }
  assert.deepEqual(wrong, []);
});
