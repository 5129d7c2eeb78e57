// node selftest.mjs: proves that each check can fail. A file of bad/ names in comments what must
// be found in it (`finds: words of the complaint`); finding less, or anything else, is a failure.

import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { launch } from './browser.mjs';
import { asFile, examine } from './examine.mjs';
import { markup } from './markup.mjs';
import { pagesOf } from './pages.mjs';
import { serve } from './server.mjs';

const folder = fileURLToPath(new URL('bad', import.meta.url));
const files = pagesOf(folder);

async function seen() {
  const server = await serve(folder);
  const browser = await launch();
  try {
    const { complaints } = await examine(browser, server.root, files, availableParallelism());
    for (const file of ['index.html', 'root.html']) {
      complaints.push(...(await asFile(browser, folder, server.root, file)));
    }
    return complaints;
  } finally {
    await browser.close();
    server.close();
  }
}

async function written() {
  const { found } = await markup(folder);
  return found.map(({ file, text }) => ({ file, screen: 'html', text }));
}

const complaints = (await Promise.all([written(), seen()])).flat();

let failures = 0;
for (const file of [...files, 'bad.css']) {
  const source = readFileSync(path.join(folder, file), 'utf8');
  const expected = [...source.matchAll(/(?:<!--|\/\*) finds: (.+) (?:-->|\*\/)/g)].map(([, words]) => words);
  const found = complaints
    .filter((one) => one.file === file)
    .map(({ screen, text }) => `${screen}: ${text}`);
  const missed = expected.filter((words) => !found.some((line) => line.includes(words)));
  const surplus = found.filter((line) => !expected.some((words) => line.includes(words)));
  for (const words of missed) console.log(`bad/${file}: not found: ${words}`);
  for (const line of surplus) console.log(`bad/${file}: not expected: ${line}`);
  failures += missed.length + surplus.length;
}
console.log(`${files.length} pages with known faults: ${failures || 'no'} surprises`);
process.exitCode = failures ? 1 : 0;
