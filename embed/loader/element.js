// The element: shows what the page wrote inside it, then the widget, and tells the page of both.
//
// `cargo xtask dist` puts in FILES (the hashed names beside the loader) and WORDS.

import { addressOf, base, load, lookIn } from './files.js';
import { DEFAULT_GUIDE, guideAddress, guideText, openGuide } from './guide.js';
import { lacking } from './problem.js';
import { program, programFiles } from './program.js';
import { loadStyle } from './style.js';
import { domReady, pause, turn } from './time.js';

/** Attributes of the element; a lone script tag may carry them as data-*. */
const ATTRIBUTES = [
  'guide', 'lang', 'theme', 'heading-level', 'affiliate-tag', 'start', 'offline', 'folder',
];
/** Those that change nothing in a widget that runs. */
const QUIET = /^(theme|start|offline)$/;
/** A guide inside the element. */
const INLINE = 'script[type="application/json"]';
/** How far outside the viewport `start="visible"` begins to load. */
const NEAR = '600px';
/** How long to wait before what a bad connection lost is loaded once more, in milliseconds. */
const RETRIES = [1000, 4000];

/** The part of a fragment that carries answers, in both formats. */
const HANDOFF = /quick-checks(-2_[\w-]*|\/1\/[\w=/-]*)/;

/** How often the code for the phone did not come. */
let missed = 0;

export class QuickChecks extends HTMLElement {
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
  /** Whether a lone script tag put it in: then it gives way to the page's own. */
  #placed = false;

