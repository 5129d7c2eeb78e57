// Starts Debian's Chromium, and knows the screens on which a page is looked at.

import { chromium } from 'playwright-core';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A page that asks for another host is found out, and its request still reaches nobody.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];

export const PHONE = {
  size: { width: 360, height: 740 },
  device: { isMobile: true, hasTouch: true },
  first: true, // what answers must lie within it, before anything is scrolled
  zooms: [],
};

export const DESK = {
  size: { width: 1280, height: 900 },
  device: {},
  first: false,
  // What is left of that window, in CSS pixels, when a reader enlarges it (WCAG 1.4.4 and 1.4.10).
  zooms: [
    { name: '200 % zoom', width: 640, height: 450 },
    { name: '400 % zoom', width: 320, height: 225 },
  ],
};

export function launch() {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: FLAGS });
}

/** A page of a fresh visitor in front of that screen. */
export async function visitor(browser, { size, device }, more = {}) {
  const options = { locale: 'sv-SE', colorScheme: 'light', viewport: size, ...device, ...more };
  return (await browser.newContext(options)).newPage();
}
