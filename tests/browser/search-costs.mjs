// What a first question costs in bytes, requests and time: node tests/browser/search-costs.mjs FOLDER
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { load, root } from './search-script.mjs';

const search = load();
const folder = process.argv[2];
const read = (name) => JSON.parse(fs.readFileSync(path.join(root, 'tests/spec/search', name), 'utf8'));
const queries = [...read('queries.json'), ...read('held-out.json')].map((one) => one.query);

function at(list, share) {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

async function ask(store, query) {
  const first = await search.rank(store, query);
  const answer = (first.repair && await first.repair()) || first;
  await Promise.all(answer.hits.slice(0, 10).map((hit) => answer.store.page(hit.page)));
}

const bytes = [], requests = [], warm = [];
for (const query of queries) {
  let size = 0, count = 0;
  const fetchFile = async (name, packed) => {
    const file = fs.readFileSync(path.join(folder, name));
    size += file.length;
    count++;
    return new Uint8Array(packed ? zlib.inflateRawSync(file) : file);
  };
  const store = await search.Store.open(fetchFile, 'zh-Hans');
  await ask(store, query);
  bytes.push(size / 1024);
  requests.push(count);
  const start = performance.now();
  await ask(store, query);
  warm.push(performance.now() - start);
}
const show = (list, digits) => `${at(list, 0.5).toFixed(digits)} / ${at(list, 0.95).toFixed(digits)}`;
const most = /laws/.test(folder) ? 160 : /notices/.test(folder) ? 110 : 90;
console.log('| of a question, median / 95 % | | goal |\n|---|---|---|');
console.log(`| index files, KB packed | ${show(bytes, 0)} | median ${most} with script and page |`);
console.log(`| requests | ${show(requests, 0)} | 25 |`);
console.log(`| the same question again, ms | ${show(warm, 1)} | 2 / 10 |`);
