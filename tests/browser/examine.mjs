// Knows what is asked of a page; what it lacks becomes complaints: { file, screen, text }.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { DESK, PHONE, visitor } from './browser.mjs';

const { resolve } = createRequire(import.meta.url);
const here = (file) => readFileSync(new URL(file, import.meta.url), 'utf8');

const LOOK = here('inpage.js');
const WALK = here('inpage-keyboard.js');
const SWEDISH = readFileSync(resolve('axe-core/locales/sv.json'), 'utf8');
const AXE = `${readFileSync(resolve('axe-core/axe.min.js'), 'utf8')};axe.configure({locale:${SWEDISH}});0`;

const AXE_OPTIONS = {
  runOnly: {
    type: 'tag',
    values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  },
  rules: { 'target-size': { enabled: true } }, // off in axe until asked for
  preload: false, // it would fetch the style sheets anew, which the page's policy forbids
  resultTypes: ['violations', 'incomplete'],
};

/** An address below no folder of the site: 404.html must work from anywhere. */
const LOST = 'finns-inte/alls/';

function addressOf(root, file) {
  if (file === '404.html') return root + LOST;
  const parts = file.split('/').map(encodeURIComponent).join('/');
  return root + parts.replace(/(^|\/)index\.html$/, '$1');
}

/** Tells `complain` of all that a page says and of each fetch that goes wrong; gives the way to stop. */
function listen(page, address, complain) {
  const { origin, protocol } = new URL(address);
  const lost = address.endsWith(LOST);
  const own = (url) => {
    if (url.startsWith('data:')) return true;
    return protocol === 'file:' ? url.startsWith('file:') : new URL(url).origin === origin;
  };
  const heard = {
    console: (message) => {
      const itself = lost && message.location().url === address && message.text().includes('404');
      if (!itself) complain(`console ${message.type()}: ${message.text().split('\n')[0]}`);
    },
    pageerror: (error) => complain(`script error: ${error.message}`),
    request: (request) => {
      if (!own(request.url())) complain(`leaves the site: ${request.url()}`);
    },
    requestfailed: (request) => {
      const why = request.failure().errorText;
      // A page that is left before its icon has come aborts it; that is no fault of the page.
      const left = why === 'net::ERR_ABORTED' && request.url().endsWith('/icon.svg');
      if (!left) complain(`request failed: ${request.url()} (${why})`);
    },
    response: (response) => {
      const expected = lost && response.url() === address ? 404 : 200;
      const status = response.status() || 200; // a file has none
      if (status !== expected) complain(`status ${status}: ${response.url()}`);
    },
  };
  for (const [event, hear] of Object.entries(heard)) page.on(event, hear);
  return () => Object.entries(heard).forEach(([event, hear]) => page.off(event, hear));
}

/** Opens the address and lets `work` look at the page while it is listened to. */
async function visit(page, address, complain, work) {
  const stop = listen(page, address, complain);
  try {
    await page.goto(address);
    // Scripts put in from here are not the page's: its policy does not hold for them, so axe
    // judges the very page that a reader gets.
    await page.evaluate(LOOK);
    return await work();
  } finally {
    stop();
  }
}

/** Presses Tab until all have had their turn; scrolling boxes may be stops of their own. */
async function pressTab(page) {
  await page.evaluate(WALK);
  const stops = await page.evaluate(() => walk.begin());
  for (let rounds = 0; rounds < 3; rounds += 1) {
    // Without waiting for each: a page of three hundred links would take a minute.
    await Promise.all(Array.from({ length: stops + 2 }, () => page.keyboard.press('Tab')));
    if (await page.evaluate(() => walk.done())) break;
  }
  return page.evaluate(() => walk.end());
}

/** axe's violations; of colours that it could not judge only their number. */
async function axe(page) {
  const result = await page.evaluate(async (options) => {
    const brief = ({ id, help, nodes }) => ({
      id,
      help,
      places: nodes.map(({ target, any }) => [target.join(' '), any[0]?.message ?? '']),
    });
    // The view for a wall turns by itself; the page that stands still is linked from it.
    const turning = document.querySelector('body.screen') !== null;
    const rules = { ...options.rules, 'meta-refresh': { enabled: !turning } };
    const { violations, incomplete } = await globalThis.axe.run(document, { ...options, rules });
    return { violations: violations.map(brief), incomplete: incomplete.map(brief) };
  }, AXE_OPTIONS);
  const complaints = result.violations.flatMap(({ id, help, places }) => {
    const first = places.slice(0, 3).map(([target, why]) => `axe ${id}: ${help}: ${target}. ${why}`);
    return places.length > 3 ? [...first, `axe ${id}: ${places.length - 3} more places`] : first;
  });
  const colours = result.incomplete.find(({ id }) => id === 'color-contrast');
  return { complaints, undecided: colours?.places.length ?? 0 };
}

/** What is asked of the pages that answer first, and what they may weigh. */
const ANSWERS = /^(?:[^/]+\/)?index\.html$|^[^/]+\/[^/]+\/\d{4}\.html$/;
const YEAR = /^[^/]+\/[^/]+\/\d{4}\.html$/;
const MOST_BYTES = 120_000;
const MOST_REQUESTS = 4;

