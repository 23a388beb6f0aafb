// How long until the first result can be seen: LINLI_SITE=… node tests/browser/search-visible.mjs
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

import { serve } from './support/serve.mjs';

const spec = path.join(path.dirname(fileURLToPath(import.meta.url)), '../spec/search/community.json');
const queries = JSON.parse(fs.readFileSync(spec, 'utf8')).filter((one) => one.lang !== 'en').map((one) => one.query);
const server = await serve();
const browser = await chromium.launch({ executablePath: process.env.LINLI_BROWSER ?? '/usr/bin/chromium', args: ['--disable-gpu'] });

// Types the question at once and waits until a result is shown; the pause after typing counts.
async function visible(page, query) {
  return page.evaluate((query) => new Promise((done) => {
    const input = document.querySelector('input[type=search]');
    const start = performance.now();
    let watch;
    const end = () => {
      if (!document.querySelector('[data-search-results] a')) return;
      watch.disconnect();
      requestAnimationFrame(() => done(performance.now() - start));
    };
    watch = new MutationObserver(end);
    watch.observe(document.body, { childList: true, subtree: true });
    input.value = query;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    setTimeout(() => { watch.disconnect(); done(NaN); }, 5000);
  }), query);
}

const cold = [], warm = [];
for (const query of queries.slice(0, 60)) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(new URL('index.html', server.address).href);
  await page.locator('input[type=search]').focus();
  await page.waitForFunction(() => document.querySelector('form[data-search]').linliPanel);
  cold.push(await visible(page, query));
  await page.locator('input[type=search]').fill('');
  await page.waitForFunction(() => !document.querySelector('[data-search-results] a'));
  warm.push(await visible(page, query));
  await context.close();
}
await browser.close();
await server.stop();

function show(list) {
  const sorted = list.filter((one) => !Number.isNaN(one)).sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(0);
  return `${at(0.5)} / ${at(0.95)} ms (${sorted.length} of ${list.length} found something)`;
}
console.log('| first result seen after typing, median / 95 % | | goal |\n|---|---|---|');
console.log(`| first question of a visit | ${show(cold)} | 180 / 350 ms |`);
console.log(`| the same question again | ${show(warm)} | 60 ms |`);
