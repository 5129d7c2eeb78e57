// node shoot.mjs SITE_FOLDER OUT_FOLDER page@WIDTHxHEIGHT[@dark] … | page@print …
// Pictures of pages, to look at: PNG of the first screen (height 0: the whole page), or A4 PDF.

import { mkdirSync } from 'node:fs';
import path from 'node:path';

import { launch } from './browser.mjs';
import { serve } from './server.mjs';

const FORM = /^(?<file>[^@]+)@(?:(?<width>\d+)x(?<height>\d+)(?<dark>@dark)?|(?<print>print))$/;

const [folder, out, ...wishes] = process.argv.slice(2);
const shots = wishes.map((wish) => FORM.exec(wish)?.groups);
if (!shots.length || shots.includes(undefined)) {
  console.error('usage: node shoot.mjs SITE_FOLDER OUT_FOLDER page@WIDTHxHEIGHT[@dark] page@print …');
  process.exit(2);
}

async function shoot(browser, root, { file, width = 1280, height = 900, dark, print }) {
  const context = await browser.newContext({
    locale: 'sv-SE',
    viewport: { width: Number(width), height: Number(height) || 900 },
    colorScheme: dark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  const answer = await page.goto(root + file);
  if (answer.status() !== 200) throw new Error(`no such page: ${file}`);
  const name = file.replace(/\.html$/, '').replaceAll('/', '-');
  const target = path.join(out, print ? `${name}.pdf` : `${name}_${width}x${height}${dark ? '_dark' : ''}.png`);
  if (print) await page.pdf({ path: target, format: 'A4', preferCSSPageSize: true, tagged: true });
  else await page.screenshot({ path: target, fullPage: Number(height) === 0 });
  await context.close();
  console.log(target);
}

mkdirSync(out, { recursive: true });
const server = await serve(path.resolve(folder));
const browser = await launch();
try {
  for (const shot of shots) await shoot(browser, server.root, shot);
} finally {
  await browser.close();
  server.close();
}
