// The search script finds what the program finds: node --test tests/browser/search-answers.test.mjs
//
// The index and the program's answers are left in target/tmp by `cargo nextest run search_answers`.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import zlib from 'node:zlib';
import { load, root } from './search-script.mjs';

const search = load();
const folder = path.join(root, 'target/tmp/search-statutes');
const answers = JSON.parse(fs.readFileSync(path.join(folder, 'answers.json'), 'utf8'));

async function fetchFile(name, packed) {
  const bytes = fs.readFileSync(path.join(folder, name));
  return new Uint8Array(packed ? zlib.inflateRawSync(bytes) : bytes);
}

const store = await search.Store.open(fetchFile, 'zh-Hans');

async function answerTo(query) {
  const first = await search.rank(store, query);
  return (first.repair && await first.repair()) || first;
}

for (const answer of answers) {
  test(answer.query, async () => {
    const own = await answerTo(answer.query);
    const first = own.hits.slice(0, 10);
    assert.deepEqual(own.words.map((word) => word.text), answer.words);
    assert.equal(own.hits.length, answer.count);
    assert.equal(own.total, answer.count);
    assert.equal(own.partial, answer.partial);
    assert.deepEqual(own.instead.map((one) => [one.typed, one.searched, one.why]), answer.instead);
    assert.deepEqual(first.map((hit) => hit.page), answer.pages);
    first.forEach((hit, at) => assert.ok(Math.abs(hit.score - answer.scores[at]) < 1e-9 * hit.score + 1e-12));
  });
}

test('every page that is found has a title, an address and a line to show', async () => {
  for (const answer of answers) {
    const own = await answerTo(answer.query);
    for (const hit of own.hits.slice(0, 10)) {
      const page = await store.page(hit.page);
      const snippet = search.snippet(page, own.words);
      assert.ok(page.path && page.title);
      const marked = snippet.title.concat(snippet.text).filter((piece) => piece.marked);
      assert.ok(marked.length > 0, `${answer.query}: nothing is marked in ${page.title}`);
    }
  }
});
