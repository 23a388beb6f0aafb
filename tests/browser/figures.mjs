// Measures the built site and writes one table, our column beside the anchors', into the file that LINLI_FIGURES names.

import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

import { chromium } from 'playwright-core';

import { broken } from './support/axe.mjs';
import { withTextStep } from './support/browse.mjs';
import { follow, ids } from './support/follow.mjs';
import { doubleText, missed, runsOut, small, textSizes } from './support/measure.mjs';
import { serve } from './support/serve.mjs';
import { allFiles, allPages, pageTypes, text } from './support/site.mjs';
import { validator } from './support/validator.mjs';

const pages = allPages();
const types = pageTypes();
const phone = { width: 390, height: 844 };
const server = await serve();
const own = new URL(server.address).host;
const browser = await chromium.launch({
  executablePath: process.env.LINLI_BROWSER ?? '/usr/bin/chromium',
  args: ['--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update'],
});

// Visits pages one after another and gives what the work returns of each.
async function tour(paths, work, { prepare, ...options } = {}) {
  const context = await browser.newContext({ viewport: phone, locale: 'zh-CN', serviceWorkers: 'block', ...options });
  const page = await context.newPage();
  const seen = { errors: 0, elsewhere: 0, violations: 0, answers: [] };
  page.on('pageerror', () => { seen.errors += 1; });
  page.on('console', (message) => { if (/violates the following Content Security Policy|policy: /.test(message.text())) seen.violations += 1; });
  page.on('request', (request) => { const url = new URL(request.url()); if (/^http/.test(url.protocol) && url.host !== own) seen.elsewhere += 1; });
  page.on('response', (response) => seen.answers.push(response));
  await prepare?.(page);
  const results = [];
  for (const path of paths) {
    seen.answers.length = 0;
    await page.goto(new URL(path, server.address).href, { waitUntil: 'load' });
    results.push(await work(page, path, seen));
  }
  await context.close();
  return { results, ...seen };
}

const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);
const worst = (numbers) => Math.max(...numbers);
const kb = (bytes) => Number((bytes / 1024).toFixed(1));
const say = (what) => process.stderr.write(`${what}\n`);

say('axe on every page');
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const faults = async (page) => {
  const found = await broken(page);
  const nodes = (wanted) => sum(found.filter(wanted).map(({ nodes }) => nodes.length));
  const isWcag = ({ tags }) => tags.some((tag) => wcag.includes(tag));
  return { wcag: nodes(isWcag), best: nodes((one) => !isWcag(one)) };
};
const looks = [[pages, {}], [types, { colorScheme: 'dark' }], [types, { prepare: withTextStep('largest') }], [types, { viewport: { width: 1280, height: 900 } }]];
const axe = [];
for (const [paths, options] of looks) axe.push(...(await tour(paths, faults, options)).results);

say('validator, links and inline code on every page');
let invalid = 0;
let dead = 0;
let inline = 0;
let described = 0;
const anchors = new Map(pages.map((path) => [path, new Set(ids(text(path)))]));
for (const path of pages) {
  const report = await validator.validateString(text(path), path);
  invalid += sum(report.results.map(({ messages }) => messages.length));
  const html = text(path).replaceAll(/<script type="application\/ld\+json">.*?<\/script>/gs, () => { described += 1; return ''; });
  for (const [, address] of html.matchAll(/\s(?:href|src|action|data-script)="([^"]*)"/g)) dead += follow(path, address.replaceAll('&amp;', '&'), anchors) ? 1 : 0;
  inline += (html.match(/<[a-z][^>]*\s(style|on[a-z]+)=|<style|<script(?![^>]*\ssrc=)|href="javascript:/g) ?? []).length;
}

say('first visits, throttled');
const slow = await tour(types, async (page, path, seen) => {
  await page.waitForLoadState('networkidle');
  const paints = await page.evaluate(() => window.figures);
  const kinds = { html: 0, css: 0, js: 0, font: 0, picture: 0 };
  for (const answer of [...seen.answers]) {
    const type = answer.headers()['content-type'] ?? '';
    const body = await answer.body().catch(() => Buffer.alloc(0));
    const kind = /html/.test(type) ? 'html' : /css/.test(type) ? 'css' : /javascript/.test(type) ? 'js' : /font/.test(type) ? 'font' : 'picture';
    kinds[kind] += /png|jpeg|webp/.test(type) ? body.length : gzipSync(body).length;
  }
  const blocking = await page.evaluate(() => document.querySelectorAll('head link[rel=stylesheet], head script[src]:not([defer]):not([async])').length);
  return { ...paints, ...kinds, blocking, requests: seen.answers.length };
}, {
  prepare: async (page) => {
    await page.addInitScript(watchPaints);
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    await session.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 1.6 * 1024 * 1024 / 8, uploadThroughput: 750 * 1024 / 8 });
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  },
});
const visits = slow.results;

