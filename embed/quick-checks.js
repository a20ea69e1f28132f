// The loader: defines <quick-checks>, keeps what the page wrote inside it on display, and swaps
// in the widget once everything has arrived. It runs as a classic script and as a module, and
// adds no global name but the element.
//
// FILES (the hashed names beside this file) and WORDS are put in by `cargo xtask dist`.

/** Attributes of the element; a lone script tag may carry them as data-*. */
const ATTRIBUTES = [
  'guide', 'lang', 'theme', 'heading-level', 'affiliate-tag', 'start', 'offline',
];
const DEFAULT_GUIDE = 'icloud-backup';
/** A guide inside the element. */
const INLINE = 'script[type="application/json"]';
/** How far outside the viewport `start="visible"` begins to load. */
const NEAR = '600px';

const script = ownScript();
const base = script?.src || addressFromStack() || document.baseURI;

/** What went wrong, for the page's owner: the fix is part of it. */
class Problem extends Error {
  constructor(code, message, fix) {
    super(message);
    this.code = code;
    this.fix = fix;
  }
}

/** Remembers one promise a key, and forgets those that fail, so that a later try is a fresh one. */
function once(load) {
  const loading = new Map();
  return (key) => {
    if (!loading.has(key)) {
      const promise = load(key);
      promise.catch(() => loading.delete(key));
      loading.set(key, promise);
    }
    return loading.get(key);
  };
}

/** The program, one instance a page: WebAssembly, or plain JavaScript where that can't run. */
const program = once(async () => {
  try {
    if (!runsWebAssembly()) {
      if (!FILES.plain) throw new Error('a debug build is WebAssembly only: build with --release');
      return await import(new URL(FILES.plain, base).href);
    }
    const wasm = compiled();
    wasm.catch(() => {}); // awaited below; a failing glue must not leave it unhandled
    const glue = await import(new URL(FILES.glue, base).href);
    await glue.default({ module_or_path: wasm });
    return glue;
  } catch (error) {
    throw new Problem(
      'program-unavailable',
      `the widget's program did not load (${error.message})`,
      `Check that every file of the folder ${new URL('.', base)} is on the server.`,
    );
  }
});

/** The text of a guide. */
const guideText = once(async (address) => {
  let response;
  try {
    response = await fetch(address);
  } catch (error) {
    // The worker keeps guides from other addresses; nobody else knows them.
    response = await globalThis.caches?.match(address).catch(() => {});
    if (response) return response.text();
    throw new Problem(
      'guide-unreachable',
      `the guide ${address} could not be fetched (${error.message})`,
      'Check the address, and that its server allows this page to read it (CORS, connect-src).',
    );
  }
  if (!response.ok) {
    throw new Problem(
      'guide-not-found',
      `the guide ${address} answered ${response.status}`,
      'Correct the guide attribute, or put the file there.',
    );
  }
  return response.text();
});

class QuickChecks extends HTMLElement {
  static observedAttributes = ATTRIBUTES;

  #slot = document.createElement('slot');
  #root = null;
  #button = null;
  #widget = null;
  /** Counts starts, so that one overtaken by a removal or a new attribute does nothing. */
  #run = 0;
  #observer = null;
  /** Out of the page, waiting for its start, or started (loading, running or failed). */
  #stage = 'out';

  connectedCallback() {
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    if (!this.#slot.isConnected && !this.#widget) shadow.append(this.#slot);
    if (placed && placed !== this) {
      // The page brought its own element after all.
      placed.remove();
      placed = null;
    }
    // Moved while it waits or loads, it goes on with that.
    if (this.#stage === 'out') this.#wait();
  }

  disconnectedCallback() {
    // Moving an element disconnects and connects it at once: only a real removal unmounts.
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  attributeChangedCallback(name, before, after) {
    const restarts = !['theme', 'start', 'offline'].includes(name) && before !== after;
    // Before its start, it will read them when it does start.
    if (restarts && this.#stage === 'started') {
      this.#stop();
      this.#start();
    }
  }

  /** Starts when the page wants it. */
  #wait() {
    this.#stage = 'waiting';
    const start = this.getAttribute('start');
    if (start === 'tap') {
      this.#offer();
    } else if (start === 'eager' || typeof IntersectionObserver === 'undefined') {
      this.#start();
    } else {
      this.#observer = new IntersectionObserver(
        (entries) => {
          if (entries.some((entry) => entry.isIntersecting)) this.#start();
        },
        { rootMargin: NEAR },
      );
      this.#observer.observe(this);
    }
  }

  #offer() {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'main start';
    button.setAttribute('part', 'start');
    button.textContent = WORDS.start;
    button.addEventListener('click', async () => {
      button.disabled = true;
      await this.#start();
      button.remove();
      this.#root?.querySelector('.title')?.focus();
    });
    this.#button = button;
    this.#style();
    this.shadowRoot.prepend(button);
  }

