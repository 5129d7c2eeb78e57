// node check.mjs [--any-length] SITE_FOLDER [--all | - | page …]: looks at pages in a real browser.
// Without pages it chooses some that show every kind of element; `-` reads a list from stdin.
// --any-length: texts longer than anybody writes may push the answer down and make a page heavy.

import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';

import { launch } from './browser.mjs';
import { asFile, examine } from './examine.mjs';
import { pagesOf, representative } from './pages.mjs';
import { serve } from './server.mjs';

function chosen(folder, asked) {
  if (!asked.length) return representative(folder);
  if (asked[0] === '--all') return pagesOf(folder);
  if (asked[0] !== '-') return asked;
  return readFileSync(0, 'utf8').split('\n').map((line) => line.trim()).filter(Boolean);
}

/** A line for each complaint of a page, with the screens on which it was met. */
function lines(complaints) {
  const screens = new Map();
  for (const { file, screen, text } of complaints) {
    const key = `${file}\t${text}`;
    screens.set(key, [...(screens.get(key) ?? []), screen]);
  }
  return [...screens].sort().map(([key, where]) => {
    const [file, text] = key.split('\t');
    return `${file}  [${where.join(', ')}]  ${text}`;
  });
}

const given = process.argv.slice(2);
const anyLength = given[0] === '--any-length';
const [target, ...asked] = anyLength ? given.slice(1) : given;
if (!target) {
  console.error('usage: node check.mjs [--any-length] SITE_FOLDER [--all | - | page …]');
  process.exit(2);
}
const folder = path.resolve(target);
const files = chosen(folder, asked);
const missing = files.filter((file) => !pagesOf(folder).includes(file));
if (missing.length || !files.length) {
  console.error(`no such page in ${folder}: ${missing.join(', ') || 'it has no page at all'}`);
  process.exit(2);
}

const began = Date.now();
const server = await serve(folder);
const browser = await launch();
try {
  const workers = availableParallelism();
  const { complaints, notes } = await examine(browser, server.root, files, workers, { anyLength });
  if (files.includes('index.html')) {
    complaints.push(...(await asFile(browser, folder, server.root, 'index.html')));
  }
  for (const line of lines(complaints)) console.log(line);
  for (const { file, screen, undecided } of notes) {
    console.log(`note: ${file}  [${screen}]  axe could not decide ${undecided} colour contrasts`);
  }
  const seconds = Math.round((Date.now() - began) / 1000);
  const result = complaints.length ? `${complaints.length} complaints` : 'nothing to complain of';
  console.log(`${files.length} pages looked at in ${seconds} s: ${result}`);
  process.exitCode = complaints.length ? 1 : 0;
} finally {
  await browser.close();
  server.close();
}
