// Residents find what they look for, by keyboard too, and while a word is still being composed.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { browse } from './support/browse.mjs';

const world = browse();
const results = '[data-search-results] a';
const status = '.search__status[role=status]';

test('the page of results answers what the address asks', async () => {
  await world.visit('search.html?q=停水', async (page) => {
    await page.locator(results).first().waitFor();
    assert.match(await page.locator('[data-search-results]').innerText(), /停水/);
    assert.match(await page.locator(status).innerText(), /\d+/);
    assert.deepEqual(page.troubles, []);
  });
});

test('what is typed is answered below the box, and announced', async () => {
  await world.visit('index.html', async (page) => {
    await page.locator('input[type=search]').fill('维修资金');
    await page.locator(results).first().waitFor();
    assert.match(await page.locator(status).innerText(), /\d+/);
    await page.locator(results).first().click();
    assert.match(await page.locator('main').innerText(), /维修资金/);
    assert.deepEqual(page.troubles, []);
  });
});

test('one key leads to the first result, Escape back to the box', async () => {
  await world.visit('index.html', async (page) => {
    const box = page.locator('input[type=search]');
    await box.fill('电梯');
    await page.locator(results).first().waitFor();
    await page.keyboard.press('ArrowDown');
    assert.ok(await page.locator(results).first().evaluate((link) => link === document.activeElement));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    assert.ok(await page.locator(results).first().evaluate((link) => link === document.activeElement));
    await page.keyboard.press('Escape');
    assert.ok(await box.evaluate((input) => input === document.activeElement));
    assert.equal(await page.locator(results).first().isVisible(), false);
  });
});

test('nothing is asked and nothing is sent while a word is composed', async () => {
  await world.visit('index.html', async (page) => {
    const box = page.locator('input[type=search]');
    await box.focus();
    await page.waitForFunction(() => document.querySelector('form[data-search]').linliPanel);
    const session = await page.context().newCDPSession(page);
    await session.send('Input.imeSetComposition', { text: 'ting', selectionStart: 4, selectionEnd: 4 });
    await box.dispatchEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true });
    await box.dispatchEvent('keydown', { key: 'ArrowDown', keyCode: 229, isComposing: true });
    assert.match(page.url(), /index\.html$/);
    assert.ok(await box.evaluate((input) => input === document.activeElement));
    await session.send('Input.insertText', { text: '停车' });
    await page.locator(results).first().waitFor();
    assert.match(await page.locator('[data-search-results]').innerText(), /停车/);
  });
});

test('nothing found says so and leads on', async () => {
  await world.visit('search.html?q=zzzzqqqq', async (page) => {
    await page.locator('main a[href="all.html"]').first().waitFor();
    await page.waitForFunction(() => document.querySelector('.search__status')?.textContent);
    assert.equal(await page.locator(results).count(), 0);
    assert.match(await page.locator(status).innerText(), /zzzzqqqq/);
  });
});

test('a query is shown as text, never as markup', async () => {
  await world.visit('search.html?q=' + encodeURIComponent('<img src=x onerror=alert(1)>'), async (page) => {
    await page.waitForFunction(() => document.querySelector('.search__status')?.textContent);
    assert.equal(await page.locator('main img[src=x]').count(), 0);
    assert.deepEqual(page.troubles, []);
  });
});

test('English pages search English pages', async () => {
  await world.visit('en/search.html?q=water', async (page) => {
    await page.locator(results).first().waitFor();
    for (const link of await page.locator(results).all()) {
      assert.match(await link.evaluate((link) => new URL(link.href).pathname), /^\/en\//);
    }
    assert.deepEqual(page.troubles, []);
  });
});

test('the first answer costs at most 90 KB', async () => {
  await world.visit('index.html', async (page) => {
    let bytes = 0;
    page.on('response', async (response) => {
      if (/search/.test(response.url())) bytes += (await response.body().catch(() => '')).length;
    });
    await page.locator('input[type=search]').fill('物业费');
    await page.locator(results).first().waitFor();
    assert.ok(bytes > 0 && bytes <= 90 * 1024, `${bytes} bytes`);
  });
});

test('what narrows a search is kept in the address, and dates set the order when asked to', async () => {
  await world.visit('search.html?q=停水&kind=notice&sort=date', async (page) => {
    await page.locator(results).first().waitFor();
    assert.equal(await page.locator('select[name=kind]').inputValue(), 'notice');
    const sections = await page.locator('.search__section').allInnerTexts();
    assert.deepEqual([...new Set(sections)], ['通知公告']);
    const days = await page.locator('.search__day').allInnerTexts();
    assert.deepEqual(days, [...days].sort().reverse());
  });
});

test('a slip is mended and said, and what was typed is one link away', async () => {
  await world.visit('search.html?q=物业废', async (page) => {
    const literal = page.locator('.search__note a[href*="exact=1"]');
    await literal.waitFor();
    assert.match(await page.locator(status).innerText(), /物业费/);
    await literal.click();
    await page.waitForFunction(() => document.querySelector('.search__status')?.textContent);
    assert.match(page.url(), /exact=1/);
    assert.doesNotMatch(await page.locator(status).innerText(), /物业费/);
    assert.deepEqual(page.troubles, []);
  });
});

test('letters are read as pinyin', async () => {
  await world.visit('index.html', async (page) => {
    await page.locator('input[type=search]').fill('weixiuzijin');
    await page.locator(results).first().waitFor();
    await page.waitForFunction(() => /维修资金/.test(document.querySelector('.search__status').textContent));
    assert.deepEqual(page.troubles, []);
  });
});

test('what was searched lately is offered again until it is forgotten', async () => {
  await world.visit('search.html?q=停水', async (page) => {
    await page.locator(results).first().waitFor();
    await page.goto(new URL('index.html', world.address).href);
    await page.locator('input[type=search]').click();
    const again = page.locator('.search__lately button[value="停水"]');
    await again.click();
    await page.locator(results).first().waitFor();
    await page.locator('input[type=search]').fill('');
    await page.locator('.search__lately button:not([value])').click();
    assert.equal(await again.count(), 0);
    assert.equal(await page.evaluate(() => localStorage.getItem('linli-searched')), null);
    assert.deepEqual(page.troubles, []);
  });
});

test('where a filter leaves nothing, it can be taken away; the hotline is named', async () => {
  await world.visit('search.html?q=猜灯谜&kind=disclosure', async (page) => {
    await page.locator('.search__note a[href^="tel:"]').waitFor();
    assert.equal(await page.locator(results).count(), 0);
    await page.locator('.search__note button').click();
    await page.locator(results).first().waitFor();
    assert.equal(await page.locator('select[name=kind]').inputValue(), '');
    assert.deepEqual(page.troubles, []);
  });
});
