// A page's own article as a guide: loaded only if an element has one. The parser is WebAssembly of
// its own (crates/article); here is what it reads, and how the author's nodes are shown.
//
// No node is moved, copied or rewritten: its listeners, its state and whoever owns it stay. What
// belongs to another check is hidden where it is, and everything is as it was once the widget
// has gone.
//
// `cargo xtask dist` puts in ARTICLE_WORDS.

/** What the parser asks of an element (crates/article/src/node.rs). */
const ATTRIBUTES = [
  'id', 'class', 'style', 'hidden', 'aria-hidden', 'href', 'width', 'height',
  'data-check', 'data-minutes', 'data-helps',
];
/** Where the program has us show the author's nodes: of a check, for the end, or the rest. */
const SLOT = 'slot[data-article]';
/** Elements in which there is nothing to read. */
const EMPTY = /^(script|style|noscript|template|svg|iframe|object|canvas|video|audio)$/;
/** What a heading is kept for, though the widget's own title says its words. */
const MEDIA = 'img, picture, video, audio, iframe, object, embed, canvas, input, button';
/** What the parser passes over, and what goes with whatever precedes it: embeds, forms. */
const MUTE = `${MEDIA}, form, select, textarea, svg, math, dialog, script, style, template`;
/** Whose text nobody reads. */
const SILENT = 'script, style, template';
/** What may be left of a part of the article. */
const LEFT = 1;
const HIDDEN = 2;
/** What elements inherit: the author's nodes look in here as they do in the page. */
const INHERITED = [
  'color', 'font-family', 'font-size', 'font-style', 'font-weight', 'font-variant', 'font-stretch',
  'line-height', 'letter-spacing', 'word-spacing', 'text-align', 'text-indent', 'text-transform',
  'white-space', 'overflow-wrap', 'word-break', 'hyphens', 'list-style', 'quotes', 'direction',
];
/** A transparent background, as browsers compute it. */
const CLEAR = /^(transparent|rgba\(\d+, \d+, \d+, 0\))$/;

/**
 * The parser, as WebAssembly or as the plain JavaScript that is made of it.
 * @typedef {object} Parser
 * @property {WebAssembly.Memory} memory
 * @property {(length: number) => number} space
 * @property {(address: number, length: number) => number} read
 */

/**
 * Which of the author's nodes are a check's, the symptoms and the ways it can end.
 * @typedef {object} View
 * @property {Map<string, ChildNode[]>} checks by the check's id
 * @property {ChildNode[]} symptoms
 * @property {ChildNode[]} ends
 */

/**
 * An article that has been read.
 * @typedef {object} Article
 * @property {string} text of its guide
 * @property {(element: HTMLElement, root: HTMLElement, signal: AbortSignal) => void} show shows the
 *   author's nodes in the widget until the signal
 * @property {View} view
 * @property {(node: Node | null) => string | undefined} checkOf the check that a node belongs to
 */

/** In our plain HTML a symptom is a fold with a list of links to the checks, also folds. */
const FALLBACK_LINK = 'details > ol > li a[href^="#"]';

/**
 * Reads the article in an element; nothing if that has a guide as plain HTML, whose name has been
 * forgotten. If no checks are found, it throws what the page's owner can put right: a plain
 * object, since a class of the loader's would be another one here.
 * @param {HTMLElement} element
 * @param {Parser} parser a new one: it reads once
 * @param {string[]} words in the language of the page, if it is not English
 * @param {() => Promise<{ parser: Parser }>} another what has a parser for when the page has changed
 * @returns {Article | undefined}
 */
