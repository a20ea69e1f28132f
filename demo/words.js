// Every text of the interface where it stands, for translators. The screens are the widget itself,
// in frames, each walked to by the hooks of docs/hooks.md; nothing is saved.
//
// `cargo xtask dist` puts in ENTRIES and SPOKEN.

/**
 * @typedef {object} Tools what a walk to a screen is made of
 * @property {(selector: string) => HTMLElement | null} find
 * @property {(selector: string) => Promise<void>} click
 * @property {(selector: string, text: string) => Promise<void>} type
 * @property {(check: string) => Promise<void>} open
 * @property {() => void} unfold
 *
 * @typedef {object} Place a screen to look at
 * @property {string} name
 * @property {string} [attributes] of the element
 * @property {string} [content] inside it
 * @property {(tools: Tools) => Promise<void>} [walk]
 */

const form = /** @type {HTMLFormElement} */ (document.getElementById('choices'));
const main = /** @type {HTMLElement} */ (document.querySelector('main'));
const screens = /** @type {HTMLElement} */ (document.getElementById('screens'));
const rows = /** @type {HTMLElement} */ (document.querySelector('tbody'));
const state = /** @type {HTMLElement} */ (document.getElementById('state'));
const column = /** @type {HTMLElement} */ (document.getElementById('column'));

const GUIDE = 'guide="icloud-backup"';
const FIRST = '[data-symptom]';
const NEXT = '[data-answer="still-failing"]';
/** More answers than any path has. */
const MANY = 120;

/** More letters than any entry has with its placeholders filled. */
const LONGEST = 400;

/** In its place, the guide as plain HTML. */
const LIST = '<!-- list -->';
const ARTICLE = `<h2>What you see</h2>
  <ul><li>It says one thing</li><li>It says another</li></ul>
  <h2>1. Look at the plug</h2><p>See whether it is in.</p>
  <h2>2. Try another socket</h2><p>Use one that works.</p>
  <h2>3. Reset everything</h2><p>This erases all settings.</p>
  <h2>More of ours</h2><p>Other articles.</p>`;

/** @param {Tools} tools */
async function begin({ click }) {
  await click(FIRST);
}

/** @param {string} check @returns {(tools: Tools) => Promise<void>} */
function opened(check) {
  return ({ open }) => open(check);
}

/** @param {Record<string, string>} figures @returns {(tools: Tools) => Promise<void>} */
function sum(figures) {
  return async ({ open, unfold, type, click }) => {
    await open('space-for-next-backup');
    unfold();
    for (const [name, text] of Object.entries(figures)) await type(`[data-note="${name}"]`, text);
    await click('[data-action="work-out"]');
  };
}

/** Answers until an end is there. @param {Tools} tools */
async function toTheEnd({ find, click }) {
  await click(FIRST);
  for (let at = 0; at < MANY && !find('[data-outcome]'); at += 1) {
    const understand = find('[data-action="understand"]');
    const wanted = ['not-applicable', 'still-failing'].map((one) => `[data-answer="${one}"]`);
    const answer = wanted.find((one) => find(one));
    if (answer) await click(answer);
    else if (understand) await click('[data-action="understand"]');
    else await click('[data-answer]');
  }
}

