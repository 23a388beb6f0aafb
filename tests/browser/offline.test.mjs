// Without network what was kept can be read, and says so; where keeping is refused, nothing is missing.

import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { test } from 'node:test';

import { browse } from './support/browse.mjs';
import { allFiles, bytes, pageTypes, text } from './support/site.mjs';

const world = browse();

async function kept(page) {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(async () => {
    const list = await (await fetch('offline.json')).json();
    const names = await caches.keys();
    return names.length === 1 && (await (await caches.open(names[0])).keys()).length === list.files.length;
  });
}

test('without network a kept page is shown and says when it was kept; others lead to the way to help', async () => {
  const { files } = JSON.parse(text('offline.json'));
  const notice = files.find((path) => /^notices\/(?!index)/.test(path));
  await world.visit('index.html', async (page) => {
    await kept(page);
    const open = (path) => page.goto(new URL(path, world.address).href);
    await open(notice);
    assert.equal(await page.getByText('离线副本').count(), 0, 'what comes from the network is no copy');
    await page.context().setOffline(true);
    await open(notice);
    assert.match(await page.locator('main > .note').innerText(), /^离线副本，保存于 \d{4}-\d\d-\d\d \d\d:\d\d/);
    const size = await page.evaluate(() => getComputedStyle(document.querySelector('main')).fontSize);
    assert.equal(size, '18px', 'it is styled');
    await open('./');
    assert.ok(await page.locator('main > .note').isVisible(), 'the home page by its folder');
    await open('buildings/3.html');
    assert.match(page.url(), /offline\.html$/);
    assert.ok(await page.locator('main a[href^="tel:"]').first().isVisible());
    assert.ok(await page.locator(`main a[href="${notice}"]`).isVisible());
  }, { serviceWorkers: 'allow' });
});

test('what was urgent is not shown as current from a copy', async () => {
  if (!/data-urgent/.test(text('index.html'))) return;
  await world.visit('index.html', async (page) => {
    await kept(page);
    const [expires, pinned] = await page.locator('[data-urgent]').first().evaluate((one) =>
      [one.dataset.expires, document.body.dataset.pinned].map(Date.parse));
    await page.context().setOffline(true);
    await page.reload();
    assert.ok(await page.locator('main > .note').isVisible());
    await page.clock.fastForward(expires - pinned + 120_000);
    assert.equal(await page.locator('[data-urgent]').first().isVisible(), false);
  }, { prepare: (page) => page.clock.install(), serviceWorkers: 'allow' });
});

test('every urgent banner says when it ceases', () => {
  for (const [banner] of text('index.html').matchAll(/<article class="urgent__one"[^>]*>/g)) {
    assert.match(banner, /data-expires="\d{4}-/);
  }
});

test('what is kept is there, and the script is light', () => {
  const files = new Set(allFiles());
  const missing = JSON.parse(text('offline.json')).files.filter((path) => !files.has(decodeURIComponent(path)));
  assert.deepEqual(missing, []);
  const [, worker] = /importScripts\("([^"]+)"\)/.exec(text('sw.js'));
  const weight = gzipSync(bytes('sw.js')).length + gzipSync(bytes(worker)).length;
  assert.ok(weight <= 1536, `${weight} bytes`);
});

const refusals = {
  'workers are refused': () => {
    Object.defineProperty(navigator, 'serviceWorker', { get: () => ({ register: () => Promise.reject(new DOMException('refused', 'SecurityError')) }) });
  },
  'workers throw': () => {
    Object.defineProperty(navigator, 'serviceWorker', { get() { throw new DOMException('refused', 'SecurityError'); } });
  },
  'workers are not known': () => Object.defineProperty(navigator, 'serviceWorker', { value: undefined }),
  'storage and caches are refused': () => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
      Object.defineProperty(window, name, { get() { throw new DOMException('refused', 'SecurityError'); } });
    }
  },
};

for (const [name, refuse] of Object.entries(refusals)) {
  test(`no page complains where ${name}`, async () => {
    const wrong = await world.tour(pageTypes(), async (page) => page.troubles, {
      prepare: (page) => page.addInitScript(refuse), serviceWorkers: 'allow',
    });
    assert.deepEqual(wrong, []);
  });
}

// The name of an in-app browser of 2018. It is the name only: the engine is the one at hand.
const wechat = 'Mozilla/5.0 (Linux; Android 7.1.1; OPPO R9s) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 '
  + 'Chrome/53.0.2785.143 MQQBrowser/6.2 TBS/043906 Mobile Safari/537.36 MicroMessenger/6.6.3.1260(0x26060339) NetType/4G Language/zh_CN';

test('an old WeChat gets every type of page without complaint, workers blocked', async () => {
  const wrong = await world.tour(pageTypes(), async (page) => page.troubles, { userAgent: wechat, serviceWorkers: 'block' });
  assert.deepEqual(wrong, []);
});