export function readArticle(element, parser, words, another) {
  const link = element.querySelector(FALLBACK_LINK)?.getAttribute('href')?.slice(1);
  if ([...element.querySelectorAll('details[id]')].some(({ id }) => id === link)) return undefined;
  /** @type {ChildNode[]} */
  const nodes = [];
  const [guide, rest] = ask(parser, head(element) + written(element, nodes)).split('\0');
  if (!guide) {
    const message = 'no checks were found in the article, which stays as it is';
    throw { code: 'article-unclear', message, fix: rest };
  }
  /** @type {{ checks: Record<string, number[]>, symptoms: number[], ends: number[] }} */
  const places = JSON.parse(rest);
  const at = (/** @type {number[]} */ list) => list.map((place) => nodes[place]);
  const checks = new Map(Object.entries(places.checks).map(([id, list]) => [id, at(list)]));
  const view = { checks, symptoms: at(places.symptoms), ends: at(places.ends) };
  const again = async () => {
    const { parser: next } = await another();
    return () => {
      try {
        return readArticle(element, next, words, another)?.view;
      } catch {
        return undefined; // there is no article any more
      }
    };
  };
  return {
    text: complete(guide, words.length ? words : ARTICLE_WORDS),
    show: (host, root, signal) => show(host, root, view, signal, again),
    view,
    checkOf: (node) => [...checks.keys()].find((id) =>
      node && checks.get(id)?.some((one) => one.contains(node))),
  };
}

/**
 * A guide with the words that the article lacks: who is behind it, and what to beware of. What every
 * guide may leave out, the program puts in.
 * @param {string} text
 * @param {string[]} words
 */
function complete(text, words) {
  const guide = JSON.parse(text);
  // With the sign of words that are not the guide's own (`UNTRANSLATED` in crates/core): nobody has
  // translated ours into the language of every article.
  const [independence, unsure, caution] = words.map((line) => `\u2063${line}`);
  guide.independence = independence;
  for (const symptom of guide.symptoms) symptom.title ||= unsure;
  for (const check of guide.checks) {
    const isHeld = /risky|last-resort/.test(check.safety);
    if (isHeld && !check.cautions.length) check.cautions.push(caution);
  }
  return JSON.stringify(guide);
}

/**
 * What is known of the article beside its nodes.
 * @param {HTMLElement} element
 */
function head(element) {
  const around = element.closest('article, main') ?? document;
  const heading = around.querySelector('h1') ?? document.querySelector('h1');
  const title = heading?.textContent || document.title || location.pathname;
  const { lang } = /** @type {HTMLElement} */ (element.closest('[lang]') ?? document.documentElement);
  return `${[element.id, title, lang || 'en'].map(plain).join('\u0001')}\0`;
}

/**
 * The nodes below an element as the parser takes them; each is put into the list.
 * @param {Element} element
 * @param {ChildNode[]} nodes
 */
function written(element, nodes) {
  let text = '';
  for (const node of element.childNodes) {
    if (node instanceof Text) {
      nodes.push(node);
      text += `"${plain(node.data)}\0`;
    } else if (node instanceof Element) {
      nodes.push(node);
      text += `<${node.localName}`;
      for (const name of ATTRIBUTES) {
        const value = node.getAttribute(name);
        if (value !== null) text += `\u0001${name}=${plain(value)}`;
      }
      text += `\0${EMPTY.test(node.localName) ? '' : written(node, nodes)}>\0`;
    }
  }
  return text;
}

/**
 * A text without the two letters that separate texts here.
 * @param {string} text
 */
function plain(text) {
  return text.split('\0').join(' ').split('\u0001').join(' ');
}

/**
 * What the parser makes of a document.
 * @param {Parser} parser
 * @param {string} document
 */
function ask(parser, document) {
  const bytes = new TextEncoder().encode(document);
  const space = parser.space(bytes.length);
  new Uint8Array(parser.memory.buffer).set(bytes, space);
  const answer = parser.read(space, bytes.length);
  // It may have grown meanwhile.
  const { buffer } = parser.memory;
  const length = new DataView(buffer).getUint32(answer, true);
  return new TextDecoder().decode(new Uint8Array(buffer, answer + 4, length));
}

/**
 * Shows of an article what belongs to each screen.
 * @param {HTMLElement} host
 * @param {HTMLElement} root the widget's
 * @param {View} view
 * @param {AbortSignal} signal
 * @param {() => Promise<() => View | undefined>} again what reads the article once more
 */
