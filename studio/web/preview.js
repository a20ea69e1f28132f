// The page in the frame of the studio's preview: the real widget with the guide that is being written.
// Each change is a guide of its own, and the widget takes one guide for life; so there are two elements,
// one in sight and one out of it. A new guide starts in the one out of sight, is brought to the place of
// the other, and then they change places within one task: nothing flickers, and nothing moves.
//
// The elements stay in the page for good, so that their stylesheets are loaded once.

import { heard } from './heard.js';
import { replaceStorage } from './memory.js';
import { goTo, placeIn, refocus } from './place.js';

/**
 * @import { FromFrame, Look, Shown, ToFrame } from './messages.js'
 * @import { Place, Widget } from './place.js'
 */

/** Problems that a widget lives with. Any other keeps it from starting. */
const LIVEABLE = /^(check-unknown|fallback-outside|words-unavailable|offline-unavailable)$/;

/**
 * What is being started.
 * @typedef {object} Start
 * @property {Shown} shown
 * @property {string} id of the guide
 * @property {Set<string>} checks that it has
 * @property {Widget} element
 */

const memory = replaceStorage();
const { origin } = location;

/** @type {Widget[]} */
const elements = [];
/** @type {Widget | undefined} */
let inSight;
/** @type {Start | undefined} */
let starting;
/**
 * The newest that has come meanwhile: whatever it has overtaken is never shown.
 * @type {Shown | undefined}
 */
let next;
/** @type {Start | undefined} */
let current;
/** A check to open once the guide that is starting is there. */
let wanted = '';
/**
 * The element that may not take the focus or scroll: it is only being brought to its place, while
 * somebody may be writing elsewhere.
 * @type {Widget | undefined}
 */
let held;
/** Whether only the list is in sight. */
let isPlain = false;
/** Whether the next guide is shown as to a new reader. */
let isAfresh = false;
const main = document.createElement('main');
const list = main.appendChild(document.createElement('div'));

/** @typedef {FromFrame extends infer One ? One extends FromFrame ? Omit<One, 'name'> : never : never} Told */

/** @param {Told} message */
function tell(message) {
  parent.postMessage({ name: 'quick-checks-preview', ...message }, origin);
}

/** @param {Shown} shown */
function show(shown) {
  const { fallback, plain } = shown.look;
  applyLook(shown.look);
  isPlain = plain;
  // Until the first widget is there, the list is in sight as in any page.
  if (plain || !inSight) fillList(fallback);
  list.hidden = !plain && inSight !== undefined;
  if (inSight) inSight.style.display = plain ? 'none' : '';
  if (plain) {
    next = undefined;
    drawn(shown.version);
    return;
  }
  next = shown;
  if (!starting) startNext();
}

/** @param {string} html */
function fillList(html) {
  const unfolded = [...list.querySelectorAll('details')].map((fold) => fold.open);
  list.innerHTML = html;
  list.querySelectorAll('details').forEach((fold, index) => {
    fold.open ||= unfolded[index] ?? false;
  });
}

function startNext() {
  const shown = next;
  next = undefined;
  if (!shown) return;
  const { guide: before, look } = current?.shown ?? {};
  if (current && !isAfresh && before === shown.guide && look?.language === shown.look.language) {
    current.shown = shown;
    drawn(shown.version);
    return;
  }
  /** @type {{ id?: unknown, language?: unknown, checks?: { id?: unknown }[] }} */
  let guide;
  try {
    guide = Object(JSON.parse(shown.guide));
  } catch (error) {
    tell({ kind: 'failed', message: /** @type {Error} */ (error).message });
    return;
  }
  const id = String(guide.id ?? '');
  const checks = new Set(Array.isArray(guide.checks) ? guide.checks.map((check) => String(check?.id)) : []);
  document.documentElement.lang = shown.look.language || String(guide.language ?? 'en');
  carryOver(current?.id, id);
  const element = elements.find((one) => one !== inSight) ?? newElement();
  starting = { shown, id, checks, element };
  memory.isHidden = true;
  const holder = element.querySelector('script');
  if (holder) holder.textContent = shown.guide;
  if (element.isConnected) {
    // Any attribute that is not looked at while it runs: it starts over with what is inside by now.
    element.setAttribute('folder', element.getAttribute('folder') === '..' ? '../' : '..');
  } else {
    main.append(element);
  }
}

/** @returns {Widget} */
function newElement() {
  const element = /** @type {Widget} */ (document.createElement('quick-checks'));
  element.setAttribute('start', 'eager');
  element.setAttribute('folder', '..');
  hide(element);
  const holder = document.createElement('script');
  holder.type = 'application/json';
  element.append(holder);
  element.addEventListener('quick-checks:ready', () => {
    if (starting?.element === element) finish(starting);
  });
  element.addEventListener('quick-checks:error', ({ detail: { code, message } }) => {
    if (code === 'check-unknown') return;
    tell({ kind: 'failed', message });
    if (starting?.element !== element || LIVEABLE.test(code)) return;
    starting = undefined;
    memory.isHidden = false;
    startNext();
  });
  elements.push(element);
  return element;
}

/**
 * A guide that is renamed keeps its answers: to the widget it is another. The old ones stay until the
 * new one is in sight, since half a name may be none.
 * @param {string | undefined} before @param {string} id
 */
function carryOver(before, id) {
  if (before === undefined || before === id) return;
  const saved = memory.getItem(keyOf(before));
  if (saved) memory.setItem(keyOf(id), JSON.stringify({ ...JSON.parse(saved), guide: id }));
}

