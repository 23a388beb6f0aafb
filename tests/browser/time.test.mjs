// What is ahead, on or over is right when the page is read, not only when it was built.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { browse } from './support/browse.mjs';
import { allPages, text } from './support/site.mjs';

const world = browse();

test('phases are looked at again as time goes on', async () => {
  const path = allPages().find((path) => /data-phase="upcoming"[^>]*data-starts="[^"]+"|data-starts="[^"]+"[^>]*data-phase="upcoming"/.test(text(path)));
  assert.ok(path, 'the example site has something ahead');
  await world.visit(path, async (page) => {
    const badge = page.locator('[data-phase=upcoming][data-starts][data-ends]').first();
    const [starts, ends, pinned] = await badge.evaluate((badge) =>
      [badge.dataset.starts, badge.dataset.ends, document.body.dataset.pinned].map(Date.parse));
    await badge.evaluate((badge) => { badge.id = 'looked-at'; });
    const shown = page.locator('#looked-at');
    const before = await shown.innerText();
    await page.clock.fastForward(starts - pinned + 120_000);
    assert.equal(await shown.getAttribute('data-phase'), 'now');
    const during = await shown.innerText();
    await page.clock.fastForward(ends - starts + 120_000);
    assert.equal(await shown.getAttribute('data-phase'), 'ended');
    assert.equal(new Set([before, during, await shown.innerText()]).size, 3);
  }, { prepare: (page) => page.clock.install() });
});

test('an urgent banner goes when it is over', async () => {
  const path = 'index.html';
  if (!/data-urgent/.test(text(path))) return;
  await world.visit(path, async (page) => {
    const [ends, pinned] = await page.locator('[data-urgent]').first().evaluate((one) =>
      [one.dataset.expires, document.body.dataset.pinned].map(Date.parse));
    await page.clock.fastForward(ends - pinned + 120_000);
    assert.equal(await page.locator('[data-urgent]').first().isVisible(), false);
  }, { prepare: (page) => page.clock.install() });
});
