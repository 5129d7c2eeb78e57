// Chooses which pages of a site to look at.

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const AT_MOST = 12;
const ALWAYS = ['index.html', '404.html'];

/** Every page of the folder, as paths with `/`, in order. */
export function pagesOf(folder) {
  return readdirSync(folder, { recursive: true })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.html'))
    .sort();
}

/** What a page is made of: its element kinds with their classes, and how deep it lies. */
function partsOf(folder, file) {
  const html = readFileSync(path.join(folder, file), 'utf8');
  const parts = new Set([`depth ${file.split('/').length}`]);
  for (const [, tag, rest] of html.matchAll(/<([a-z][a-z0-9]*)\b([^>]*)>/g)) {
    parts.add(tag);
    const [, classes = ''] = /\bclass="([^"]*)"/.exec(rest) ?? [];
    for (const word of classes.split(/\s+/)) parts.add(`${tag}.${word}`);
  }
  return { file, size: html.length, parts };
}

/** A few pages that together hold every kind of element of the whole site, and its largest page. */
export function representative(folder) {
  const rest = pagesOf(folder).map((file) => partsOf(folder, file));
  const chosen = [];
  const covered = new Set();
  const take = (page) => {
    rest.splice(rest.indexOf(page), 1);
    chosen.push(page.file);
    for (const part of page.parts) covered.add(part);
  };
  const news = (page) => [...page.parts].filter((part) => !covered.has(part)).length;
  for (const name of ALWAYS) {
    const page = rest.find(({ file }) => file === name);
    if (page) take(page);
  }
  rest.sort((one, other) => other.size - one.size);
  if (rest.length) take(rest[0]);
  while (chosen.length < AT_MOST && rest.length) {
    const best = rest.reduce((one, other) => (news(other) > news(one) ? other : one));
    if (!news(best)) break;
    take(best);
  }
  return chosen;
}