function watchPaints() {
  window.figures = { fcp: 0, lcp: 0, tbt: 0, cls: 0 };
  const watch = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  watch('paint', (one) => { if (one.name === 'first-contentful-paint') window.figures.fcp = one.startTime; });
  watch('largest-contentful-paint', (one) => { window.figures.lcp = one.startTime; });
  watch('longtask', (one) => { window.figures.tbt += Math.max(0, one.duration - 50); });
  watch('layout-shift', (one) => { window.figures.cls += one.value; });
}

say('shape, script, keyboard, paper');
const nothing = async () => 0;
const refused = await tour(types, nothing, { prepare: (page) => page.addInitScript(() => {
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) Object.defineProperty(window, name, { get() { throw new DOMException('refused', 'SecurityError'); } });
}) });
const plain = await tour(types, async (page) => ({
  sizes: await page.evaluate(textSizes), out: (await page.evaluate(runsOut)).length, small: (await page.evaluate(small, { body: 18, any: 16, line: 1.6 })).length,
  missed: (await page.evaluate(missed, 44)).length, signs: await signs(page),
}));
const narrow = await tour(types, async (page) => (await page.evaluate(runsOut)).length, { viewport: { width: 320, height: 640 } });
const doubled = await tour(types, async (page) => ({ size: (await page.evaluate(textSizes)).main, out: (await page.evaluate(runsOut)).length }), { prepare: (page) => page.addInitScript(doubleText) });
const largest = await tour(types, async (page) => ({
  size: (await page.evaluate(textSizes)).main, out: (await page.evaluate(runsOut)).length, missed: (await page.evaluate(missed, 60)).length, starts: await starts(page),
}), { prepare: withTextStep('largest') });
const standard = await tour(types, starts);
const bare = await tour(types, async (page) => ({ signs: await signs(page), dead: await page.locator('button:not([type=submit]):visible, select:visible').count() }), { javaScriptEnabled: false });
const keys = await tour(types.filter((path) => !/search\.html$/.test(path)), async (page) => {
  let search = 0;
  let weak = 0;
  let skip = false;
  for (let press = 1; press <= 20; press += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const at = document.activeElement;
      const style = getComputedStyle(at);
      const ring = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
      return { search: at.type === 'search', skip: at.getAttribute('href') === '#main', weak: at !== document.body && !ring };
    });
    if (press === 1) skip = stop.skip;
    if (stop.search && !search) search = press;
    weak += stop.weak ? 1 : 0;
  }
  return { search: search || 99, weak, skip };
});
const paper = await tour(types, async (page) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const found = await page.evaluate(() => ({
    furniture: [...document.querySelectorAll('nav, form, button, .skip')].filter((node) => node.getClientRects().length > 0).length,
    dark: getComputedStyle(document.body).color.match(/[\d.]+/g).slice(0, 3).every((part) => Number(part) < 80),
  }));
  await page.emulateMedia({ media: 'screen' });
  return found;
});
await browser.close();
await server.stop();

function starts(page) {
  return page.evaluate(() => document.querySelector('main').getBoundingClientRect().top / window.innerHeight);
}

async function signs(page) {
  return page.locator('main').evaluate((main) => main.innerText.replace(/\s/g, '').length);
}

const of = (results, key) => results.map((one) => one[key]);
const share = worst(plain.results.map((one, at) => 1 - bare.results[at].signs / Math.max(1, one.signs)));
const growth = Math.min(...plain.results.map((one, at) => doubled.results[at].size / one.sizes.main));
const heaviest = (visit) => visit.html + visit.css + visit.js + visit.font;
const gz = pages.map((path) => gzipSync(text(path)).length);
const files = allFiles();
const count = (ending) => files.filter((path) => path.endsWith(ending)).length;