/** @type {Place[]} */
const PLACES = [
  { name: 'The plain list, before the tap', attributes: 'start="tap"', content: LIST },
  {
    name: 'The plain list, with a symptom open',
    attributes: 'start="tap"',
    content: '<details data-check="symptom" open><summary>Not enough storage</summary></details>',
  },
  { name: 'Opening question' },
  { name: 'Typed: nothing fits', walk: ({ type }) => type('input', 'zzzz qqqq') },
  { name: 'Typed: something fits', walk: ({ type }) => type('input', 'storage') },
  { name: 'Saving is asked for', attributes: 'storage="ask"', walk: begin },
  { name: 'First check', walk: begin },
  {
    name: 'Later checks',
    async walk(tools) {
      await begin(tools);
      for (let count = 0; count < 5; count += 1) await tools.click(NEXT);
    },
  },
  {
    name: 'An answer is changed',
    async walk(tools) {
      await begin(tools);
      await tools.click(NEXT);
      await tools.click('[data-action="change"]');
    },
  },
  { name: 'A picture of the device', walk: opened('backup-switch-on') },
  { name: 'What costs money', walk: opened('more-icloud-storage') },
  { name: 'A sum without figures', walk: sum({}) },
  { name: 'A sum with wrong figures', walk: sum({ plan: '0', used: 'x', next: '1' }) },
  { name: 'It fits', walk: sum({ plan: '50', used: '10', next: '5' }) },
  { name: 'It is tight', walk: sum({ plan: '50', used: '40', next: '9' }) },
  { name: 'It is too small', walk: sum({ plan: '5', used: '4', next: '3' }) },
  { name: 'More used than there is', walk: sum({ plan: '5', used: '40', next: '3' }) },
  {
    name: 'What to leave out',
    async walk(tools) {
      await sum({ plan: '5', used: '4', next: '3' })(tools);
      await tools.open('shrink-backup');
      tools.unfold();
      for (const size of ['0.5', '2.1', '40']) {
        await tools.click('[data-ticked=""] [type="checkbox"]');
        await tools.type('[data-ticked="on"] [inputmode]', size);
      }
    },
  },
  {
    name: 'A time',
    async walk({ open, unfold, click, find, type }) {
      await open('upload-speed');
      unfold();
      for (const name of ['size', 'speed', 'backup', 'upload', 'next']) {
        if (find(`[data-note="${name}"]`)) await type(`[data-note="${name}"]`, '40');
      }
      await click('[data-action="work-out"]');
    },
  },
  { name: 'Before a last resort', walk: opened('sign-out-in') },
  {
    name: 'Its steps',
    async walk({ open, click }) {
      await open('sign-out-in');
      await click('[data-action="understand"]');
    },
  },
  {
    name: 'A result is awaited',
    async walk({ open, click }) {
      await open('wait-overnight');
      await click('[data-answer="later"]');
    },
  },
  {
    name: 'It works again',
    async walk({ open, click }) {
      await open('backup-switch-on');
      await click('[data-answer="fixed"]');
    },
  },
  {
    name: 'A paid link',
    attributes: 'affiliate-tag="none-20"',
    async walk({ open, click }) {
      await open('mac-backup');
      await click('[data-answer="no-cable"]');
    },
  },
  { name: 'Nothing is left', walk: toTheEnd },
  {
    name: 'Erased',
    async walk(tools) {
      await begin(tools);
      await tools.click(NEXT);
      await tools.click('[data-action="restart"]');
    },
  },
  { name: 'An article', content: ARTICLE },
  { name: 'The end of an article', content: ARTICLE, walk: toTheEnd },
];

/** @param {string} name */
function choice(name) {
  return String(new FormData(form).get(name) ?? '');
}

/** @param {number} time in milliseconds */
function pause(time) {
  return new Promise((done) => {
    setTimeout(done, time);
  });
}

/**
 * Waits for something to be there, for as long as a slow machine may need.
 * @template T
 * @param {string} what
 * @param {() => T | null | undefined} look
 * @returns {Promise<T>}
 */
async function until(what, look) {
  const start = performance.now();
  for (;;) {
    const found = look();
    if (found) return found;
    if (performance.now() - start > 20_000) throw new Error(`there is no ${what}`);
    await pause(30);
  }
}

/** @param {Place} place */
function html({ attributes = '', content = '' }) {
  const language = choice('language');
  const folder = new URL('..', location.href).href;
  const rest = [attributes, content === ARTICLE ? '' : GUIDE];
  if (!attributes.includes('storage')) rest.push('storage="off"');
  if (!attributes.includes('start')) rest.push('start="eager"');
  return `<!doctype html><html lang="${language}" dir="${direction()}"
    style="font-size: ${choice('size')}%; color-scheme: ${choice('theme')}">
    <head><meta charset="utf-8"><base href="${folder}">
    <meta name="viewport" content="width=device-width">
    <style>body { margin: 8px; font: 1rem/1.5 system-ui, sans-serif; background: Canvas }</style>
    <script async src="quick-checks.js"></script></head>
    <body><quick-checks ${rest.join(' ')} theme="${choice('theme')}">${content}</quick-checks></body></html>`;
}

function direction() {
  return SPOKEN[choice('language')]?.isRightToLeft ? 'rtl' : 'ltr';
}

/**
 * Shows a screen in a frame, and walks to it.
 * @param {Place} place
 * @param {Set<string>} texts all that it says there and on the way
 * @returns {Promise<HTMLElement>} what stands around the frame
 */
