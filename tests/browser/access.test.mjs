// Every type of page is free of faults that axe can see, in light, dark and large text.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { violations } from './support/axe.mjs';
import { browse, withTextStep } from './support/browse.mjs';
import { pagesToLookAt } from './support/site.mjs';

const world = browse();

const looks = {
  light: {},
  dark: { colorScheme: 'dark' },
  'largest text': { prepare: withTextStep('largest') },
  'wide screen': { viewport: { width: 1280, height: 900 } },
};

for (const [look, options] of Object.entries(looks)) {
  test(`WCAG 2.2 A and AA, ${look}`, async () => {
    assert.deepEqual(await world.tour(pagesToLookAt(), violations, options), []);
  });
}