// Name; Starlight, VitePress, mdBook; ours; goal; whether ours holds.
const most = (name, anchors, ours, goal, unit = '') => [name, anchors, ours, `≤ ${goal}${unit}`, ours <= goal];
const least = (name, anchors, ours, goal, unit = '') => [name, anchors, ours, `≥ ${goal}${unit}`, ours >= goal];
const none = (name, anchors, ours) => [name, anchors, ours, '0', ours === 0];
const round = Math.round;
const two = (number) => Number(number.toFixed(2));
const rows = [
  none(`axe, WCAG 2.2 A and AA: elements on all ${pages.length} pages, and on each type in dark, largest text and wide`, ['15', '18', '549'], sum(of(axe, 'wcag'))),
  none('axe, best practice: elements', ['0', '16', '124'], sum(of(axe, 'best'))),
  most('first contentful paint, slow phone, ms', ['1071', '1685', '3142'], round(worst(of(visits, 'fcp'))), 1200),
  most('largest contentful paint, slow phone, ms', ['1098', '1985', '3142'], round(worst(of(visits, 'lcp'))), 1500),
  most('blocking time, ms', ['0', '142', '173'], round(worst(of(visits, 'tbt'))), 50),
  most('layout shift', ['0', '0', '0.059'], two(worst(of(visits, 'cls'))), 0.01),
  none('validator, findings on all pages', ['119', '52', '72'], invalid),
  most('first visit, KB packed, with pictures', ['50.6', '170.2', '475.7'], kb(worst(visits.map((one) => heaviest(one) + one.picture))), 150),
  most('first visit, KB packed, without pictures; statutes and the index of everything left out', ['50.6', '170.2', '475.7'], kb(worst(visits.filter((_, at) => !/statutes\/|all/.test(types[at])).map(heaviest))), 40),
  most('styles, KB packed', ['12.5', '19.9', '12.8'], kb(worst(of(visits, 'css'))), 12),
  most('scripts, KB packed', ['30.4', '61.1', '181.8'], kb(worst(visits.filter((_, at) => !/search/.test(types[at])).map((one) => one.js))), 8),
  none('web fonts, KB', ['0', '66.2', '267'], kb(worst(of(visits, 'font')))),
  most('requests', ['8', '25', '29'], worst(of(visits, 'requests')), 12),
  most('render-blocking', ['1', '2', '8'], worst(of(visits, 'blocking')), 2),
  most('mean HTML, KB packed', ['7.0', '5.0', '7.8'], kb(sum(gz) / gz.length), 8),
  none('broken links, anchors and files', ['53', '0', '31'], dead),
  none('inline scripts, styles and handlers', ['2988', '575', '251'], inline),
  none("violations of `default-src 'self'`", ['529', '131', '144'], slow.violations + plain.violations),
  none('uncaught errors where storage is refused', ['56', '12', '12'], refused.errors),
  none('requests to other hosts', ['0', '0', '12'], slow.elsewhere),
  least('text without script, of 100', ['100', '100', '100'], two(100 - 100 * Math.max(0, share)), 99),
  none('dead buttons without script', ['21', '42', '0'], sum(of(bare.results, 'dead'))),
  most('Tab presses to search', ['3', '3', '35'], worst(of(keys.results, 'search')), 4),
  none('pages that run out at 320 px', ['0', '0', '0'], sum(narrow.results)),
  none('pages that run out at 200 % text', ['10', '0', '0'], sum(of(doubled.results, 'out'))),
  least('growth when text is doubled', ['2.0', '1.0', '3.2'], two(growth), 1.95),
  none('pages with text under 18/16 px or lines under 1.6', ['—', '—', '—'], sum(of(plain.results, 'small'))),
  none('pages where fewer than 95 of 100 targets are 44 px', ['—', '—', '—'], sum(of(plain.results, 'missed'))),
  least('largest text, px', ['none', 'none', 'none'], Math.min(...of(largest.results, 'size')), 30),
  none('largest text: pages that run out, or with targets under 60 px', ['—', '—', '—'], sum(of(largest.results, 'out')) + sum(of(largest.results, 'missed'))),
  most('content begins at, of a phone’s screen', ['0.14', '0.20', '0.10'], two(worst(standard.results)), 0.33),
  most('the same at the largest text', ['—', '—', '—'], two(worst(of(largest.results, 'starts'))), 0.45),
  none('stops without a ring', ['1', '0', '0'], sum(of(keys.results, 'weak'))),
  none('pages whose first stop is no skip link', ['0', '0', '35'].map(() => '—'), keys.results.filter(({ skip }) => !skip).length),
  none('furniture on paper', ['0', '58', '0'], sum(of(paper.results, 'furniture'))),
  none('pages with light ink on paper from a dark screen', ['0', 'yes', 'yes'], paper.results.filter(({ dark }) => !dark).length),
  least('pages with JSON-LD, of 100', ['0', '0', '0'], two(100 * Math.min(described, pages.length) / pages.length), 95),
  least('calendars', ['0', '0', '0'], count('.ics'), 1),
  least('feeds', ['0', '0', '0'], count('feed.xml'), 1),
];

const failed = rows.filter(([, , , , held]) => !held).length;
const table = rows.map(([name, anchors, ours, goal, held]) => `| ${name} | ${anchors.join(' | ')} | ${ours} | ${goal} | ${held ? 'held' : '**missed**'} |`).join('\n');
writeFileSync(process.env.LINLI_FIGURES, `# Figures

Written by \`cargo xtask figures\` from the example site; do not edit.
Where nothing else is said, a figure is that of the worst page among ${types.length} types of page, in Chinese and English.
The anchors were measured once, with 53 pages of the same Chinese content (mdBook: its own guide); “—” was not measured.
A slow phone has 150 ms to the host, 1.6 Mbit/s and a processor four times slower than the machine's own, which makes times differ between machines.

| | Starlight 0.37.7 | VitePress 1.6.4 | mdBook 0.5.4 | linli | goal | |
|---|---:|---:|---:|---:|---:|---|
${table}

${rows.length - failed} of ${rows.length} held.
`);
say(`${rows.length - failed} of ${rows.length} held`);
for (const [name, , ours, goal, held] of rows) if (!held) say(`missed: ${name}: ${ours}, goal ${goal}`);
