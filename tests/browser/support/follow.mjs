// Where a link of a page leads, and what is wrong with that.

import { posix } from 'node:path';

import { allFiles } from './site.mjs';

let known = null;

function files() {
  known ??= new Set(allFiles());
  return known;
}

export function ids(html) {
  return [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
}

export function follow(path, address, anchors) {
  if (/^(https?:|mailto:|tel:|webcal:)/.test(address)) return '';
  const [before, anchor] = address.split('#');
  const [place] = before.split('?');
  const absolute = place.startsWith('/');
  let target = decodeURIComponent(absolute ? place.slice(1) : posix.join(posix.dirname(path), place));
  if (place === '') target = path;
  if (target === '' || target === '.' || target.endsWith('/')) target = posix.join(target, 'index.html');
  if (target.startsWith('..')) return 'leaves the site';
  if (absolute && !path.endsWith('404.html')) return 'is not relative';
  if (!files().has(target)) return 'is not there';
  if (!anchor || !anchors.has(target)) return '';
  return anchors.get(target).has(decodeURIComponent(anchor)) ? '' : `has no “${anchor}”`;
}
