// Every link leads somewhere: files, anchors, the other language, the paper.

import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { test } from 'node:test';

import { follow, ids } from './support/follow.mjs';
import { allFiles, allPages, bytes, text } from './support/site.mjs';

const files = new Set(allFiles());

test('every link, script, style and picture of every page is there, and so is every anchor', () => {
  const wrong = [];
  const anchors = new Map(allPages().map((path) => [path, new Set(ids(text(path)))]));
  for (const path of allPages()) {
    const html = text(path).replaceAll(/<script type="application\/ld\+json">.*?<\/script>/gs, '');
    for (const [, address] of html.matchAll(/\s(?:href|src|action|data-script)="([^"]*)"/g)) {
      const trouble = follow(path, address.replaceAll('&amp;', '&'), anchors);
      if (trouble) wrong.push(`${path}: ${address}: ${trouble}`);
    }
    for (const [, widths] of html.matchAll(/\ssrcset="([^"]*)"/g)) {
      for (const address of widths.split(', ').map((one) => one.split(' ')[0])) {
        const trouble = follow(path, address, anchors);
        if (trouble) wrong.push(`${path}: ${address}: ${trouble}`);
      }
    }
  }
  assert.deepEqual(wrong, []);
});

test('an id stands once on its page', () => {
  const wrong = [];
  for (const path of allPages()) {
    const seen = new Set();
    for (const id of ids(text(path))) {
      if (seen.has(id)) wrong.push(`${path}: ${id}`);
      seen.add(id);
    }
  }
  assert.deepEqual(wrong, []);
});

test('what is another language of a page says the same of the page', () => {
  const wrong = [];
  const own = /<link rel="canonical" href="([^"]+)"/;
  const canonical = new Map(allPages().map((path) => [own.exec(text(path))?.[1], path]));
  for (const [address, path] of canonical) {
    if (!address) continue;
    for (const [, lang, other] of text(path).matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g)) {
      const there = canonical.get(other);
      if (!there) wrong.push(`${path}: ${lang}: ${other} is no page`);
      else if (!text(there).includes(`href="${address}"`)) wrong.push(`${path}: ${other} does not lead back`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('papers are PDFs, feeds are XML, calendars are calendars', () => {
  const wrong = [];
  const begins = { '.pdf': '%PDF-', '.xml': '<?xml', '.ics': 'BEGIN:VCALENDAR' };
  for (const path of files) {
    const wanted = begins[posix.extname(path)];
    const start = bytes(path).subarray(0, 20).toString('latin1');
    if (wanted && !start.startsWith(wanted)) wrong.push(`${path} begins with ${start}`);
  }
  assert.deepEqual(wrong, []);
});

test('every newsletter has its PDF beside its page', () => {
  const issues = allPages().filter((path) => /^newsletters\/(?!index|page-|\d{4}\.)/.test(path));
  assert.ok(issues.length > 0);
  for (const path of issues) {
    const paper = path.replace(/\.html$/, '.pdf');
    assert.ok(files.has(paper), `${paper} is not there`);
    assert.ok(text(path).includes(posix.basename(paper)), `${path} does not lead to ${paper}`);
  }
});

test('the sitemap lists pages that are there, and every page that may be found', () => {
  const listed = [...text('sitemap.xml').matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => {
    const path = decodeURIComponent(new URL(address).pathname.slice(1));
    return path === '' || path.endsWith('/') ? `${path}index.html` : path;
  });
  const missing = listed.filter((path) => !files.has(path));
  assert.deepEqual(missing, []);
  // A year's or topic's list and the search page hold nothing that is not on another page.
  const maySayNothing = /(^|\/)(\d{4}|topic-[^/]+|search)\.html$/;
  const silent = allPages().filter((path) => !/noindex/.test(text(path)) && !listed.includes(path));
  assert.deepEqual(silent.filter((path) => !maySayNothing.test(path)), []);
});
