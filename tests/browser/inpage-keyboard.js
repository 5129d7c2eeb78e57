// Follows the Tab key through a page from inside it. Injected as text after inpage.js.

globalThis.walk = (() => {
  const STOPS = `a[href], area[href], button, input:not([type="hidden"]), select, textarea, summary,
    iframe, audio[controls], video[controls], [contenteditable="true"], [tabindex]`;
  const { name, shown, wear } = look;
  let expected = [];
  let calm = new Map();
  let visited = [];

  const ring = ({ outlineStyle, outlineWidth, outlineColor, boxShadow }) => ({
    outline: outlineStyle === 'none' ? 'none' : `${outlineStyle} ${outlineWidth} ${outlineColor}`,
    boxShadow,
  });

  const brush = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });

  /** Any CSS colour as red, green, blue and cover, each 0 to 255. */
  function paint(color) {
    brush.clearRect(0, 0, 1, 1);
    brush.fillStyle = color;
    brush.fillRect(0, 0, 1, 1);
    return [...brush.getImageData(0, 0, 1, 1).data];
  }

  /** Relative luminance, WCAG 2.2. */
  function luminance([red, green, blue]) {
    const [r, g, b] = [red, green, blue].map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  function contrast(one, other) {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  }

  /** The opaque colour that a ring lies upon, or null where a picture makes that unknown. */
  function ground(element) {
    const { outlineOffset, outlineWidth } = getComputedStyle(element);
    const within = parseFloat(outlineOffset) <= -parseFloat(outlineWidth);
    for (let up = within ? element : element.parentElement; up; up = up.parentElement) {
      const style = getComputedStyle(up);
      if (style.backgroundImage !== 'none') return null;
      const color = paint(style.backgroundColor);
      if (color[3] === 255) return color;
      if (color[3] > 0) return null;
    }
    return null;
  }

  function judgeRing(element) {
    const style = getComputedStyle(element);
    const before = calm.get(element) ?? { outline: 'none', boxShadow: 'none' };
    const now = ring(style);
    const color = paint(style.outlineColor);
    const outlined = now.outline !== 'none' && now.outline !== before.outline && color[3] > 0
      && parseFloat(style.outlineWidth) > 0;
    const shadowed = now.boxShadow !== 'none' && now.boxShadow !== before.boxShadow;
    if (!outlined && !shadowed) return [`focus not seen: ${name(element)}`];
    // The browser's own ring (auto) is drawn in two colours; a shadow's place is not known.
    const below = shadowed || style.outlineStyle === 'auto' ? null : ground(element);
    const ratio = below ? contrast(color, below) : Infinity;
    if (ratio >= 3) return [];
    return [`focus hardly seen: ${name(element)} has a ring of contrast ${ratio.toFixed(1)}`];
  }

  /** Some part of the focused element must be on the screen with nothing above it. */
  function judgePlace(element) {
    const seen = [...element.getClientRects()].some((box) => {
      const left = Math.max(box.left, 0);
      const right = Math.min(box.right, innerWidth);
      const top = Math.max(box.top, 0);
      const bottom = Math.min(box.bottom, innerHeight);
      if (left >= right || top >= bottom) return false;
      const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return hit && (element.contains(hit) || hit.contains(element));
    });
    return seen ? [] : [`focus hidden: ${name(element)} is covered or off the screen`];
  }

  const calmNow = () => {
    document.activeElement?.blur();
    calm = new Map(expected.map((one) => [one, ring(getComputedStyle(one))]));
  };

  const note = ({ target }) => {
    if (!visited.includes(target)) visited.push(target);
  };

  /** Readies the page for the first Tab; gives the number of stops that it must have. */
  function begin() {
    wear('* { scroll-behavior: auto !important; transition: none !important }');
    expected = [...document.querySelectorAll(STOPS)].filter((one) => {
      // A summary that does not open its details is no control.
      const control = one.localName !== 'summary' || one.matches('details > summary:first-of-type');
      return control && one.tabIndex >= 0 && !one.disabled && !one.closest('[inert]') && shown(one);
    });
    document.activeElement?.blur();
    document.addEventListener('focusin', note);
    return expected.length;
  }

  const done = () => expected.every((one) => visited.includes(one));

  function judgeOrder() {
    const found = [];
    for (const [place, element] of visited.entries()) {
      const last = visited[place - 1];
      if (last && last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) {
        found.push(`focus out of order: ${name(element)} comes after ${name(last)}`);
      }
    }
    return found;
  }

  function judgeSkipLink() {
    const [first] = visited;
    const main = document.querySelector('main');
    const [address, id] = first?.href ? first.href.split('#') : [];
    const here = address === location.href.split('#')[0];
    const target = here && id ? document.getElementById(decodeURIComponent(id)) : null;
    if (main?.contains(target) && !main.contains(first)) return [];
    if (visited.length === 1 && main?.contains(first)) return []; // there is nothing to skip
    const what = first ? `is ${name(first)}` : 'is missing';
    return [`no skip link: the first Tab stop ${what}, not a link from before <main> into it`];
  }

  /** What the walk has shown: all reached, in the order of the page, past a skip link. */
  function end() {
    document.removeEventListener('focusin', note);
    // Of several buttons of which one is chosen Tab stops at one, and arrows lead to the others.
    const together = (one) => (other) => one.type === 'radio' && other.name === one.name;
    const missed = expected.filter(
      (one) => !visited.includes(one) && !visited.some(together(one)),
    );
    const found = missed.slice(0, 3).map((one) => `not reached by Tab: ${name(one)}`);
    if (missed.length > 3) found.push(`not reached by Tab: ${missed.length - 3} more`);
    return [...found, ...judgeOrder(), ...judgeSkipLink()];
  }

  /** Whether each stop shows that it has the focus; after a Tab, focus() counts as a keyboard's. */
  function rings() {
    calmNow();
    return visited.flatMap((element) => {
      element.focus();
      return document.activeElement === element
        ? [...judgeRing(element), ...judgePlace(element)]
        : [`not reached by Tab: ${name(element)} loses the focus`];
    });
  }

  return { begin, done, end, rings };
})();
