// Serves the built site as a host would, under a strict policy.

import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

import { folder } from './site.mjs';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.pdf': 'application/pdf',
  '.xml': 'application/xml',
  '.ics': 'text/calendar; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

export const policy = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'";

// Starts the server on a free port of this machine; returns its address and how to stop it.
export async function serve() {
  const server = createServer(answer);
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const address = `http://127.0.0.1:${server.address().port}/`;
  const stop = () => new Promise((stopped) => {
    server.closeAllConnections();
    server.close(stopped);
  });
  return { address, stop };
}

async function answer(request, response) {
  const path = decodeURIComponent(new URL(request.url, 'http://site').pathname);
  let file = join(folder, normalize(path));
  if (await isFolder(file)) file = join(file, 'index.html');
  const found = await readFile(file).catch(() => null);
  const body = found ?? await readFile(join(folder, '404.html'));
  const type = found ? types[extname(file)] ?? 'application/octet-stream' : types['.html'];
  const packs = /text|json|xml|svg/.test(type) && /gzip/.test(request.headers['accept-encoding'] ?? '');
  response.writeHead(found ? 200 : 404, {
    ...(packs ? { 'content-encoding': 'gzip' } : {}),
    'content-type': type,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
  });
  response.end(packs ? gzipSync(body) : body);
}

async function isFolder(path) {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}
