// Everything can be reached and seen by keyboard, and text size is kept from page to page.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { browse } from './support/browse.mjs';
import { pagesToLookAt } from './support/site.mjs';

const world = browse();

test('the first stop is the skip link, and search comes within four', async () => {
  const wrong = await world.tour(pagesToLookAt(), async (page) => {
    // On the search page the box has the focus from the start.
    if (await page.evaluate(() => document.activeElement.type === 'search')) return [];
    const stops = [];
    for (let press = 0; press < 4; press += 1) {
      await page.keyboard.press('Tab');
      stops.push(await page.evaluate(() => {
        const at = document.activeElement;
        return { skip: at.getAttribute('href') === '#main', search: at.type === 'search' };
      }));
    }
    return [
      ...(stops[0].skip ? [] : ['the first stop is not the skip link']),
      ...(stops.some((stop) => stop.search) ? [] : ['search is not among the first four stops']),
    ];
  });
  assert.deepEqual(wrong, []);
});

test('the skip link leads past the bar', async () => {
  await world.visit('index.html', async (page) => {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.querySelector('main').contains(document.activeElement)));
  });
});

test('every stop can be seen and shows that it has the focus', async () => {
  const wrong = await world.tour(['index.html', 'notices/index.html', 'search.html', 'all.html'], async (page) => {
    const found = [];
    for (let press = 0; press < 40; press += 1) {
      await page.keyboard.press('Tab');
      const trouble = await page.evaluate(() => {
        const at = document.activeElement;
        if (at === document.body) return '';
        const box = at.getBoundingClientRect();
        const style = getComputedStyle(at);
        const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
        const name = `<${at.tagName.toLowerCase()} class="${at.className}">`;
        if (box.width < 1 || box.height < 1) return `${name} cannot be seen`;
        return ring || style.boxShadow !== 'none' ? '' : `${name} has no ring`;
      });
      if (trouble) found.push(trouble);
    }
    return found;
  });
  assert.deepEqual(wrong, []);
});

test('a text size that was chosen holds on the next page and after a return', async () => {
  await world.visit('index.html', async (page) => {
    const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.querySelector('main')).fontSize));
    const standard = await size();
    const button = page.locator('[data-text-size] button');
    await button.click();
    await button.click();
    const largest = await size();
    assert.ok(largest >= 30 && largest > standard, `${standard} became ${largest}`);
    await page.goto(new URL('notices/index.html', world.address).href);
    assert.equal(await size(), largest);
    await page.locator('[data-text-size] button').click();
    assert.equal(await size(), standard);
  });
});

test('the page does not jump while it loads, in any text size', async () => {
  for (const step of ['', 'largest']) {
    const prepare = async (page) => {
      await page.addInitScript((step) => localStorage.setItem('linli-text', step), step);
      await page.addInitScript(() => {
        window.shift = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) window.shift += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
      });
    };
    const wrong = await world.tour(pagesToLookAt(), async (page) => {
      await page.waitForLoadState('networkidle');
      const shift = await page.evaluate(() => window.shift);
      return shift > 0.01 ? [`moved by ${shift.toFixed(3)}`] : [];
    }, { prepare });
    assert.deepEqual(wrong, [], step);
  }
});
