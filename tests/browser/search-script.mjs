// Loads the search scripts outside a browser, each as one program in the order the site joins them.
import fs from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { fileURLToPath } from 'node:url';

export const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

export function load() {
  globalThis.self = globalThis;
  for (const part of ['themes/default/search', 'themes/default/search/more']) {
    const folder = path.join(root, part);
    const names = fs.readdirSync(folder).filter((name) => name.endsWith('.js')).sort();
    const text = names.map((name) => fs.readFileSync(path.join(folder, name), 'utf8')).join('\n');
    vm.runInThisContext(text, { filename: part + '.js' });
  }
  return globalThis.linliSearch;
}