  async #start() {
    this.#observer?.disconnect();
    this.#stage = 'started';
    const run = ++this.#run;
    try {
      // All at once: each would otherwise wait for the round trip of the one before.
      const [glue, [name, guide]] = await Promise.all([
        program(),
        this.#guide(),
        this.#style(),
      ]);
      if (run === this.#run && this.isConnected) this.#show(glue, guide, name);
    } catch (error) {
      if (run === this.#run) this.#fail(error);
    }
  }

  /** Name and text of the guide: by the attribute, else inside the element, else the default. */
  async #guide() {
    const name = this.getAttribute('guide');
    if (!name) {
      // Upgraded while the page is still being read, the element has no children yet.
      if (document.readyState === 'loading') await domReady();
      const inline = this.querySelector(INLINE);
      if (inline) return ['inside the element', inline.textContent];
    }
    return [name || DEFAULT_GUIDE, await guideText(guideAddress(name || DEFAULT_GUIDE))];
  }

  #show(glue, guide, name) {
    const root = document.createElement('div');
    root.className = 'widget';
    const level = Number.parseInt(this.getAttribute('heading-level'), 10);
    const lang = this.lang || document.documentElement.lang;
    const height = this.getBoundingClientRect().height;
    const page = {
      answered: (guide, check, answer) => this.#emit('answer', { guide, check, answer }),
      reached: (guide, outcome, answered) => this.#emit('outcome', { guide, outcome, answered }),
    };
    this.#slot.remove();
    this.shadowRoot.append(root);
    try {
      const outline = level >= 1 && level <= 6 ? level : 2;
      this.#widget = glue.mount(root, page, guide, lang, outline, location.hash);
    } catch (error) {
      root.remove();
      throw typeof error === 'string'
        ? new Problem('guide-invalid', `the guide "${name}" is not valid: ${error}`,
            'Run cargo xtask guide lint on the file.')
        : error;
    }
    this.#root = root;
    this.#holdPlace(root, height);
    this.#emit('ready', { guide: this.#widget.guide });
    // A link's answers are taken over; a reload is to show those given since.
    if (location.hash.startsWith(`#quick-checks/1/${this.#widget.guide}/`)) {
      history.replaceState(history.state, '', location.pathname + location.search);
    }
    this.#keep(name);
  }

  /** Has page and files kept for when there is no network, where the page wants that. */
  async #keep(name) {
    const wanted = this.getAttribute('offline');
    if (wanted === null) return;
    const widget = this.#widget;
    try {
      const worker = new URL(wanted || 'quick-checks-sw.js', wanted ? document.baseURI : base);
      if (!['own', 'off'].includes(wanted) && worker.origin !== location.origin) {
        // No worker can come from another origin. Our own page there shows bundled guides only.
        if (FILES.guides[name]) widget.works_offline(new URL(`${name}.html`, base).href);
        return;
      }
      const { forget, keep } = await import(new URL(FILES.offline, base).href);
      if (wanted === 'off') return void (await forget());
      const program = runsWebAssembly() ? [FILES.glue, FILES.wasm] : [FILES.plain];
      const inline = !this.getAttribute('guide') && this.querySelector(INLINE);
      const guide = inline ? [] : [guideAddress(name)];
      const own = [FILES.style, FILES.offline, ...program].map((file) => new URL(file, base).href);
      const kept = await keep(Problem, wanted === 'own' ? null : worker, [base, ...own, ...guide]);
      if (kept && widget === this.#widget) widget.works_offline();
    } catch (error) {
      this.#tell(error);
    }
  }

  /** The page below must not move: keeps the fallback's height until the reader acts. */
  #holdPlace(root, height) {
    if (this.getBoundingClientRect().bottom >= innerHeight) return;
    root.style.minBlockSize = `${height}px`;
    root.addEventListener('click', () => root.style.removeProperty('min-block-size'), { once: true });
  }

  #stop() {
    this.#run += 1;
    this.#stage = 'out';
    this.#observer?.disconnect();
    this.#button?.remove();
    this.#widget?.free();
    this.#widget = null;
    this.#root?.remove();
    this.#root = null;
    this.shadowRoot.append(this.#slot);
  }

  /** The reader keeps the fallback; the page's owner learns what to do. */
  #fail(error) {
    this.shadowRoot.append(this.#slot);
    this.#tell(error);
  }

  #tell({ code = 'failed', message, fix = 'Please report this.' }) {
    console.error(`Quick Checks: ${message}. ${fix}`);
    this.#emit('error', { code, message, fix });
  }

  #emit(name, detail) {
    this.dispatchEvent(
      new CustomEvent(`quick-checks:${name}`, { bubbles: true, composed: true, detail }),
    );
  }

  /** The stylesheet as a link: it works under style-src and in browsers without adopted sheets. */
  #style() {
    let link = this.shadowRoot.querySelector('link');
    // A sheet is lost with its place in the page: inserted again, the link loads it again.
    if (link?.sheet) return undefined;
    link ??= this.shadowRoot.insertBefore(document.createElement('link'), this.shadowRoot.firstChild);
    const loaded = new Promise((resolve, reject) => {
      link.addEventListener('load', resolve, { once: true });
      const fail = () => {
        link.remove();
        reject(
          new Problem(
            'style-unavailable',
            `the stylesheet ${link.href} did not load`,
            'Check that the file is on the server and that style-src allows it.',
          ),
        );
      };
      link.addEventListener('error', fail, { once: true });
    });
    loaded.catch(() => {}); // where nobody awaits it, a plain look is better than a broken page
    link.rel = 'stylesheet';
    link.href = new URL(FILES.style, base).href;
    return loaded;
  }
}

