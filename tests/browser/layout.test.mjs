// Pages keep their shape on small screens, at large text, and on paper.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { browse, withTextStep } from './support/browse.mjs';
import { pagesToLookAt } from './support/site.mjs';

const world = browse();
const narrow = { width: 320, height: 640 };
const largest = withTextStep('largest');

test('at standard size: 18 px text, nothing under 16 px, lines 1.6 apart, targets of 44 px', async () => {
  const wrong = await world.tour(pagesToLookAt(), async (page) => [
    ...await page.evaluate(runsOut),
    ...await page.evaluate(small, { body: 18, any: 16, line: 1.6 }),
    ...await page.evaluate(missed, 44),
  ]);
  assert.deepEqual(wrong, []);
});

test('at the largest step: 30 px text, targets of 60 px, content in the upper half of a phone', async () => {
  const wrong = await world.tour(pagesToLookAt(), async (page) => [
    ...await page.evaluate(runsOut),
    ...await page.evaluate(small, { body: 30, any: 24, line: 1.5 }),
    ...await page.evaluate(missed, 60),
    ...await page.evaluate(() => {
      const begins = document.querySelector('main').getBoundingClientRect().top / window.innerHeight;
      return begins > 0.5 ? [`content begins at ${begins.toFixed(2)} of the screen`] : [];
    }),
  ], { prepare: largest });
  assert.deepEqual(wrong, []);
});

test('when the reader doubles the text of the browser, all text doubles and nothing runs out', async () => {
  const before = new Map();
  const paths = pagesToLookAt();
  await world.tour(paths, async (page, path) => {
    before.set(path, await page.evaluate(textSizes));
    return [];
  });
  const wrong = await world.tour(paths, async (page, path) => {
    const after = await page.evaluate(textSizes);
    const grown = after.main / before.get(path).main;
    return [
      ...await page.evaluate(runsOut),
      ...(grown < 1.95 ? [`text grew ${grown.toFixed(2)} times`] : []),
    ];
  }, { prepare: (page) => page.addInitScript(doubleText) });
  assert.deepEqual(wrong, []);
});

// 1280 pixels at 400 % zoom are 320 pixels too.
test('at 320 pixels nothing runs out of the page', async () => {
  const wrong = await world.tour(pagesToLookAt(), (page) => page.evaluate(runsOut), { viewport: narrow });
  assert.deepEqual(wrong, []);
});

test('at 320 pixels in the largest text nothing runs out of the page', async () => {
  const options = { viewport: narrow, prepare: largest };
  assert.deepEqual(await world.tour(pagesToLookAt(), (page) => page.evaluate(runsOut), options), []);
});

test('on paper there is no furniture, and ink is dark even from a dark screen', async () => {
  const wrong = await world.tour(pagesToLookAt(), async (page) => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    return page.evaluate(() => {
      const shown = (node) => node.getClientRects().length > 0;
      const left = [...document.querySelectorAll('nav, form, button, .skip')].filter(shown);
      const ink = getComputedStyle(document.body).color;
      const dark = ink.match(/[\d.]+/g).slice(0, 3).map(Number).every((part) => part < 80);
      return [
        ...left.map((node) => `furniture on paper: <${node.tagName.toLowerCase()} class="${node.className}">`),
        ...(dark ? [] : [`ink ${ink}`]),
      ];
    });
  });
  assert.deepEqual(wrong, []);
});

function doubleText() {
  document.addEventListener('DOMContentLoaded', () => {
    document.documentElement.style.setProperty('font-size', '200%', 'important');
  });
}

function textSizes() {
  return { main: parseFloat(getComputedStyle(document.querySelector('main')).fontSize) };
}

// Returns elements that are wider than the page, but for those that scroll by themselves.
function runsOut() {
  const page = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= page + 1) return [];
  const scrolls = (node) => {
    for (let up = node.parentElement; up; up = up.parentElement) {
      if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(up).overflowX)) return true;
    }
    return false;
  };
  const wide = [...document.body.querySelectorAll('*')]
    .filter((node) => node.getBoundingClientRect().right > page + 1 && !scrolls(node));
  return wide.slice(-3).map((node) => `<${node.tagName.toLowerCase()} class="${node.className}"> ${Math.round(node.getBoundingClientRect().right)} px of ${page}`);
}

// Returns what is smaller than it may be.
function small(least) {
  const style = getComputedStyle(document.querySelector('main'));
  const body = parseFloat(style.fontSize);
  const line = parseFloat(style.lineHeight) / body;
  const wrong = [];
  if (body < least.body) wrong.push(`body text is ${body} px`);
  if (line < least.line) wrong.push(`lines are ${line.toFixed(2)} apart`);
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set();
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || !parent.getClientRects().length || parent.closest('rt, sup, sub, svg')) continue;
    const size = parseFloat(getComputedStyle(parent).fontSize);
    const name = parent.className || parent.tagName;
    if (size < least.any && !seen.has(name)) {
      seen.add(name);
      wrong.push(`${name}: “${node.data.trim().slice(0, 12)}” is ${size} px`);
    }
  }
  return wrong;
}

// Returns the targets that are too small, if they are more than 5 of 100; links within a sentence do not count.
function missed(least) {
  const inSentence = (node) => {
    const block = node.closest('p, li, dd, td, th, blockquote, figcaption, summary, h2, h3, h4, h5, h6');
    return block && block !== node && block.textContent.trim().length > node.textContent.trim().length + 1;
  };
  let large = 0;
  const small = [];
  for (const node of document.querySelectorAll('a[href], button, summary, select, input:not([type=hidden]), [role=button]')) {
    const box = node.getBoundingClientRect();
    const link = node.tagName === 'A';
    if (!box.width || !box.height || node.matches('.skip') || (link && inSentence(node))) continue;
    const enough = Math.round(box.height) >= least && (link || Math.round(box.width) >= least);
    if (enough) large += 1;
    else small.push(`${node.tagName} “${(node.textContent || node.name || '').trim().slice(0, 20)}” ${Math.round(box.width)}×${Math.round(box.height)}`);
  }
  const share = large / Math.max(1, large + small.length);
  return share < 0.95 ? [`${Math.round(share * 100)} of 100 targets are ${least} px: ${small.slice(0, 5).join(' · ')}`] : [];
}
