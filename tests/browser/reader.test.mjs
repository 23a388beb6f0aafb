// Long reads: where the reader stopped, and the address of an article.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { browse } from './support/browse.mjs';

const world = browse();

test('the handbook remembers the chapters that were read and where to go on', async () => {
  await world.visit('handbook/hb-03.html', async (page) => {
    await page.locator('.pager').scrollIntoViewIfNeeded();
    await page.waitForFunction(() => localStorage.getItem('linli-chapters') === 'handbook/hb-03.html');
    await page.goto(new URL('handbook/hb-05.html', world.address).href);
    const heading = page.locator('.prose h2[id]').first();
    await heading.scrollIntoViewIfNeeded();
    const anchor = await heading.getAttribute('id');
    await page.waitForFunction((own) => localStorage.getItem('linli-chapter') === own, `handbook/hb-05.html#${anchor}`);
    await page.goto(new URL('handbook/index.html', world.address).href);
    assert.match(await page.locator('.progress').textContent(), /已读1\/\d+章/);
    assert.equal(await page.locator('.badge--read').count(), 1);
    const resume = page.locator('.progress a');
    assert.equal(await resume.textContent(), '接着读第5章');
    assert.ok((await resume.getAttribute('href')).endsWith(`handbook/hb-05.html#${anchor}`));
    const kept = await page.evaluate(() => Object.values(localStorage).join('').length);
    assert.ok(kept < 600, `${kept} signs are kept`);
    assert.deepEqual(page.troubles, []);
  }, { viewport: { width: 390, height: 500 } });
});

test('where storage is refused the handbook is read all the same', async () => {
  const refuse = (page) => page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError'); } });
  });
  await world.visit('handbook/hb-03.html', async (page) => {
    await page.locator('.pager').scrollIntoViewIfNeeded();
    await page.goto(new URL('handbook/index.html', world.address).href);
    assert.equal(await page.locator('.progress').textContent(), '');
    assert.deepEqual(page.troubles, []);
  }, { prepare: refuse });
});

test('the link of an article is copied', async () => {
  await world.visit('statutes/cn-civil-code.html', async (page, path) => {
    const button = page.getByRole('button', { name: '复制链接 第二百七十八条' });
    await button.click();
    await page.waitForFunction(() => [...document.querySelectorAll('.article__copy')].some((one) => one.textContent === '已复制'));
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, new RegExp(`${path}#278$`));
    assert.deepEqual(page.troubles, []);
  }, { permissions: ['clipboard-read', 'clipboard-write'] });
});

test('without script there is no button for it, and the number leads to the article', async () => {
  await world.visit('statutes/cn-civil-code.html', async (page) => {
    assert.equal(await page.locator('main button').count(), 0);
    await page.locator('.article__number a[href="#278"]').click();
    assert.ok(page.url().endsWith('#278'));
    assert.equal(await page.locator('.articles__title').first().count(), 1);
  }, { javaScriptEnabled: false });
});
