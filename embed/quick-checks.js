// The loader: defines <quick-checks>, keeps what the page wrote inside it on display, and swaps
// in the widget once everything has arrived. It runs as a classic script and as a module, and
// adds no global name but the element.
//
// `cargo xtask dist` puts in FILES (the hashed names beside this file), HASHES (what is in them)
// and WORDS.

/** Attributes of the element; a lone script tag may carry them as data-*. */
const ATTRIBUTES = [
  'guide', 'lang', 'theme', 'heading-level', 'affiliate-tag', 'start', 'offline',
];
const DEFAULT_GUIDE = 'icloud-backup';
/** Our name among a page's Trusted Types. */
const TYPES = 'quick-checks';
/** A guide inside the element. */
const INLINE = 'script[type="application/json"]';
/** How far outside the viewport `start="visible"` begins to load. */
const NEAR = '600px';

const script = ownScript();
const base = script?.src || addressFromStack() || document.baseURI;
const folder = new URL('.', base).href;

/** What went wrong, for the page's owner: the fix is part of it. */
class Problem extends Error {
  constructor(code, message, fix, address) {
    super(message);
    this.code = code;
    this.fix = fix;
    /** What was asked for outside our folder. */
    this.address = address;
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
      return await load(FILES.plain);
    }
    const wasm = compiled();
    wasm.catch(() => {}); // awaited below; a failing glue must not leave it unhandled
    const glue = await load(FILES.glue);
    await glue.default({ module_or_path: wasm });
    return glue;
  } catch (error) {
    throw new Problem(
      'program-unavailable',
      `the widget's program did not load (${error.message})`,
      advice(base),
    );
  }
});

/** What fetch takes for a file of ours: a page that checks this script's content checks all. */
function ours(name) {
  return [new URL(name, base).href, { integrity: script?.integrity ? HASHES[name] : '' }];
}

/** A module of ours. import() knows no integrity, but takes what a script element has loaded. */
async function load(name) {
  const [href, { integrity }] = ours(name);
  if (integrity) {
    const element = document.createElement('script');
    element.type = 'module';
    await new Promise((resolve, reject) => {
      element.onload = resolve;
      element.onerror = () => reject(new Error(`${href} is not there, or not as it was built`));
      // Where a page has Trusted Types, it has to name ours.
      types ??= self.trustedTypes?.createPolicy(TYPES, { createScriptURL: (url) => url });
      attach(element, name, 'src', types?.createScriptURL(href));
      document.head.append(element);
      element.remove(); // it loads all the same
    });
  }
  return import(href);
}
let types;

/** Points an element at a file of ours. */
function attach(element, name, attribute, address) {
  const [href, { integrity }] = ours(name);
  // What another server sends can be checked only if it lets this page read it.
  if (integrity) Object.assign(element, { integrity, crossOrigin: 'anonymous' });
  element.nonce = script?.nonce ?? '';
  element[attribute] = address ?? href;
}

/** What to do about a file that does not come, as far as its address tells. */
function advice(address) {
  const { origin } = new URL(address);
  const whole = 'Check that every file of dist/ is on the server, unchanged';
  return origin === self.origin
    ? `${whole}.`
    : `${whole}, and that ${origin} sends Access-Control-Allow-Origin: * with each.`;
}

/** What the page's policy must say to let in what it kept out. */
function rule({ effectiveDirective, originalPolicy, blockedURI, sample }) {
  const directives = originalPolicy.split(';').map((directive) => directive.trim().split(/\s+/));
  const general = effectiveDirective.replace('-elem', '');
  const [name, ...sources] = [effectiveDirective, general, 'default-src']
    .map((wanted) => directives.find(([name]) => name === wanted))
    .find(Boolean);
  let source = sample;
  if (source !== TYPES) source = new URL(blockedURI).origin;
  if (source === self.origin) source = "'self'";
  const others = sources.filter((other) => other !== "'none'");
  return [name === 'default-src' ? general : name, ...others, source].join(' ');
}

/** The text of a guide. */
const guideText = once(async (name) => {
  const [address, options] = ours(name);
  let response;
  try {
    response = await fetch(address, options);
  } catch (error) {
    // The worker keeps guides from other addresses; nobody else knows them.
    response = await globalThis.caches?.match(address).catch(() => {});
    if (response) return response.text();
    throw new Problem(
      'guide-unreachable',
      `the guide ${address} could not be fetched (${error.message})`,
      advice(address),
      address,
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
    const refused = [];
    const refuse = (event) => event.disposition === 'enforce' && refused.push(event);
    document.addEventListener('securitypolicyviolation', refuse);
    try {
      // All at once: each would otherwise wait for the round trip of the one before.
      const loads = [program(), this.#guide(), this.#style()];
      // To their ends, so that the owner learns of all that a policy refuses at once.
      await Promise.allSettled(loads);
      const [glue, [name, guide]] = await Promise.all(loads);
      if (run === this.#run && this.isConnected) this.#show(glue, guide, name);
    } catch (error) {
      // The browser tells of a refusal in a task of its own.
      await new Promise((resolve) => setTimeout(resolve));
      if (run === this.#run) this.#fail(error, refused);
    } finally {
      document.removeEventListener('securitypolicyviolation', refuse);
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
      const { forget, keep } = await load(FILES.offline);
      if (wanted === 'off') return void (await forget());
      const worker = wanted ? new URL(wanted, document.baseURI) : new URL('quick-checks-sw.js', base);
      const program = runsWebAssembly() ? [FILES.glue, FILES.wasm] : [FILES.plain];
      const inline = !this.getAttribute('guide') && this.querySelector(INLINE);
      const guide = inline ? [] : [guideAddress(name)];
      const own = [FILES.style, FILES.offline, ...program].map((file) => new URL(file, base).href);
      const where = await keep(Problem, wanted === 'own' ? null : worker, [base, ...own, ...guide]);
      if (widget !== this.#widget) return;
      if (where === 'here') widget.works_offline();
      // Our own page shows bundled guides only.
      if (where === 'elsewhere' && FILES.guides[name]) {
        widget.works_offline(new URL(`${name}.html`, base).href);
      }
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
  #fail(error, refused) {
    const { code = 'failed', message, address } = error;
    const rules = refused
      .filter(({ blockedURI: uri, sample }) =>
        uri.startsWith(folder) || uri === address || sample === TYPES)
      .map(rule);
    const fix = rules.length
      ? `Let your Content-Security-Policy say: ${[...new Set(rules)].join('; ')}.`
      : error.fix ?? 'Please report this.';
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
            advice(base),
          ),
        );
      };
      link.addEventListener('error', fail, { once: true });
    });
    loaded.catch(() => {}); // where nobody awaits it, a plain look is better than a broken page
    link.rel = 'stylesheet';
    attach(link, FILES.style, 'href');
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
  const response = await fetch(...ours(FILES.wasm));
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  // Of another type it can't be compiled while it arrives: the glue would try, and warn.
  const streams = response.headers.get('content-type') === 'application/wasm';
  return streams ? response : response.arrayBuffer();
}

/** A bundled guide by its id: its file's name. Any other by its URL: the whole address. */
function guideAddress(name) {
  const bundled = FILES.guides[name];
  // Every object has a "constructor": only a file name counts.
  if (typeof bundled === 'string') return bundled;
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
