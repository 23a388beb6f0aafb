// Every page is valid HTML, and no heavier than a phone in a lift can bear.

import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { test } from 'node:test';

import { allPages, bytes, text } from './support/site.mjs';
import { validator } from './support/validator.mjs';

test('every page is valid', async () => {
  const wrong = [];
  for (const path of allPages()) {
    const report = await validator.validateString(text(path), path);
    for (const { messages } of report.results) {
      wrong.push(...messages.map(({ ruleId, line, column, message }) => `${path}:${line}:${column}: ${ruleId}: ${message}`));
    }
  }
  assert.deepEqual(shortened(wrong), []);
});

test('a page states its language, title, description and character set', () => {
  const wrong = [];
  for (const path of allPages()) {
    const html = text(path);
    const lang = path.startsWith('en/') ? 'en' : 'zh-Hans';
    if (!/^<!doctype html>/i.test(html)) wrong.push(`${path}: no doctype`);
    if (!html.includes(`<html lang="${lang}">`)) wrong.push(`${path}: not in ${lang}`);
    if (!/<meta charset="utf-8">/.test(html)) wrong.push(`${path}: no character set`);
    if (!/<title>[^<]+<\/title>/.test(html)) wrong.push(`${path}: no title`);
    if ((html.match(/<h1[\s>]/g) ?? []).length !== 1) wrong.push(`${path}: not one first heading`);
  }
  assert.deepEqual(wrong, []);
});

test('structured data is JSON and says what it is', () => {
  let described = 0;
  for (const path of allPages()) {
    for (const [, json] of text(path).matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)) {
      const data = JSON.parse(json);
      assert.equal(data['@context'], 'https://schema.org', path);
      described += 1;
    }
  }
  assert.ok(described >= allPages().length * 0.9, `${described} of ${allPages().length} pages`);
});

test('a first visit costs at most 12 KB of style, 8 KB of script, 40 KB in all without pictures', () => {
  const wrong = [];
  let sum = 0;
  for (const path of allPages()) {
    const html = text(path);
    const weigh = (pattern) => [...html.matchAll(pattern)]
      .map(([, address]) => gzipSync(bytes(new URL(address, `http://site/${path}`).pathname.slice(1))).length)
      .reduce((one, other) => one + other, 0);
    const style = weigh(/<link rel="stylesheet" href="([^"]+)"/g);
    const script = weigh(/<script src="([^"]+)"/g);
    const page = gzipSync(html).length;
    sum += page;
    if (style > 12 * 1024) wrong.push(`${path}: ${style} bytes of style`);
    if (script > 8 * 1024) wrong.push(`${path}: ${script} bytes of script`);
    const statute = path.includes('statutes/') || path.includes('all');
    if (style + script + page > (statute ? 80 : 40) * 1024) wrong.push(`${path}: ${style + script + page} bytes in all`);
    if (/@font-face/.test(html)) wrong.push(`${path}: a web font`);
  }
  assert.deepEqual(wrong, []);
  const mean = sum / allPages().length;
  assert.ok(mean <= 8 * 1024, `pages weigh ${Math.round(mean)} bytes on average`);
});

// Returns the first twenty of a long list, and how many there are.
function shortened(list) {
  return list.length > 20 ? [...list.slice(0, 20), `and ${list.length - 20} more`] : list;
}