/** The page of a year must come at once, also over a poor line. */
async function weight(page, address) {
  const asked = [];
  const count = (request) => asked.push(request.url());
  page.on('request', count);
  const body = await (await page.goto(address)).body();
  await page.waitForLoadState('networkidle');
  page.off('request', count);
  const found = [];
  if (body.length > MOST_BYTES) found.push(`too heavy: ${body.length} bytes of HTML`);
  if (asked.length > MOST_REQUESTS) found.push(`too many requests: ${asked.length}`);
  return found;
}

const layout = (page, { width }) => page.evaluate((room) => look.layout(room), width);

/** One page on one screen in light and dark, and enlarged; gives its content. */
async function onScreen(page, screen, root, file, report) {
  const { width, height } = screen.size;
  let where = `${width}×${height} light`;
  const complain = (text) => report.complaints.push({ file, screen: where, text });
  const complainOf = (texts) => texts.forEach(complain);
  await page.setViewportSize(screen.size);
  await page.emulateMedia({ colorScheme: 'light' });
  return visit(page, addressOf(root, file), complain, async () => {
    const content = await page.evaluate(() => look.content());
    complainOf(await page.evaluate(() => look.iconless()));
    if (screen.first) {
      const asked = ANSWERS.test(file) && !(await page.$('.letters'));
      const room = { height, asked };
      complainOf(await page.evaluate((measure) => look.answer(measure), room));
    }
    await page.evaluate(() => look.open());
    complainOf(await pressTab(page));
    await page.evaluate(AXE);
    for (const colorScheme of ['light', 'dark']) {
      where = `${width}×${height} ${colorScheme}`;
      await page.emulateMedia({ colorScheme });
      complainOf(await page.evaluate(() => walk.rings()));
      const { complaints, undecided } = await axe(page);
      complainOf(complaints);
      if (undecided) report.notes.push({ file, screen: where, undecided });
      complainOf(await layout(page, screen.size));
    }
    where = 'forced colours';
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
    complainOf(await page.evaluate(() => look.undrawn()));
    complainOf(await layout(page, screen.size));
    await page.emulateMedia({ forcedColors: 'none' });
    for (const zoom of screen.zooms) {
      where = zoom.name;
      await page.setViewportSize(zoom);
      complainOf(await layout(page, zoom));
    }
    return content;
  });
}

/** The same page with scripts off: a reader must get what others get. */
async function withoutScript(page, root, file, report, content) {
  const complain = (text) => {
    report.complaints.push({ file, screen: 'without scripts', text });
  };
  const other = await visit(page, addressOf(root, file), complain, () =>
    page.evaluate(() => look.content()),
  );
  const [lines, others] = [content.split('\n'), other.split('\n')];
  const at = lines.findIndex((line, place) => line !== others[place]);
  if (content !== other) {
    complain(`differs without scripts: “${lines[at] ?? ''}” becomes “${others[at] ?? ''}”`);
  }
}

/** A page opened from the disk must look as it does from a server. */
export async function asFile(browser, folder, root, file) {
  const found = [];
  const complain = (text) => found.push({ file, screen: 'opened as a file', text });
  const page = await visitor(browser, DESK);
  const looks = () => page.evaluate(() => look.looks());
  const served = await visit(page, addressOf(root, file), () => {}, looks);
  const address = pathToFileURL(path.join(folder, file)).href;
  const opened = await visit(page, address, complain, looks);
  await page.context().close();
  const at = served.findIndex((line, place) => line !== opened[place]);
  if (at >= 0) complain(`looks different: ${opened[at]} instead of ${served[at]}`);
  return found;
}

function unique(complaints) {
  return [...new Map(complaints.map((one) => [Object.values(one).join('\t'), one])).values()];
}

/**
 * Every page on every screen; `workers` pages at a time. Where texts are of any length it is not
 * asked what lies within the first screen and what a page weighs.
 */
export async function examine(browser, root, files, workers, { anyLength = false } = {}) {
  const narrow = anyLength ? { ...PHONE, first: false } : PHONE;
  const report = { complaints: [], notes: [] };
  const left = [...files];
  const worker = async () => {
    const [phone, desk, scriptless] = await Promise.all([
      visitor(browser, PHONE),
      visitor(browser, DESK),
      visitor(browser, DESK, { javaScriptEnabled: false }),
    ]);
    for (let file = left.shift(); file; file = left.shift()) {
      if (YEAR.test(file) && !anyLength) {
        const heavy = await weight(phone, addressOf(root, file));
        report.complaints.push(...heavy.map((text) => ({ file, screen: 'first visit', text })));
      }
      await onScreen(phone, narrow, root, file, report);
      const content = await onScreen(desk, DESK, root, file, report);
      await withoutScript(scriptless, root, file, report, content);
    }
  };
  await Promise.all(Array.from({ length: workers }, worker));
  return { complaints: unique(report.complaints), notes: report.notes };
}
