// A browser on the built site, and what goes wrong in it.

import { after, before } from 'node:test';

import { chromium } from 'playwright-core';

import { serve } from './serve.mjs';

const phone = { width: 390, height: 844 };

// Starts one server and one browser for the tests of a file, and ends both after them.
export function browse() {
  const world = { address: '', browser: null };
  let server;
  before(async () => {
    server = await serve();
    world.address = server.address;
    world.browser = await chromium.launch({
      executablePath: process.env.LINLI_BROWSER ?? '/usr/bin/chromium',
      args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync'],
    });
  });
  after(async () => {
    await world.browser?.close();
    await server?.stop();
  });
  // Opens one page in a context of its own, gives it to the work, and returns what the work returned.
  world.visit = async (path, work, options = {}) => {
    const { prepare, ...rest } = options;
    const context = await world.browser.newContext({ viewport: phone, locale: 'zh-CN', serviceWorkers: 'block', ...rest });
    try {
      const page = await context.newPage();
      page.troubles = watch(page, world.address);
      await page.addInitScript(noteViolations);
      await prepare?.(page, context);
      await page.goto(new URL(path, world.address).href, { waitUntil: 'load' });
      return await work(page, path);
    } finally {
      await context.close();
    }
  };
  // Opens pages one after another as one reader, and gathers what the work finds wrong with each.
  world.tour = async (paths, work, options = {}) => {
    const wrong = [];
    await world.visit('404.html', async (page) => {
      for (const path of paths) {
        page.troubles.length = 0;
        await page.goto(new URL(path, world.address).href, { waitUntil: 'load' });
        const found = await work(page, path);
        wrong.push(...found.map((what) => `${path}: ${what}`));
      }
    }, options);
    return wrong;
  };
  return world;
}

// Collects console errors, uncaught errors, failed requests and requests to anybody else.
function watch(page, address) {
  const troubles = [];
  const own = new URL(address).host;
  page.on('console', (message) => {
    // How the tool blocks workers is no trouble of the page.
    if (message.text() === 'Service Worker registration blocked by Playwright') return;
    if (['error', 'warning'].includes(message.type())) troubles.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`uncaught: ${error.message}`));
  page.on('requestfailed', (request) => {
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') troubles.push(`failed: ${request.url()}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (['http:', 'https:'].includes(url.protocol) && url.host !== own) troubles.push(`elsewhere: ${url.href}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()}: ${response.url()}`);
  });
  return troubles;
}

function noteViolations() {
  document.addEventListener('securitypolicyviolation', (event) => {
    console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
  });
}

// The text steps, as a reader who chose one before comes back with it.
export function withTextStep(step) {
  return (page) => page.addInitScript((step) => localStorage.setItem('linli-text', step), step);
}
