// Serves a folder the way a plain web host does: the file, or 404.html for an unknown address.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';

const TYPES = {
  '.atom': 'application/atom+xml',
  '.css': 'text/css',
  '.csv': 'text/csv',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.html': 'text/html',
  '.ico': 'image/x-icon',
  '.ics': 'text/calendar',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.jsonld': 'application/ld+json',
  '.md': 'text/markdown',
  '.mjs': 'text/javascript',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.rdf': 'application/rdf+xml',
  '.svg': 'image/svg+xml',
  '.ttl': 'text/turtle',
  '.txt': 'text/plain',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

function typeOf(file) {
  const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
  return /^text|xml|json/.test(type) ? `${type}; charset=utf-8` : type;
}

/** Where on its host the site says that it lives: the path that all addresses of its sitemap share. */
export function mountOf(folder) {
  const sitemap = path.join(folder, 'sitemap.xml');
  if (!existsSync(sitemap)) return '/';
  const places = [...readFileSync(sitemap, 'utf8').matchAll(/<loc>\s*([^<\s]+)/g)]
    .filter(([, address]) => URL.canParse(address))
    .map(([, address]) => new URL('.', address).pathname);
  return places.sort((one, other) => one.length - other.length)[0] ?? '/';
}

/** The file that an address means, or null: folders answer with their index.html. */
function fileOf(folder, mount, address) {
  let relative;
  try {
    relative = decodeURIComponent(new URL(address, 'http://host').pathname);
  } catch {
    return null; // a broken percent code is no file
  }
  if (!relative.startsWith(mount)) return null;
  let file = path.join(folder, relative.slice(mount.length));
  if (file.endsWith(path.sep) || file === folder) file = path.join(file, 'index.html');
  const inside = !path.relative(folder, file).startsWith('..');
  return inside && existsSync(file) && statSync(file).isFile() ? file : null;
}

/** Starts on a free port of this machine alone; `root` is the address of the site's start page. */
export async function serve(folder) {
  const mount = mountOf(folder);
  const lost = path.join(folder, '404.html');
  const server = createServer((request, response) => {
    const file = fileOf(folder, mount, request.url);
    if (file) {
      response.writeHead(200, { 'content-type': typeOf(file) }).end(readFileSync(file));
    } else if (request.url === '/favicon.ico') {
      response.writeHead(204).end(); // asked for at any time, or never: judged by the page instead
    } else {
      const page = existsSync(lost) ? readFileSync(lost) : 'Not found';
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const root = `http://127.0.0.1:${server.address().port}${mount}`;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { root, close };
}
