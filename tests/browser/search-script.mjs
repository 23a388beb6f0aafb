// Loads the search scripts outside a browser, each as one program in the order the site joins them.
import fs from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { fileURLToPath } from 'node:url';

export const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

function written(part) {
  const folder = path.join(root, part);
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.js')).sort();
  return names.map((name) => fs.readFileSync(path.join(folder, name), 'utf8')).join('\n');
}

// Of a built site, the script as it is published. Files of the release before lie beside it, outside the manifest.
function published(begins) {
  const manifest = fs.readFileSync(path.join(process.env.LINLI_SITE, 'manifest.json'), 'utf8');
  const name = [...manifest.matchAll(/"(assets\/[^"]+\.js)"/g)].map(([, name]) => name).find((name) => name.startsWith(`assets/${begins}`));
  return fs.readFileSync(path.join(process.env.LINLI_SITE, name), 'utf8');
}

export function load() {
  globalThis.self = globalThis;
  for (const [part, begins] of [['themes/default/search', 'search.'], ['themes/default/search/more', 'search-more.']]) {
    const text = process.env.LINLI_SITE ? published(begins) : written(part);
    vm.runInThisContext(text, { filename: part + '.js' });
  }
  return globalThis.linliSearch;
}
