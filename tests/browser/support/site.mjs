// The built site as files: its pages, and one page of each type.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const folder = process.env.LINLI_SITE ?? '';

if (!folder) {
  throw new Error('LINLI_SITE names no folder: run these tests with `cargo xtask test`');
}

// Returns the paths of all files, in order.
export function allFiles() {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => statSync(join(folder, name)).isFile()).map((name) => name.replaceAll('\\', '/')).sort();
}

export function allPages() {
  return allFiles().filter((name) => name.endsWith('.html'));
}

export function text(path) {
  return readFileSync(join(folder, path), 'utf8');
}

export function bytes(path) {
  return readFileSync(join(folder, path));
}

// Returns one page of each type: of pages that are drawn alike, the one with most on it.
export function pageTypes() {
  const largest = new Map();
  for (const path of allPages()) {
    const type = typeOf(path);
    const known = largest.get(type);
    if (!known || text(path).length > text(known).length) largest.set(type, path);
  }
  return [...largest.values()].sort();
}

function typeOf(path) {
  const english = path.startsWith('en/') ? 'en ' : '';
  const parts = path.replace(/^en\//, '').split('/');
  const name = parts.at(-1);
  if (parts.length === 1) return english + name.replace(/-\d+/, '');
  const list = name === 'index.html' || /^page-\d+\.html$/.test(name);
  const year = /^\d{4}\.html$/.test(name);
  return english + parts[0] + (list ? ' list' : year ? ' year' : ' entry');
}

// Whether everything is looked at, as before a release, or one page of each type.
export function pagesToLookAt() {
  return process.env.LINLI_ALL_PAGES ? allPages() : pageTypes();
}
