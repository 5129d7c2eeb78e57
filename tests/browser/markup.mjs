// node markup.mjs SITE_FOLDER: every page and style sheet through the Nu Html Checker.

import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const JAR = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');

// Not complaints: the checker knows no container queries yet; and a file has no origin, so that it
// takes the site's own files for foreign (the browser judges that truly).
const UNKNOWN = [
  '.*CSS: “container.*',
  '.*Resource violates Content Security Policy.*“(?!https?:|//)[^”]*” blocked by.*',
].join('|');

const OPTIONS = ['--format', 'json', '--stdout', '--filterpattern', UNKNOWN, '--also-check-css'];

/** The checker's own answer; its exit code only repeats whether there are errors. */
function answer(files) {
  return new Promise((resolve, reject) => {
    const options = { encoding: 'utf8', maxBuffer: 2 ** 28 };
    execFile('java', ['-jar', JAR, ...OPTIONS, ...files], options, (error, stdout, stderr) => {
      if (stdout.startsWith('{')) resolve(JSON.parse(stdout));
      else reject(new Error(`the HTML checker did not answer: ${stderr || error}`));
    });
  });
}

/** Errors and warnings for every .html and .css below the folder. */
export async function markup(folder) {
  const files = readdirSync(folder, { recursive: true })
    .filter((file) => /\.(html|css)$/.test(file))
    .map((file) => path.join(folder, file))
    .sort();
  const { messages } = await answer(files);
  const found = messages
    .filter(({ type, subType }) => type !== 'info' || subType === 'warning')
    .map(({ url, type, subType, lastLine, firstColumn, lastColumn, message }) => ({
      file: path.relative(folder, fileURLToPath(url)),
      place: `${lastLine ?? 1}:${firstColumn ?? lastColumn ?? 1}`,
      text: `${subType ?? type}: ${message}`,
    }));
  return { count: files.length, found };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!process.argv[2]) {
    console.error('usage: node markup.mjs SITE_FOLDER');
    process.exit(2);
  }
  const { count, found } = await markup(path.resolve(process.argv[2]));
  for (const { file, place, text } of found) console.log(`${file}:${place}: ${text}`);
  console.log(`${count} files checked as HTML and CSS: ${found.length || 'no'} complaints`);
  process.exitCode = found.length ? 1 : 0;
}
