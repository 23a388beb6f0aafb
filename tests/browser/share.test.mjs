// What each home bears of a project, reckoned in the browser alone and to the fen.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { browse } from './support/browse.mjs';

const world = browse();
const answer = (page) => page.locator('[data-share] output').textContent();

test('every home of the table is answered with its own amount', async () => {
  for (const path of ['disclosures/dis-2026-p1.html', 'disclosures/dis-2026-p2.html', 'disclosures/dis-2026-emg-01.html']) {
    await world.visit(path, async (page) => {
      const rows = await page.locator('tr[data-place]').evaluateAll((rows) => rows.map(({ dataset }) => ({ ...dataset })));
      assert.ok(rows.length >= 2);
      for (const row of rows) {
        await page.locator('[data-share] [name=place]').selectOption(row.place);
        await page.locator('[data-share] [name=kind]').selectOption({ label: row.kind });
        for (const fen of row.each.match(/\d+/g)) {
          const yuan = (Number(fen) / 100).toLocaleString('en', { minimumFractionDigits: 2 });
          assert.ok((await answer(page)).includes(yuan), `${row.place} ${row.kind}: ${await answer(page)}, not ${yuan}`);
        }
      }
      assert.deepEqual(page.troubles, []);
    });
  }
});

test('an area that is typed is answered, and nonsense is said to be none', async () => {
  await world.visit('disclosures/dis-2026-p1.html', async (page) => {
    await page.locator('[data-share] [name=area]').fill('112.40');
    assert.match(await answer(page), /2,114\.46/);
    await page.locator('[data-share] [name=area]').fill('一百');
    assert.doesNotMatch(await answer(page), /\d,\d/);
  });
});

test('without script there is the table and no empty form', async () => {
  await world.visit('disclosures/dis-2026-p1.html', async (page) => {
    assert.equal(await page.locator('[data-share]').isVisible(), false);
    assert.match(await page.locator('main').innerText(), /1,685\.54/);
  }, { javaScriptEnabled: false });
});