/** @param {string} id of a guide */
function keyOf(id) {
  return `quick-checks/1/${id}`;
}

/**
 * The widget is there, out of sight, as though for a new reader.
 * @param {Start} start
 */
function finish(start) {
  const { element, id, checks, shown } = start;
  const before = inSight;
  /** @type {Place | undefined} */
  const place = before && !isAfresh ? placeIn(before) : undefined;
  const isOpening = checks.has(wanted);
  const top = scrollY;
  held = element;
  memory.isHidden = false;
  // As from another tab: taken over without a word of welcome.
  dispatchEvent(new StorageEvent('storage', { key: keyOf(id) }));
  if (isOpening) element.open(wanted);
  else if (place) goTo(element, place, (check) => checks.has(check));
  memory.keepOnly(keyOf(id));
  starting = undefined;
  current = start;
  inSight = element;
  wanted = '';
  isAfresh = false;
  applyLook(shown.look);
  if (before) hide(before);
  if (!isPlain) {
    list.hidden = true;
    element.style.display = '';
    // What a new screen does when a reader comes to it would be a flicker here.
    for (const animation of element.shadowRoot.getAnimations()) animation.finish();
    scrollTo({ top: place && !isOpening ? top : 0, behavior: 'instant' });
    // Not while somebody is writing in the studio: it would take the focus away from there.
    if (place && document.hasFocus()) {
      held = undefined;
      refocus(element, place);
      held = element;
    }
    drawn(shown.version);
  }
  startNext();
}

/** @param {Widget} element */
function hide(element) {
  element.style.display = 'none';
}

/**
 * Tells that a guide is in sight, once the browser has drawn it. By then the widget has done what it
 * does after a drawing.
 * @param {number} version
 */
function drawn(version) {
  const element = held;
  requestAnimationFrame(() => {
    if (held === element) held = undefined;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => tell({ kind: 'drawn', version });
    port2.postMessage('');
  });
}

/** @param {Look} look */
function applyLook({ theme, direction }) {
  const page = document.documentElement;
  page.dir = direction;
  page.style.colorScheme = theme === 'auto' ? '' : theme;
  for (const element of elements) {
    element.setAttribute('theme', theme);
    // Where the language has a direction of its own, the widget follows that.
    element.shadowRoot.querySelector('[data-view]')?.closest('[dir]')?.setAttribute('dir', direction);
  }
}

/** @param {string} check */
function open(check) {
  if (starting || !inSight) {
    wanted = check;
  } else if (current?.checks.has(check)) {
    held = inSight;
    inSight.open(check);
    scrollTo({ top: 0, behavior: 'instant' });
    requestAnimationFrame(() => {
      held = undefined;
    });
  }
}

function reset() {
  memory.clear();
  wanted = '';
  isAfresh = true;
  next ??= (starting ?? current)?.shown;
  if (!starting) startNext();
}

/** @param {ToFrame} message */
function hear(message) {
  if (message.kind === 'hello') tell({ kind: 'ready', isNew: false });
  else if (message.kind === 'show') show(message);
  else if (message.kind === 'open') open(message.check);
  else if (message.kind === 'reset') reset();
  else tell({ kind: 'heard', request: message.request, lines: heard(isPlain || !inSight ? list : inSight.shadowRoot) });
}

/**
 * Nothing leads away from here: a link opens in a tab of its own, one into the list scrolls there.
 * @param {MouseEvent} event
 */
function follow(event) {
  for (const link of event.composedPath()) {
    if (!(link instanceof HTMLAnchorElement) || !link.hasAttribute('href') || link.download) continue;
    const name = link.getAttribute('href') ?? '';
    if (name.startsWith('#')) {
      event.preventDefault();
      scrollToName(name.slice(1));
    } else {
      link.target = '_blank';
      link.relList.add('noopener');
    }
  }
}

/** @param {string} name of something in the list */
function scrollToName(name) {
  const target = document.getElementById(name);
  // As the browser does it for a name in the address.
  for (let fold = target?.closest('details'); fold; fold = fold.parentElement?.closest('details')) fold.open = true;
  target?.scrollIntoView();
}

/**
 * Has a method do nothing for what is in the element that is held.
 * @param {any} prototype @param {string} name
 */
function holdBack(prototype, name) {
  const native = prototype[name];
  prototype[name] = function holdable(/** @type {unknown[]} */ ...rest) {
    if (held?.shadowRoot.contains(this)) return undefined;
    return native.apply(this, rest);
  };
}

holdBack(HTMLElement.prototype, 'focus');
holdBack(Element.prototype, 'scrollIntoView');
addEventListener('click', follow, true);
addEventListener('auxclick', follow, true);
addEventListener('message', ({ data, origin: from, source }) => {
  if (from === origin && source === parent && data?.name === 'quick-checks-preview') hear(data);
});

// The storage of the origin changes, too, and is no business of the widget's in here.
addEventListener('storage', (event) => {
  if (event.isTrusted) event.stopImmediatePropagation();
}, true);

const loader = document.createElement('script');
loader.src = '../quick-checks.js';
loader.addEventListener('error', () => tell({ kind: 'failed', message: 'quick-checks.js did not load' }));
document.head.append(loader);
customElements.whenDefined('quick-checks').then(() => {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
  else begin();
});

function begin() {
  document.body.append(main);
  tell({ kind: 'ready', isNew: true });
}
