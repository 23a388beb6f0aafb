// The script that verifies a chain agrees with the golden vectors, and is not fooled: node --test tests/browser/chain-vectors.test.mjs
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import vm from 'node:vm';
import { root } from './search-script.mjs';

const world = { TextEncoder, TextDecoder, Uint8Array };
world.self = world;
vm.createContext(world);
vm.runInContext(fs.readFileSync(path.join(root, 'themes/default/verify.js'), 'utf8'), world);
const chain = world.linliChain;
const vectors = JSON.parse(fs.readFileSync(path.join(root, 'tests/data/disclosure-chain.json'), 'utf8'));
const bytes = (text) => new TextEncoder().encode(text);

const held = new Map(Object.entries(vectors.disclosures).map(([n, doc]) => {
  const entry = vectors.chain.find((it) => it.n === n);
  return [`documents/${n}-${entry.id}.json`, bytes(JSON.stringify(doc))];
}));
for (const [name, hex] of Object.entries(vectors.files_hex)) held.set(`files/${name}`, Uint8Array.from(Buffer.from(hex, 'hex')));
const list = (entries) => entries.map((entry) => JSON.stringify(entry)).join('\n') + '\n';
const prove = (entries, files = held, head = null) => chain.prove(list(entries), (name) => files.get(name), head);

test('canonical text and its digests are those of the vectors', () => {
  for (const vector of vectors.text) {
    assert.equal(chain.canonical(vector.in), vector.out);
    assert.equal(chain.hex(chain.sha256(bytes(vector.out))), vector.sha256);
  }
});

test('a digest is right for every length around a block', () => {
  for (let length = 0; length < 200; length++) {
    const some = new Uint8Array(length).fill(length);
    assert.equal(chain.hex(chain.sha256(some)), createHash('sha256').update(some).digest('hex'), String(length));
  }
});

test('documents and entries have the digests of the vectors', () => {
  for (const [n, doc] of Object.entries(vectors.disclosures)) assert.equal(chain.documentHash(doc), vectors.docs[n]);
  for (const entry of vectors.chain) assert.equal(chain.entryHash(entry), entry.hash);
});

test('the whole chain holds, and a head is read in both forms', () => {
  assert.equal(prove(vectors.chain).entries.length, vectors.chain.length);
  const third = vectors.chain[2].hash;
  assert.equal(prove(vectors.chain, held, third).onPaper.n, '3');
  const misread = chain.short(third).toLowerCase().replace(/0/g, 'o').replace(/1/g, 'l');
  assert.equal(prove(vectors.chain, held, misread).onPaper.n, '3');
  assert.equal(prove(vectors.chain.slice(0, 2), held, third).why, 'head');
});

test('every forgery is noticed', () => {
  const wrong = [];
  const noticed = (name, proof) => { if (!proof.why) wrong.push(name); };
  vectors.chain.forEach((entry, at) => {
    for (const key of ['n', 'kind', 'id', 'title', 'date', 'doc', 'prev', 'corrects', 'reason', 'hash']) {
      const forged = structuredClone(vectors.chain);
      forged[at][key] = key === 'doc' || key === 'prev' || key === 'hash' ? '0'.repeat(63) + '7' : forged[at][key] + '1';
      noticed(`${key} of ${at}`, prove(forged));
    }
    if (at + 1 < vectors.chain.length) {
      noticed(`drop ${at}`, prove(vectors.chain.filter((it) => it !== entry)));
      const moved = [...vectors.chain];
      [moved[at], moved[at + 1]] = [moved[at + 1], moved[at]];
      noticed(`move ${at}`, prove(moved));
    }
    noticed(`twice ${at}`, prove([...vectors.chain, entry]));
  });
  for (const [name, content] of held) {
    for (let at = 0; at < content.length; at += 3) {
      const files = new Map(held), changed = Uint8Array.from(content);
      if (changed[at] === 32 || changed[at] === 10) continue;
      changed[at] = changed[at] === 49 ? 50 : 49;
      files.set(name, changed);
      noticed(`${name} at ${at}`, prove(vectors.chain, files));
    }
    const files = new Map(held);
    files.delete(name);
    noticed(`${name} gone`, prove(vectors.chain, files));
  }
  assert.deepEqual(wrong, []);
});
