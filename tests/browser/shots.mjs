// Takes pictures of eight kinds of page in five looks, into the folder that LINLI_SHOTS names.

import { join } from 'node:path';

import { chromium } from 'playwright-core';

import { serve } from './support/serve.mjs';
import { allPages, pageTypes } from './support/site.mjs';

const folder = process.env.LINLI_SHOTS;
const first = (pattern) => allPages().find((path) => pattern.test(path));
const richest = (pattern) => pageTypes().find((path) => pattern.test(path));
const entry = (kind) => new RegExp(`^${kind}/(?!index|page-|\\d{4}[.-])`);

const pages = {
  home: 'index.html',
  notices: 'notices/index.html',
  notice: first(entry('notices')),
  chapter: first(entry('handbook')),
  statute: richest(entry('statutes')),
  disclosure: first(entry('disclosures')),
  events: 'events/index.html',
  newsletter: first(entry('newsletters')),
};

const phone = { width: 390, height: 844 };
const looks = {
  phone: { viewport: phone },
  desk: { viewport: { width: 1280, height: 900 } },
  largest: { viewport: phone, step: 'largest' },
  dark: { viewport: phone, colorScheme: 'dark' },
  print: { viewport: { width: 794, height: 1123 }, media: 'print' },
};

const server = await serve();
const browser = await chromium.launch({
  executablePath: process.env.LINLI_BROWSER ?? '/usr/bin/chromium',
  args: ['--disable-gpu', '--force-device-scale-factor=1', '--font-render-hinting=none', '--disable-lcd-text', '--hide-scrollbars'],
});
try {
  for (const [look, { media, step, ...options }] of Object.entries(looks)) {
    const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce', serviceWorkers: 'block', ...options });
    const page = await context.newPage();
    if (step) await page.addInitScript((step) => localStorage.setItem('linli-text', step), step);
    if (media) await page.emulateMedia({ media });
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(new URL(path, server.address).href, { waitUntil: 'networkidle' });
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      const { width, height: screen } = options.viewport;
      await page.screenshot({
        path: join(folder, `${name}-${look}.png`), fullPage: true, animations: 'disabled', caret: 'hide',
        clip: { x: 0, y: 0, width, height: Math.min(height, screen * 2) },
      });
    }
    await context.close();
  }
} finally {
  await browser.close();
  await server.stop();
}
