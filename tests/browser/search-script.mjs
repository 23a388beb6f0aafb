// Loads the search script outside a browser, as one program in the order the site joins it.
import fs from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { fileURLToPath } from 'node:url';

export const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

export function load() {
  const folder = path.join(root, 'themes/default/search');
  globalThis.self = globalThis;
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.js')).sort();
  const text = names.map((name) => fs.readFileSync(path.join(folder, name), 'utf8')).join('\n');
  vm.runInThisContext(text, { filename: 'search.js' });
  return globalThis.linliSearch;
}
