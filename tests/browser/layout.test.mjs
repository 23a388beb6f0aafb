// Pages keep their shape on small screens, at large text, and on paper.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { browse, withTextStep } from './support/browse.mjs';
import { doubleText, missed, runsOut, small, textSizes } from './support/measure.mjs';
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