function show(host, root, view, signal, again) {
  const hidden = hiding();
  /** @type {HTMLSlotElement | null} */
  let slot = null;
  const arrange = () => {
    hidden.undo();
    slot = root.querySelector(SLOT);
    if (!slot) return;
    dress(slot, host);
    const { checks, symptoms, ends } = view;
    const screen = /** @type {HTMLElement?} */ (slot.closest('[data-check]'));
    if (slot.dataset.article === 'rest') {
      hidden.hideOnly(host, [...checks.values(), symptoms].flat());
    } else {
      hidden.hideAllBut(host, screen ? checks.get(screen.dataset.check ?? '') ?? [] : ends, !!screen);
    }
    const box = /** @type {HTMLElement} */ (slot.closest('details') ?? slot);
    box.hidden = !hidden.leaves(host);
  };
  // Each screen has a slot of its own.
  const screens = new MutationObserver(() => {
    if (root.querySelector(SLOT) !== slot) arrange();
  });
  screens.observe(root, { childList: true, subtree: true });
  // What a script of the page puts in belongs to the check around it, or to none. Once it has put
  // anything in the place of the author's nodes, the article is read again: a framework may have
  // rewritten it, perhaps while the program was still loading.
  let isReading = false;
  const keepUp = () => {
    arrange();
    const isThere = (/** @type {Node} */ node) => host.contains(node);
    const nodes = [...view.checks.values(), view.symptoms, view.ends].flat();
    if (isReading || nodes.every(isThere)) return;
    isReading = true;
    again().catch(() => undefined).then((read) => {
      isReading = false;
      if (signal.aborted) return;
      // The parser is to find it as the author wrote it.
      hidden.undo();
      renew(view, read?.(), isThere);
      arrange();
    });
  };
  keepUp();
  const page = new MutationObserver(keepUp);
  page.observe(host, { childList: true, subtree: true });
  signal.addEventListener('abort', () => {
    screens.disconnect();
    page.disconnect();
    hidden.undo();
  });
}

/**
 * Learns where the article's nodes are now. A check that is no longer found keeps what is left of it;
 * one that is new is shown with the rest until the next visit.
 * @param {View} view
 * @param {View | undefined} now
 * @param {(node: Node) => boolean} isThere
 */
function renew(view, now, isThere) {
  view.symptoms = now?.symptoms ?? view.symptoms.filter(isThere);
  view.ends = now?.ends ?? view.ends.filter(isThere);
  for (const [id, nodes] of view.checks) {
    view.checks.set(id, now?.checks.get(id) ?? nodes.filter(isThere));
  }
}

/**
 * Whether a node says nothing of its own: an embed, a form, or a box with nothing else.
 * @param {Node} node
 */
function isMute(node) {
  if (!(node instanceof Element)) return !(node instanceof Text && node.data.trim());
  return node.matches(MUTE) || (!node.textContent?.trim() && !node.matches('hr, br'));
}

/**
 * Whether a node is something to see in itself, whatever is in it.
 * @param {Node} node
 */
function says(node) {
  if (node instanceof Element) return node.matches(MEDIA);
  return node instanceof Text && !node.parentElement?.matches(SILENT) && Boolean(node.data.trim());
}

