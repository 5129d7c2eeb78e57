// What is measured inside a page. Injected as text, never part of the site.

globalThis.look = (() => {
  const SCROLLS = new Set(['auto', 'scroll']);
  const HIDES = new Set(['hidden', 'clip']);
  const ROOTS = new Set([document.documentElement, document.body]);

  /** A name by which a person finds the element in the page's source. */
  function name(element) {
    const classes = [...element.classList].map((word) => `.${word}`).join('');
    const id = element.id ? `#${element.id}` : '';
    const words = element.textContent.trim().replace(/\s+/g, ' ');
    const quote = words.length > 30 ? `${words.slice(0, 30)}…` : words;
    return `<${element.localName}${id}${classes}>${quote ? ` “${quote}”` : ''}`;
  }

  const all = () => [...document.body.querySelectorAll('*')];
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });

  /** How far it reaches, counting a long word that leaves its box. */
  function rightOf(element) {
    const { left, right } = element.getBoundingClientRect();
    const spills = right > left && getComputedStyle(element).overflowX === 'visible';
    return spills ? Math.max(right, left + element.scrollWidth) : right;
  }

  function insideScroller(element) {
    for (let up = element.parentElement; up && !ROOTS.has(up); up = up.parentElement) {
      if (getComputedStyle(up).overflowX !== 'visible') return true;
    }
    return false;
  }

  /** What is wider than the screen, and scrolling boxes that a keyboard cannot scroll. */
  function wide(width) {
    const found = [];
    const total = document.scrollingElement.scrollWidth;
    if (total > width) {
      const over = all().filter((one) => rightOf(one) > width + 0.5 && !insideScroller(one));
      const inner = over.filter((one) => !over.some((other) => other !== one && one.contains(other)));
      const worst = inner.sort((one, other) => rightOf(other) - rightOf(one)).slice(0, 3);
      const places = worst.map((one) => `${name(one)} to ${Math.round(rightOf(one))} px`);
      found.push(`too wide: ${total} px on a screen of ${width} px: ${places.join(', ')}`);
    }
    for (const one of all()) {
      const style = getComputedStyle(one);
      const across = SCROLLS.has(style.overflowX) && one.scrollWidth > one.clientWidth + 1;
      const down = SCROLLS.has(style.overflowY) && one.scrollHeight > one.clientHeight + 1;
      if (ROOTS.has(one) || !(across || down)) continue;
      // Chromium lets Tab stop at any scrolling box; other browsers need the attribute.
      if (one.tabIndex < 0) found.push(`scroll box without keyboard: ${name(one)} needs tabindex=0`);
      else if (!one.ariaLabel && !one.hasAttribute('aria-labelledby') && !one.labels?.length) {
        found.push(`scroll box without a name: ${name(one)} needs aria-label or aria-labelledby`);
      }
    }
    return found;
  }

  /** Made invisible on purpose, for screen readers only. */
  function meantForEars(element, style) {
    const tiny = element.clientWidth <= 1 || element.clientHeight <= 1;
    return tiny || style.clipPath.startsWith('inset(50%') || style.clip.startsWith('rect(');
  }

  /** Text of which a part is cut away with no means to reach it. */
  function clipped() {
    const found = [];
    for (const one of [document.body, ...all()]) {
      if (!(one instanceof HTMLElement) || !one.innerText.trim() || !shown(one)) continue;
      const style = getComputedStyle(one);
      const across = HIDES.has(style.overflowX) && one.scrollWidth > one.clientWidth + 1;
      const down = HIDES.has(style.overflowY) && one.scrollHeight > one.clientHeight + 1;
      if (!(across || down) || style.display === 'inline' || meantForEars(one, style)) continue;
      const real = across ? one.scrollWidth : one.scrollHeight;
      const room = across ? one.clientWidth : one.clientHeight;
      found.push(`text cut off: ${name(one)} shows ${room} of ${real} px`);
    }
    for (const text of document.querySelectorAll('svg text')) {
      const [letters, frame] = [text, text.ownerSVGElement].map((one) => one.getBoundingClientRect());
      if (getComputedStyle(text.ownerSVGElement).overflow === 'visible' || !letters.width) continue;
      if (letters.left < frame.left - 1 || letters.right > frame.right + 1) {
        found.push(`text cut off: ${name(text)} leaves its picture`);
      }
    }
    return found;
  }

  /** Puts on rules of our own, by an object that the page's policy cannot block; gives a way off. */
  function wear(rules) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets.push(sheet);
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }

  /** The reader's own text spacing, as in WCAG 1.4.12. */
  const SPACING = `* { line-height: 1.5 !important; letter-spacing: .12em !important;
                       word-spacing: .16em !important }
                   p { margin-block-end: 2em !important }`;

  /** What does not fit, first as it is, then what more is lost when the text is spaced out. */
  function layout(width) {
    const before = [...wide(width), ...clipped()];
    const undo = wear(SPACING);
    const spaced = [...wide(width), ...clipped()];
    undo();
    const fault = (text) => text.replace(/\d+/g, '');
    const known = new Set(before.map(fault));
    const fresh = spaced.filter((text) => !known.has(fault(text)));
    return [...before, ...fresh.map((text) => `${text} (with the text spacing of WCAG 1.4.12)`)];
  }

  function open() {
    for (const details of document.querySelectorAll('details')) details.open = true;
  }

  /** All that a reader gets, with or without scripts. */
  function content() {
    return `${document.title}\n${document.body.innerText}\n${all().length} elements`;
  }

  /** How each element is placed and painted; two pages that look alike give the same list. */
  function looks() {
    return [document.body, ...all()].map((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      const { color, backgroundColor, fontFamily } = getComputedStyle(one);
      const box = [x, y, width, height].map(Math.round).join(' ');
      return `${name(one)}: ${box} ${color} ${backgroundColor} ${fontFamily}`;
    });
  }

  function iconless() {
    if (document.querySelector('link[rel~="icon"]')) return [];
    return ['no icon: without <link rel="icon"> each visit asks for a favicon.ico'];
  }

  /** The sentence and the bar that answer first, where they do not lie within the first screen. */
  function answer({ height, asked }) {
    const first = document.querySelector('main .answer');
    if (!first && asked) return ['no answer first: nothing is .answer'];
    // Where several are answered for, the bar of another lies below.
    const bar = (first?.closest('li') ?? document).querySelector('main .stack');
    return [first, bar].filter(Boolean).flatMap((one) => {
      const { bottom } = one.getBoundingClientRect();
      const below = Math.round(bottom + scrollY) > height;
      return below ? [`answer below the first screen: ${name(one)} to ${Math.round(bottom)} px`] : [];
    });
  }

  /** The light of a colour as a browser computes it, 0 to 1 (WCAG 2.2, relative luminance). */
  function light(colour) {
    const parts = colour.match(/[\d.]+/g)?.map(Number) ?? [];
    if (colour === 'none' || parts.length < 3 || parts[3] === 0) return null;
    const [red, green, blue] = parts
      .slice(0, 3)
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  /** Signs and pictures of which nothing stands out where the reader's colours rule. */
  function undrawn() {
    const ground = light(getComputedStyle(document.body).backgroundColor) ?? 1;
    const stands = (colour) => {
      const own = light(colour);
      return own !== null && (Math.max(own, ground) + 0.05) / (Math.min(own, ground) + 0.05) >= 3;
    };
    return [...document.querySelectorAll('svg')].filter(shown).flatMap((svg) => {
      const shapes = [...svg.querySelectorAll('path, rect, circle, line, polyline, polygon, text')];
      const drawn = shapes.map((one) => getComputedStyle(one));
      if (!drawn.length || drawn.some(({ fill, stroke }) => stands(fill) || stands(stroke))) return [];
      return [`nothing of a picture stands out in forced colours: ${name(svg.parentElement)}`];
    });
  }

  return { name, shown, wear, layout, open, content, looks, iconless, answer, undrawn };
})();
