// A reader's building is kept and sifts the home page; what is passed on is copied whole.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { browse, withTextStep } from './support/browse.mjs';
import { allPages, text } from './support/site.mjs';

const world = browse();

test('the chosen building is kept, sifts, and everything comes back', async () => {
  await world.visit('index.html', async (page) => {
    const cards = page.locator('.sifted [data-card]');
    const shown = () => cards.evaluateAll((all) => all.filter((card) => !card.hidden).map((card) => card.dataset.buildings));
    const before = await shown();
    assert.ok(before.some((buildings) => buildings.includes('3')), 'something concerns building 3 alone');
    await page.selectOption('#my-building', '5');
    assert.ok((await shown()).every((buildings) => buildings === '' || buildings.split(' ').includes('5')));
    assert.match(await page.locator('.mine__said').innerText(), /5号楼/);
    await page.reload();
    assert.equal(await page.locator('#my-building').inputValue(), '5');
    assert.equal(await page.locator('.houses__one.is-mine').count(), 1);
    await page.locator('.mine button').click();
    assert.deepEqual(await shown(), before);
    await page.reload();
    assert.equal(await page.locator('#my-building').inputValue(), '');
  });
});

test('where storage is refused the choice holds for the page', async () => {
  await world.visit('index.html', async (page) => {
    await page.selectOption('#my-building', '5');
    assert.match(await page.locator('.mine__said').innerText(), /5号楼/);
    assert.deepEqual(page.troubles, []);
  }, { prepare: (page) => page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } });
  }) });
});

test('without script each building is a link that says what is on', async () => {
  await world.visit('index.html', async (page) => {
    assert.equal(await page.locator('.mine').isVisible(), false);
    const links = await page.locator('.houses a').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    assert.ok(links.length > 0 && links.every((link) => allPages().includes(link)));
  }, { javaScriptEnabled: false });
});

test('on the plan every word is within the picture and none is smaller than it should be', async () => {
  for (const width of [360, 390, 768, 1280]) {
    await world.visit('index.html', async (page) => {
      const wrong = await page.locator('.plan__sheet').evaluate((sheet) => {
        const room = sheet.getBoundingClientRect();
        return [...sheet.querySelectorAll('text')].filter((word) => getComputedStyle(word).display !== 'none').flatMap((word) => {
          const { left, right } = word.getBoundingClientRect();
          const size = parseFloat(getComputedStyle(word).fontSize);
          return left < room.left - 16 || right > room.right + 16 || size < 16 ? [`${word.textContent} ${left} ${right} ${size}`] : [];
        });
      });
      assert.deepEqual(wrong, [], `${width}`);
    }, { viewport: { width, height: 844 } });
  }
});

test('at the largest text the telephone comes first, then what is on, then the picture', async () => {
  await world.visit('index.html', async (page) => {
    const tops = await page.evaluate(() => ['.hotline', '.now', '.estate__view', '.plan']
      .map((name) => document.querySelector(name).getBoundingClientRect().top));
    assert.deepEqual(tops, [...tops].sort((one, other) => one - other));
    const small = await page.locator('.hotline__number a, .mine select, .masthead__size button').evaluateAll((all) =>
      all.filter((one) => one.getBoundingClientRect().height < 60).map((one) => one.className));
    assert.deepEqual(small, []);
  }, { prepare: withTextStep('largest') });
});

test('the short text for chats is copied whole', async () => {
  const path = allPages().find((path) => path.startsWith('notices/') && /class="actions"/.test(text(path)));
  await world.visit(path, async (page) => {
    await page.locator('.share summary').click();
    await page.locator('[data-copy] button').click();
    await page.locator('[data-copy] button', { hasText: '已复制' }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /^【.+】.+\n/);
    assert.match(copied, /\n1\. .+/);
    assert.match(copied, new RegExp(`${path.replace('.', '\\.')}$`));
  }, { permissions: ['clipboard-read', 'clipboard-write'] });
});

test('reading aloud is offered only where there is a Chinese voice', async () => {
  const path = allPages().find((path) => path.startsWith('notices/') && /data-aloud/.test(text(path)));
  const voices = (list) => (page) => page.addInitScript((list) => {
    const said = [];
    window.said = said;
    window.SpeechSynthesisUtterance = function (words) { this.text = words; };
    const speech = { speaking: false, pending: false, getVoices: () => list, cancel() { this.speaking = false; },
      speak(words) { this.speaking = true; said.push(words.text); } };
    Object.defineProperty(window, 'speechSynthesis', { value: speech, configurable: true });
  }, list);
  const button = (page) => page.locator('[data-tools] button', { hasText: /朗读|读给我听/ });
  await world.visit(path, async (page) => {
    assert.equal(await button(page).count(), 0);
  }, { prepare: voices([{ lang: 'en-US' }]) });
  await world.visit(path, async (page) => {
    await button(page).click();
    assert.ok((await page.evaluate(() => window.said.length)) > 3);
    assert.match(await button(page).innerText(), /停止/);
    await button(page).click();
    assert.match(await button(page).innerText(), /读给我听/);
  }, { prepare: voices([{ lang: 'zh-CN' }]) });
});