async function show(place, texts) {
  const figure = document.createElement('figure');
  const caption = document.createElement('figcaption');
  caption.textContent = place.name;
  const frame = document.createElement('iframe');
  frame.title = place.name;
  frame.width = choice('width');
  frame.height = '600';
  figure.id = `screen-${screens.childElementCount}`;
  figure.append(caption, frame);
  frame.srcdoc = html(place);
  screens.append(figure);
  try {
    await walkIn(frame, place, texts);
  } catch (error) {
    figure.dataset.fault = String(error);
    caption.textContent = `${place.name}: ${String(error)}`;
  }
  return figure;
}

/** @param {HTMLIFrameElement} frame @param {Place} place @param {Set<string>} texts */
async function walkIn(frame, { attributes = '', walk }, texts) {
  const element = await until('element', () => {
    const found = frame.contentDocument?.querySelector('quick-checks');
    return found?.shadowRoot ? /** @type {any} */ (found) : null;
  });
  /** @param {string} selector @returns {HTMLElement | null} */
  const find = (selector) => element.shadowRoot.querySelector(selector);
  await until('screen', () => find(attributes.includes('tap') ? 'button' : '[data-view]'));
  /** @param {string} selector */
  const click = async (selector) => {
    (await until(selector, () => find(selector))).click();
    await pause(30);
    taps += 1;
    main.dataset.taps = String(taps);
    listen(element, texts);
  };
  /** @param {string} selector @param {string} text */
  const type = async (selector, text) => {
    const field = /** @type {HTMLInputElement} */ (await until(selector, () => find(selector)));
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    field.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
    await pause(50);
  };
  /** @param {string} check */
  const open = async (check) => {
    element.open(check);
    await until(check, () => find(`[data-check="${check}"]`));
  };
  const unfold = () => {
    for (const fold of element.shadowRoot.querySelectorAll('details')) fold.open = true;
  };
  await walk?.({ find, click, type, open, unfold });
  unfold();
  // What is said before the program is there comes with the words.
  await pause(attributes.includes('tap') ? 500 : 100);
  listen(element, texts);
  const height = frame.contentDocument?.documentElement.scrollHeight ?? 0;
  frame.height = String(Math.max(height, 200));
}

/** Without the signs that keep a placeholder's direction apart. @param {string} text */
function plain(text) {
  return text.replace(/[\u2066-\u2069\u2063]/g, '').replace(/\s+/g, ' ').trim();
}

/**
 * Adds all that the widget says, to see or to hear.
 * @param {Element} element
 * @param {Set<string>} texts
 */
function listen(element, texts) {
  const own = element.shadowRoot?.querySelectorAll('*') ?? [];
  for (const one of [...own, ...element.querySelectorAll('*')]) {
    if (one.localName === 'style') continue;
    if (one.childElementCount < 4) texts.add(plain(one.textContent ?? ''));
    for (const node of one.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) texts.add(plain(node.textContent ?? ''));
    }
    const { confirmed, fallback } = /** @type {HTMLElement} */ (one).dataset ?? {};
    const names = [one.getAttribute('aria-label'), one.getAttribute('placeholder'), confirmed, fallback];
    for (const name of names) if (name) texts.add(plain(name));
    const { value } = /** @type {HTMLTextAreaElement} */ (one);
    if (one.localName === 'textarea') for (const line of value.split('\n')) texts.add(plain(line));
  }
  // No entry is as long as what holds a whole screen.
  for (const text of texts) if (!text || text.length > LONGEST) texts.delete(text);
}

/**
 * Whether a frame says an entry: all of it, or a sentence of it among others. What only joins others
 * has too little to tell.
 * @param {string} text
 * @param {string} lines all that the frame says
 */
function isSaid(text, lines) {
  const parts = plain(text).split(/\{[a-z_]+\}/).map((part) => part.trim());
  const letters = parts.join('').replace(/[^\p{L}]/gu, '').length;
  if (letters < 2) return false;
  const pattern = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('.*');
  const isTelling = letters > 5;
  return new RegExp(isTelling ? pattern.replace(/^(\.\*)+|(\.\*)+$/g, '') : `^${pattern}$`, 'mu').test(lines);
}