  /** Puts an element where a script tag stands that has none; of several tags, one a guide. */
  static place(tag) {
    if (!document.body?.contains(tag)) return;
    const guide = tag.getAttribute('data-guide');
    for (const other of everyElement()) {
      if (!other.#placed || other.getAttribute('guide') === guide) return;
    }
    const element = document.createElement('quick-checks');
    element.#placed = true;
    for (const name of ATTRIBUTES) {
      const value = tag.getAttribute(`data-${name}`);
      if (value !== null) element.setAttribute(name, value);
    }
    tag.after(element);
  }

  connectedCallback() {
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    if (!this.#slot.isConnected && !this.#widget) shadow.append(this.#slot);
    // The page may have brought its own element after all.
    for (const other of this.#placed ? [] : everyElement()) {
      // One that the browser has not yet upgraded is the page's.
      if (other instanceof QuickChecks && other.#placed) other.remove();
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
    const restarts = !QUIET.test(name) && before !== after;
    // Before its start, it will read them when it does start.
    if (restarts && this.#stage === 'started') {
      this.#stop();
      this.#start();
    } else if (name === 'start' && this.#stage === 'waiting') {
      this.#stop();
      this.#wait();
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
      button.textContent = WORDS.loading;
      await this.#start();
      this.#root?.querySelector('[data-focus="title"]')?.focus();
    });
    this.#button = document.createElement('div');
    this.#button.className = 'widget';
    this.#button.append(button);
    lookIn(this.getAttribute('folder'));
    loadStyle(this.shadowRoot);
    this.shadowRoot.prepend(this.#button);
  }

  async #start() {
    this.#observer?.disconnect();
    this.#stage = 'started';
    lookIn(this.getAttribute('folder'));
    const run = ++this.#run;
    for (let tries = 0; run === this.#run; tries += 1) {
      const refused = [];
      const refuse = (event) => event.disposition === 'enforce' && refused.push(event);
      document.addEventListener('securitypolicyviolation', refuse);
      try {
        await this.#load(run);
        return;
      } catch (error) {
        await turn(); // the browser tells of a refusal in a task of its own
        if (run !== this.#run) return;
        const rules = lacking(refused, error.address);
        const passing = error.passing && !rules;
        // Where waiting has not helped, only a new connection is a reason to try once more.
        if (!passing || tries === RETRIES.length) this.#fail(error, rules);
        if (!passing || tries > RETRIES.length) return;
      } finally {
        document.removeEventListener('securitypolicyviolation', refuse);
      }
      await pause(RETRIES[tries]);
    }
  }

  async #load(run) {
    // All at once: each would otherwise wait for the round trip of the one before.
    const loads = [program(), this.#guide(), loadStyle(this.shadowRoot)];
    // To their ends, so that the owner learns of all that a policy refuses at once.
    await Promise.allSettled(loads);
    const [glue, [name, text]] = await Promise.all(loads);
    const opened = openGuide(glue, text, name);
    await turn();
    if (run === this.#run && this.isConnected) this.#show(glue, opened, name);
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

  #show(glue, opened, name) {
    const root = document.createElement('div');
    root.className = 'widget';
    const level = Number.parseInt(this.getAttribute('heading-level'), 10);
    const height = this.getBoundingClientRect().height;
    const tag = this.getAttribute('affiliate-tag');
    const page = {
      language: this.lang || document.documentElement.lang,
      headingLevel: level >= 1 && level <= 6 ? level : 2,
      handoff: HANDOFF.exec(location.hash)?.[0],
      affiliateTag: tag ? encodeURIComponent(tag) : undefined,
      failed: (error) => this.#tell(error),
      answered: (guide, check, answer) => this.#emit('answer', { guide, check, answer }),
      reached: (guide, outcome, answered) => this.#emit('outcome', { guide, outcome, answered }),
    };
    this.#slot.remove();
    this.shadowRoot.append(root);
    try {
      this.#widget = glue.mount(root, page, opened);
    } catch (error) {
      root.remove();
      throw error;
    }
    this.#root = root;
    root.addEventListener('toggle', ({ target }) => this.#lead(target), true);
    this.#withdraw();
    this.#holdPlace(root, height);
    this.#emit('ready', { guide: this.#widget.guide });
    // A link's answers are taken over; a reload is to show those given since.
    if (page.handoff?.startsWith(`quick-checks-2_${this.#widget.guide}_`)) {
      history.replaceState(history.state, '', location.href.split('#')[0]);
    }
    this.#keep(name);
  }

  /** Fills the fold that leads to the phone: a link to this page with the answers, and its code. */
  async #lead(fold) {
    const { open, dataset } = fold;
    const { handoff } = dataset;
    if (!open || !handoff) return;
    delete dataset.handoff;
    const field = fold.querySelector('[data-handoff-link]');
    field.value = `${location.href.split('#')[0]}#${handoff}`;
    try {
      const { draw } = await load(FILES.phone, missed);
      field.before(draw(field.value));
    } catch {
      // Without a network the link does; opened again, the fold tries again.
      missed += 1;
      dataset.handoff = handoff;
    }
  }

  /** Has page and files kept for when there is no network, where the page wants that. */
  async #keep(name) {
    const wanted = this.getAttribute('offline');
    if (wanted === null) return;
    const widget = this.#widget;
    try {
      const worker = new URL(wanted || 'quick-checks-sw.js', wanted ? document.baseURI : base);
      if (!/^(own|off)$/.test(wanted) && worker.origin !== location.origin) {
        // No worker can come from another origin. Our own page there shows bundled guides only.
        if (FILES.guides[name]) widget.works_offline(addressOf(`${name}.html`));
        return;
      }
      const { forget, keep } = await load(FILES.offline);
      if (wanted === 'off') return void (await forget());
      const inline = !this.getAttribute('guide') && this.querySelector(INLINE);
      const guide = inline ? [] : [guideAddress(name)];
      const files = [base, FILES.style, FILES.offline, ...programFiles(), ...guide].map(addressOf);
      const kept = await keep(wanted === 'own' ? null : worker, files);
      if (kept && widget === this.#widget) widget.works_offline();
    } catch (error) {
      this.#tell(error);
    }
  }

  /** The page below must not move: keeps the fallback's height until the reader acts. */
  #holdPlace(root, height) {
    const release = () => root.style.removeProperty('min-block-size');
    root.style.minBlockSize = `${height}px`;
    root.addEventListener('click', release, { once: true });
    // Asked in the frame that lays the widget out anyway, not in the task that made it.
    requestAnimationFrame(() => {
      release();
      if (this.getBoundingClientRect().bottom < innerHeight) root.style.minBlockSize = `${height}px`;
    });
  }

  #withdraw() {
    this.#button?.remove();
    this.#button = null;
  }

  #stop() {
    this.#run += 1;
    this.#stage = 'out';
    this.#observer?.disconnect();
    this.#withdraw();
    this.#widget?.free();
    this.#widget = null;
    this.#root?.remove();
    this.#root = null;
    this.shadowRoot.append(this.#slot);
  }

  /** The reader keeps the fallback; the page's owner learns what to do. */
  #fail(error, rules) {
    if (rules) error.fix = `Let your Content-Security-Policy say: ${rules}.`;
    // Who tapped is told; who only reads the list need not know of anything better.
    if (this.#button) {
      this.#button.textContent = WORDS.failed;
      this.#button.tabIndex = -1;
      this.#button.focus();
    }
    this.shadowRoot.append(this.#slot);
    this.#tell(error);
  }

  #tell(error) {
    const { message } = error;
    // By its fix: a DOMException has a code, too, a number that means something else.
    const { code, fix } = error.fix ? error : { code: 'failed', fix: 'Please report this.' };
    console.error(`Quick Checks: ${message}. ${fix}`);
    this.#emit('error', { code, message, fix });
  }

  #emit(name, detail) {
    this.dispatchEvent(
      new CustomEvent(`quick-checks:${name}`, { bubbles: true, composed: true, detail }),
    );
  }
}

/** Every element of ours in the page, as a list that stays as it is. */
function everyElement() {
  return [...document.getElementsByTagName('quick-checks')];
}