/** Hides nodes where they are, and brings them all back. */
function hiding() {
  /** @type {(() => void)[]} */
  let undo = [];
  /** @type {Set<Node>} */
  const gone = new Set();

  const hide = (/** @type {Node} */ node) => {
    if (gone.has(node)) return;
    if (node instanceof Text && node.data.trim()) {
      // A text has no style. Its node stays, for whoever owns it.
      const { data } = node;
      node.data = '';
      undo.push(() => { node.data ||= data; });
    } else if (node instanceof HTMLElement || node instanceof SVGElement) {
      const { style } = node;
      const [value, priority] = [style.getPropertyValue('display'), style.getPropertyPriority('display')];
      const bare = !node.hasAttribute('style');
      style.setProperty('display', 'none', 'important');
      undo.push(() => {
        style.setProperty('display', value, priority);
        // Chromium removes only what it has written out.
        if (bare && !node.getAttribute('style')) node.removeAttribute('style');
      });
    } else {
      return;
    }
    gone.add(node);
  };

  const unfold = (/** @type {Node} */ node) => {
    if (node instanceof HTMLDetailsElement && !node.open) {
      node.open = true;
      undo.push(() => { node.open = false; });
    }
  };

  /**
   * Hides these nodes, or all others.
   * @param {Element} host
   * @param {ChildNode[]} nodes
   * @param {boolean} others
   */
  const choose = (host, nodes, others) => {
    const named = new Set(/** @type {Node[]} */ (nodes));
    const ways = new Set();
    for (const node of nodes) {
      for (let way = node.parentNode; way && way !== host; way = way.parentNode) ways.add(way);
    }
    const walk = (/** @type {Node} */ inside) => {
      // Whether what came before is one of these: what says nothing goes with it.
      let isNamed = false;
      for (const node of inside.childNodes) {
        const isWay = ways.has(node);
        if (!isMute(node)) isNamed = isWay || named.has(node);
        if (isWay) walk(node);
        else if (isNamed !== others) hide(node);
        if (others && isNamed) unfold(node);
      }
    };
    walk(host);
  };

  /**
   * Hides what has only held together what is hidden now: frames around it, headings above it.
   * @param {Node} inside
   * @param {number[]} below what is below a heading of each level, from here on
   * @returns {number} what is inside: `LEFT`, `HIDDEN` or both
   */
  const tidy = (inside, below) => {
    let all = 0;
    const note = (/** @type {number} */ what) => {
      all |= what;
      below.forEach((was, level) => { below[level] = was | what; });
    };
    for (const node of [...inside.childNodes].reverse()) {
      if (gone.has(node)) {
        note(HIDDEN);
      } else if (node instanceof HTMLHeadingElement) {
        const level = Number(node.localName[1]);
        if (below[level] === HIDDEN) hide(node);
        else all |= LEFT;
        below.fill(0, level);
      } else if (says(node)) {
        note(LEFT);
      } else if (node instanceof Element) {
        const held = tidy(node, below);
        all |= held;
        if (held === HIDDEN) hide(node);
      }
    }
    return all;
  };

  return {
    /** @param {Element} host @param {ChildNode[]} nodes */
    hideOnly(host, nodes) {
      choose(host, nodes, false);
      tidy(host, Array(7).fill(0));
    },

    /**
     * @param {Element} host
     * @param {ChildNode[]} nodes
     * @param {boolean} titled whether the widget has the words of their heading
     */
    hideAllBut(host, nodes, titled) {
      const [first] = nodes;
      if (titled && first instanceof HTMLHeadingElement && !first.querySelector(MEDIA)) hide(first);
      choose(host, nodes, true);
    },

    /**
     * Whether anything is left to see.
     * @param {Node} inside
     * @returns {boolean}
     */
    leaves(inside) {
      return [...inside.childNodes].some(
        (node) => !gone.has(node) && (says(node) || this.leaves(node)),
      );
    },

    undo() {
      for (const act of undo.reverse()) act();
      undo = [];
      gone.clear();
    },
  };
}

/**
 * Has the author's nodes look as they do in the page: what they inherit comes from around the
 * element, and so does the background that the page's colours are made for.
 * @param {HTMLSlotElement} slot
 * @param {HTMLElement} host
 */
function dress(slot, host) {
  const style = getComputedStyle(host);
  for (const name of INHERITED) slot.style.setProperty(name, style.getPropertyValue(name));
  let ground = 'Canvas';
  for (let around = /** @type {Element?} */ (host); around; around = around.parentElement) {
    const { backgroundColor } = getComputedStyle(around);
    if (!CLEAR.test(backgroundColor)) {
      ground = backgroundColor;
      break;
    }
  }
  slot.style.setProperty('background-color', ground);
}