/** The texts of an entry in the language that is chosen. @param {string} line */
function forms(line) {
  const cells = line.split('\t');
  return cells.length > 1 ? cells.filter((_, at) => at % 2 === 1) : cells;
}

/** @returns {Promise<string[]>} a line an entry */
async function words() {
  const english = ENTRIES.map((entry) => entry.english);
  const known = SPOKEN[choice('language')];
  if (!known) return english;
  const response = await fetch(new URL(`../${known.file}`, location.href));
  const [, ...lines] = (await response.text()).split('\n');
  // What only the plain list says is not in that file.
  return english.map((_, at) => lines[at] || known.list[ENTRIES[at].key] || '');
}

/** @param {string} text @param {string} [language] */
function cell(text, language) {
  const data = document.createElement('td');
  for (const one of forms(text)) {
    const line = document.createElement('div');
    line.textContent = one;
    if (language) line.lang = language;
    line.dir = 'auto';
    data.append(line);
  }
  return data;
}

/** Without placeholders. @param {string} text */
function lengthOf(text) {
  return Math.max(...forms(text).map((one) => [...one.replace(/\{[a-z_]+\}/g, '').normalize()].length));
}

let turn = 0;

/** How often anything was tapped: the page is still at work. */
let taps = 0;

/** The guide as plain HTML, in the language if it is translated into that. */
async function list() {
  const file = SPOKEN[choice('language')]?.fallback ?? 'fallback/icloud-backup.html';
  const response = await fetch(new URL(`../${file}`, location.href));
  return response.ok ? response.text() : '';
}

async function draw() {
  const mine = (turn += 1);
  main.ariaBusy = 'true';
  screens.replaceChildren();
  rows.replaceChildren();
  column.textContent = SPOKEN[choice('language')]?.name ?? 'English';
  const [texts, fallback] = await Promise.all([words(), list()]);
  /** @type {Map<string, string[]>} */
  const seen = new Map();
  for (const place of PLACES) {
    state.textContent = `Walking to “${place.name}” …`;
    const all = /** @type {Set<string>} */ (new Set());
    const figure = await show({ ...place, content: place.content === LIST ? fallback : place.content }, all);
    if (turn !== mine) {
      figure.remove();
      return;
    }
    const lines = [...all].join('\n');
    ENTRIES.forEach(({ key }, at) => {
      if (forms(texts[at]).some((one) => isSaid(one, lines))) {
        seen.set(key, [...(seen.get(key) ?? []), figure.id]);
      }
    });
  }
  ENTRIES.forEach((entry, at) => rows.append(row(entry, texts[at], seen.get(entry.key) ?? [])));
  const faults = screens.querySelectorAll('[data-fault]').length;
  state.textContent = `${PLACES.length - faults} of ${PLACES.length} screens; `
    + `${seen.size} of ${ENTRIES.length} entries are seen in them.`;
  main.ariaBusy = 'false';
}

/** @param {typeof ENTRIES[number]} entry @param {string} text @param {string[]} seen */
function row(entry, text, seen) {
  const line = document.createElement('tr');
  line.dataset.entry = entry.key;
  line.dataset.seen = String(seen.length);
  const name = document.createElement('th');
  name.scope = 'row';
  name.textContent = entry.key;
  const description = document.createElement('small');
  description.textContent = `${entry.description} ${lengthOf(text)} of ${entry.longest} letters.`;
  const english = cell(entry.english);
  english.append(description);
  const links = document.createElement('td');
  links.append(...seen.slice(0, 3).flatMap((id) => {
    const link = document.createElement('a');
    link.href = `#${id}`;
    link.textContent = document.querySelector(`#${id} figcaption`)?.textContent ?? id;
    return [link, document.createElement('br')];
  }));
  line.append(name, english, cell(text, choice('language')), links);
  return line;
}

const chosen = /** @type {HTMLSelectElement} */ (form.elements.namedItem('language'));
chosen.append(new Option('English (en)', 'en'));
for (const [tag, { name }] of Object.entries(SPOKEN)) {
  chosen.append(new Option(`${name} (${tag})`, tag));
}
const wanted = new URLSearchParams(location.search).get('lang') ?? 'en';
if (wanted in SPOKEN) chosen.value = wanted;
form.addEventListener('change', () => {
  history.replaceState(null, '', `?lang=${choice('language')}`);
  draw();
});
draw();

export {};
