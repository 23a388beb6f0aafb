// The search script reads text as the program does: node --test tests/browser/search-vectors.test.mjs
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { load, root } from './search-script.mjs';

const search = load();
search.questions(fs.readFileSync(path.join(root, 'src/han/tables/questions.txt'), 'utf8'));
const file = path.join(root, 'tests/spec/search/terms.json');
const vectors = JSON.parse(fs.readFileSync(file, 'utf8'));

function unitsOf(text) {
  return search.units(text).map((unit, at) => (at > 0 && unit.after ? '| ' : '') + unit.text).join(' ');
}

function numbersOf(text) {
  return search.quantities(search.units(text)).map((number) =>
    (number.ordinal ? '第' : '') + number.digits + number.counted);
}

if (process.env.BLESS) {
  vectors.forEach((vector) => { vector.asked = search.ask(vector.text).terms; });
  fs.writeFileSync(file, JSON.stringify(vectors, null, 2) + '\n');
}

for (const vector of vectors) {
  test(vector.why, () => {
    assert.equal(unitsOf(vector.text), vector.units);
    assert.deepEqual(numbersOf(vector.text), vector.numbers);
    assert.deepEqual(search.ask(vector.text).terms, vector.asked);
  });
}

test('every unit knows its place in the text', () => {
  for (const { text } of vectors) {
    for (const unit of search.units(text)) {
      const place = text.slice(unit.start, unit.end);
      const read = search.units(place).map((one) => one.text).join('');
      assert.ok(read.includes(unit.text), `${text}: ${place} is not ${unit.text}`);
    }
  }
});