function domReady() {
  return new Promise((resolve) => {
    document.addEventListener('DOMContentLoaded', resolve, { once: true });
  });
}

/** Whether the program can run as WebAssembly: asked before a byte of it is fetched. */
function runsWebAssembly() {
  try {
    // One type, a function of an externref: browsers that know it know all that the program uses.
    const tiny = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 1, 111, 0]);
    // A policy forbids compiling in Chromium, but only instances in Safari.
    return !!new WebAssembly.Instance(new WebAssembly.Module(tiny));
  } catch {
    return false;
  }
}

/** The WebAssembly, as the glue takes it without a word. */
async function compiled() {
  const response = await fetch(new URL(FILES.wasm, base));
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  // Of another type it can't be compiled while it arrives: the glue would try, and warn.
  const streams = response.headers.get('content-type') === 'application/wasm';
  return streams ? response : response.arrayBuffer();
}

/** The address of a bundled guide by its id, or of any other by its URL. */
function guideAddress(name) {
  const bundled = FILES.guides[name];
  // Every object has a "constructor": only a file name counts.
  if (typeof bundled === 'string') return new URL(bundled, base).href;
  if (/[/.:]/.test(name)) return new URL(name, document.baseURI).href;
  throw new Problem(
    'guide-unknown',
    `there is no guide "${name}"`,
    `Bundled guides: ${Object.keys(FILES.guides).join(', ')}. Or give the URL of a guide file.`,
  );
}

/** The script element that runs this, where the browser says so. */
function ownScript() {
  const current = document.currentScript;
  // A form field named currentScript would stand in its place.
  if (current?.tagName === 'SCRIPT') return current;
  // A module is never currentScript: the last one of our name.
  return [...document.querySelectorAll('script[src]')]
    .filter((one) => /\/quick-checks\.js$/.test(new URL(one.src, document.baseURI).pathname))
    .pop();
}

/** This file's own address from a stack trace: for a module whose tag is gone already. */
function addressFromStack() {
  return new Error().stack?.match(/(https?:\/\/[^\s)]+?):\d+:\d+/)?.[1];
}

/** The element that a lone script tag put in, until the page brings its own. */
let placed = null;

function placeWhereScriptStands() {
  if (document.querySelector('quick-checks') || !document.body?.contains(script)) return;
  const element = document.createElement('quick-checks');
  for (const name of ATTRIBUTES) {
    const value = script.getAttribute(`data-${name}`);
    if (value !== null) element.setAttribute(name, value);
  }
  script.after(element);
  placed = element;
}

// A second copy of this script leaves everything to the first.
if (!customElements.get('quick-checks')) {
  customElements.define('quick-checks', QuickChecks);
  if (document.readyState === 'loading') {
    domReady().then(placeWhereScriptStands);
  } else {
    placeWhereScriptStands();
  }
}
