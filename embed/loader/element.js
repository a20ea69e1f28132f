// The element's life: out of the page or in it, waiting, loading, on display. What it does about one
// topic (the phone, offline, links into the fallback, …) is in the other files of this folder.
//
// `cargo xtask dist` puts in FILES (the hashed names beside the loader).

import { clearName, named, reveal } from './anchors.js';
import { article } from './article.js';
import { load, lookIn } from './files.js';
import { guideAddress, guideText, openGuide } from './guide.js';
import { remember } from './history.js';
import { english, languageOf, speak } from './language.js';
import { whenNear } from './near.js';
import { keepOffline } from './offline.js';
import { takeIn } from './paragraph.js';
import { ATTRIBUTES, entered, left, putIn } from './placement.js';
import { Problem, lacking } from './problem.js';
import { articleFiles, program } from './program.js';
import { markShown, openedSymptom, watchReader } from './reading.js';
import { sayFailed, startButton } from './start-button.js';
import { loadStyle } from './style.js';
import { domReady, pause, turn } from './time.js';

/**
 * What belongs to one stay in the page, or to one value of the attributes.
 * @typedef {object} Run
 * @property {AbortController} end ends whatever the run has set up
 * @property {AbortSignal} signal
 * @property {() => boolean} isRead whether the reader is busy with the fallback
 * @property {() => Promise<Spoken>} speech what the page's language has
 */

/**
 * What the element is doing. The box is the start button's, if the reader was asked.
 * @typedef {{ kind: 'out' }
 *   | { kind: 'waiting', run: Run }
 *   | { kind: 'offered' | 'loading' | 'failed', run: Run, box?: HTMLElement }
 *   | { kind: 'running', run: Run, root: HTMLElement, widget: Widget, own?: Article }} State
 */

/**
 * @import { Article } from '../article.js'
 * @import { Spoken } from './language.js'
 */

/**
 * What pages are promised (package/index.d.ts).
 * @import { QuickChecksElement, QuickChecksEventMap } from '../../package/index.js'
 */

/**
 * What follows `quick-checks:` in the name of an event.
 * @typedef {keyof QuickChecksEventMap extends `quick-checks:${infer End}` ? End : never} EventEnd
 */

/** Those that may change while a widget is on display: it goes on as it is. */
const LIVE_ATTRIBUTES = /^(theme|start|offline|history)$/;
/** A guide inside the element. */
const INLINE = 'script[type="application/json"]';
/** How long to wait before what a bad connection lost is loaded once more, in milliseconds. */
const RETRIES = [1000, 4000];

/** @implements {QuickChecksElement} */
export class QuickChecks extends HTMLElement {
  static observedAttributes = ATTRIBUTES;

  #shadow = openShadow(this);
  #slot = this.#shadow.appendChild(document.createElement('slot'));
  /** @type {State} */
  #state = { kind: 'out' };
  /**
   * What the page's owner has been told.
   * @type {string[]}
   */
  #told = [];
  /**
   * What the page has asked for and the widget has yet to do.
   * @type {((widget: Widget) => void)[]}
   */
  #asked = [];

  static place = putIn;

  get answers() {
    /** @type {QuickChecksElement['answers']} */
    const answers = [];
    if (this.#state.kind === 'running') {
      this.#state.widget.retell({
        happened: (guide, _kind, check, answer) => answers.push({ guide, check, answer }),
      });
    }
    return answers;
  }

  /** @param {string} check */
  open(check) {
    this.#ask((widget) => {
      if (widget.show(`${widget.guide}-${check}`)) return;
      const message = `the guide has no check "${check}"`;
      throw new Problem('check-unknown', message, 'Correct the id that open() is called with.');
    });
  }

  reset() {
    this.#ask((widget) => widget.reset());
  }

  connectedCallback() {
    entered(this);
    // Moved while it waits or loads, it goes on with that.
    if (this.#state.kind === 'out') this.#schedule();
  }

  disconnectedCallback() {
    left(this);
    // Moving an element disconnects and connects it at once: only a real removal unmounts.
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  /**
   * @param {string} name
   * @param {string?} before
   * @param {string?} after
   */
  attributeChangedCallback(name, before, after) {
    const { kind } = this.#state;
    const restarts = !LIVE_ATTRIBUTES.test(name) && before !== after;
    // Before its start, it will read them when it does start.
    if (restarts && /loading|failed|running/.test(kind)) {
      this.#stop();
      this.#start(this.#begin());
    } else if (name === 'start' && /waiting|offered/.test(kind)) {
      this.#stop();
      this.#schedule();
    }
  }

  /**
   * Has the widget do something: now, or once it is there.
   * @param {(widget: Widget) => void} act
   */
  #ask(act) {
    this.#asked.push(act);
    const state = this.#state;
    if (state.kind === 'running') {
      this.#doAsked(state.widget);
    } else if (/waiting|offered|failed/.test(state.kind)) {
      this.#stop();
      this.#schedule();
    }
  }

  /** @param {Widget} widget */
  #doAsked(widget) {
    for (const act of this.#asked.splice(0)) this.#try(() => act(widget));
  }

  /** @returns {Run} */
  #begin() {
    const end = new AbortController();
    const { signal } = end;
    const speech = () => speak(languageOf(this)).catch((error) => {
      this.#tell(error);
      return english('en', 'ltr');
    });
    return { end, signal, isRead: watchReader(this, this.#slot, signal), speech };
  }

  /** Starts when the page wants it, or leaves that to the reader. */
  async #schedule() {
    const run = this.#begin();
    this.#state = { kind: 'waiting', run };
    try {
      if (this.parentElement?.localName === 'p') {
        if (document.readyState === 'loading') await domReady();
        if (run.signal.aborted) return;
        const problem = takeIn(this);
        if (problem) this.#tell(problem);
      }
      const start = this.getAttribute('start');
      // Perhaps a check, which need not be in the list.
      const isNamed = () => location.hash.startsWith(`#${this.getAttribute('guide')}-`);
      // Asked when it begins, not here: to say what is selected, the browser lays out the page, which
      // it has done anyway by the time that it tells what is near.
      const begin = () => {
        if (this.#state.kind !== 'waiting') return;
        if (run.isRead()) this.#showStartButton(run);
        else this.#start(run);
      };
      if (this.#asked.length) this.#start(run);
      else if (start === 'tap') this.#showStartButton(run);
      else if (start === 'eager' || isNamed()) begin();
      else {
        whenNear(this, this.#shadow, run.signal, begin);
        addEventListener('hashchange', () => isNamed() && begin(), { signal: run.signal });
      }
    } catch (error) {
      this.#fail(run, error);
    }
  }

  /**
   * Leaves the start to the reader, above the fallback.
   * @param {Run} run
   */
  #showStartButton(run) {
    const box = startButton(run.speech(), this, run.signal, () => this.#start(run, box));
    this.#state = { kind: 'offered', run, box };
    lookIn(this.getAttribute('folder'));
    loadStyle(this.#shadow);
    this.#shadow.prepend(box);
  }

  #removeStartButton() {
    if ('box' in this.#state) this.#state.box?.remove();
  }

  /**
   * @param {Run} run
   * @param {HTMLElement} [box] the start button's, if the reader has tapped it
   */
  async #start(run, box) {
    this.#state = { kind: 'loading', run, box };
    const { signal } = run;
    for (let tries = 0; !signal.aborted; tries += 1) {
      /** @type {SecurityPolicyViolationEvent[]} */
      const refused = [];
      const loading = new AbortController();
      try {
        document.addEventListener(
          'securitypolicyviolation',
          (event) => event.disposition === 'enforce' && refused.push(event),
          { signal: loading.signal },
        );
        const [glue, [name, text, own], , spoken] = await this.#load(run.speech());
        if (signal.aborted) return;
        const opened = openGuide(glue, text, name, this.#page(spoken));
        await turn();
        if (signal.aborted) return;
        // Asked last: what a reader has touched by now is theirs.
        if (box || this.#asked.length || !run.isRead()) this.#show(run, glue, opened, spoken, own, box);
        else this.#showStartButton(run);
        return;
      } catch (thrown) {
        const error = /** @type {Problem} */ (thrown);
        await turn(); // the browser tells of a refusal in a task of its own
        if (signal.aborted) return;
        const rules = lacking(refused, error.address);
        const passing = error.passing && !rules;
        // If waiting has not helped, only a new connection is a reason to try once more.
        if (!passing || tries === RETRIES.length) this.#fail(run, error, rules);
        if (!passing || tries > RETRIES.length) return;
      } finally {
        loading.abort();
      }
      await pause(RETRIES[tries], signal);
    }
  }

  /**
   * @param {Promise<Spoken>} speech
   * @returns {Promise<[Program, [name: string, text: string, own?: Article], void, Spoken]>}
   */
  async #load(speech) {
    lookIn(this.getAttribute('folder'));
    // All at once: each would otherwise wait for the round trip of the one before.
    /** @type {[Promise<Program>, Promise<[string, string, Article?]>, Promise<void>, typeof speech]} */
    const loads = [program(), this.#guide(speech), loadStyle(this.#shadow), speech];
    // To their ends, so that the owner learns of all that a policy refuses at once.
    await Promise.allSettled(loads);
    return Promise.all(loads);
  }

  /**
   * Name and text of the guide: by the attribute, or inside the element, as JSON or as an article.
   * @param {Promise<Spoken>} speech
   * @returns {Promise<[name: string, text: string, own?: Article]>}
   */
  async #guide(speech) {
    const name = this.getAttribute('guide');
    if (name) return [name, await guideText(guideAddress(name, await speech))];
    // Upgraded while the page is still being read, the element has no children yet.
    await domReady();
    const text = this.querySelector(INLINE)?.textContent;
    if (text?.trim()) return ['inside the element', text];
    const own = await article(this, (await speech).lines);
    if (own) return ['the article', own.text, own];
    throw new Problem(
      'guide-missing',
      'the element names no guide, and there is neither one nor an article inside',
      'Add guide="icloud-backup", or the URL of a guide. If the guide was inside, the CMS may have '
        + 'removed its <script type="application/json">.',
    );
  }

  /**
   * @param {Run} run
   * @param {Program} glue
   * @param {OpenedGuide} opened
   * @param {Spoken} spoken
   * @param {Article} [own] the page's own, where it is the guide
   * @param {HTMLElement} [box] the start button's
   */
  #show(run, glue, opened, spoken, own, box) {
    const root = document.createElement('div');
    root.className = 'widget';
    if (spoken.direction) root.dir = spoken.direction;
    const { offsetTop: top, offsetHeight: height } = this;
    const first = this.querySelector('*');
    // Outside the shadow tree's slot, nothing has a style.
    const margin = first ? getComputedStyle(first).marginBlockStart : '';
    this.#slot.remove();
    this.#shadow.append(root);
    // Its frame comes before the program's, which is to find the page as it stays.
    this.#try(() => this.#holdPlace(root, top, height, margin));
    let widget;
    try {
      widget = glue.mount(root, opened);
    } catch (error) {
      root.remove();
      throw error;
    }
    // The focus is still where the reader left it, if that is where the tap has put it.
    const isAwaited = box && this.#shadow.activeElement;
    this.#removeStartButton();
    /** @type {State} */
    const state = { kind: 'running', run, root, widget, own };
    this.#state = state;
    const { guide } = widget;
    const { signal } = run;
    // The widget is there. Whatever else the page may have broken costs that one thing, and the page
    // may take the widget away in any of its listeners.
    const steps = [
      () => own?.show(this, root, signal),
      () => this.#follow(widget, Boolean(box || this.#asked.length)),
      () => markShown(this),
      () => this.#doAsked(widget),
      () => addEventListener('hashchange', () => this.#try(() => this.#follow(widget)), { signal }),
      () => this.#emit('ready', { guide }),
      // Whoever has gone on meanwhile gets the opening question, and keeps the focus.
      () => isAwaited && !widget.choose(openedSymptom(this)) && this.#focusTitle(root),
      () => this.#keep(widget, spoken, signal),
      () => remember(this, root, widget, signal).catch((error) => this.#tell(error)),
    ];
    for (const step of steps) {
      if (this.#state === state) this.#try(step);
    }
  }

  /**
   * @param {Spoken} spoken
   * @returns {Page}
   */
  #page({ locale, words }) {
    const level = Number.parseInt(this.getAttribute('heading-level') ?? '', 10);
    const tag = this.getAttribute('affiliate-tag');
    return {
      locale,
      words,
      headingLevel: level >= 1 && level <= 6 ? level : 2,
      affiliateTag: tag ? encodeURIComponent(tag) : undefined,
      storage: this.getAttribute('storage') ?? '',
      load: (name, failures) => load(FILES[name], failures),
      failed: (error) => this.#tell(error),
      happened: (guide, kind, id, answer, answered) => {
        const more = kind === 'answer' ? { check: id, answer } : { [kind]: id };
        const detail = { guide, ...more, ...(kind === 'outcome' && { answered }) };
        this.#emit(kind, /** @type {any} */ (detail)); // tests/browser/events.rs looks at each
      },
    };
  }

  /** @param {HTMLElement} root */
  #focusTitle(root) {
    /** @type {HTMLElement?} */ (root.querySelector('[data-focus="title"]'))?.focus();
  }

  /**
   * Goes where a link into the fallback leads: to the check that it names, or else back to the list.
   * @param {Widget} widget
   * @param {boolean} [wanted] whether the reader has just asked for the widget
   */
  #follow(widget, wanted) {
    const link = named(this);
    if (!link || this.#state.kind !== 'running') return;
    const { name, target } = link;
    const check = this.#state.own?.checkOf(target);
    if (widget.show(check ? `${widget.guide}-${check}` : name)) {
      this.scrollIntoView();
      clearName();
    } else if (target && wanted) {
      clearName();
    } else if (target) {
      this.#stop();
      this.#showStartButton(this.#begin());
      reveal(target);
    }
  }

  /**
   * @param {Widget} widget
   * @param {Spoken} spoken
   * @param {AbortSignal} signal
   */
  #keep(widget, spoken, signal) {
    const name = this.getAttribute('guide') ?? '';
    const address = name && guideAddress(name, spoken);
    const more = this.#state.kind === 'running' && this.#state.own ? articleFiles() : [];
    keepOffline(this, address, name, spoken, more, widget, signal)
      .catch((error) => this.#tell(error));
  }

  /**
   * The page below must not move: keeps the fallback's height until the reader acts.
   * @param {HTMLElement} root
   * @param {number} top of the element, in layout pixels: a page may be zoomed or scaled
   * @param {number} height of it
   * @param {string} margin of the list's first block
   */
  #holdPlace(root, top, height, margin) {
    const release = () => root.style.removeProperty('min-block-size');
    root.style.minBlockSize = `${height}px`;
    // It may have held the element off from what is above.
    root.style.marginBlockStart = margin;
    // Not at the root: screen readers would call all that is in it clickable.
    root.parentNode?.addEventListener('click', release);
    // Asked in the frame that lays the widget out anyway, not in the task that made it.
    requestAnimationFrame(() => {
      release();
      if (this.offsetTop !== top) root.style.removeProperty('margin-block-start');
      if (this.getBoundingClientRect().bottom < innerHeight) {
        // Without what the page puts around, such as a padding.
        root.style.minBlockSize = `${root.offsetHeight + height - this.offsetHeight}px`;
      }
    });
  }

  #stop() {
    const state = this.#state;
    if (state.kind === 'out') return;
    this.#removeStartButton();
    this.#state = { kind: 'out' };
    state.run.end.abort();
    if (state.kind === 'running') {
      state.widget.free();
      state.root.remove();
    }
    this.#shadow.append(this.#slot);
  }

  /**
   * The reader keeps the fallback; the page's owner learns what to do.
   * @param {Run} run
   * @param {unknown} error
   * @param {string} [rules] that the page's policy lacks
   */
  #fail(run, error, rules) {
    const box = 'box' in this.#state ? this.#state.box : undefined;
    this.#state = { kind: 'failed', run, box };
    if (rules) {
      /** @type {Problem} */ (error).fix = `Let your Content-Security-Policy say: ${rules}.`;
    }
    // Who tapped is told; who only reads the list need not know of anything better.
    if (box) sayFailed(run.speech(), box);
    this.#shadow.append(this.#slot);
    this.#told = []; // it has been tried anew
    this.#tell(error);
  }

  /**
   * Does what the page may have broken: an exception costs that alone.
   * @param {() => unknown} act
   */
  #try(act) {
    try {
      act();
    } catch (error) {
      this.#tell(error);
    }
  }

  /**
   * Tells the page's owner, once.
   * @param {unknown} error
   */
  #tell(error) {
    try {
      const message = Object(error).message ?? String(error);
      if (this.#told.indexOf(message) >= 0) return;
      this.#told.push(message);
      // By its fix: a DOMException has a code, too, a number that means something else.
      const { code, fix } = /** @type {Problem} */ (
        Object(error).fix ? error : { code: 'failed', fix: 'Please report this.' }
      );
      console.error(`Quick Checks: ${message}. ${fix}`);
      this.#emit('error', { code, message, fix });
    } catch {
      // There is nobody else to tell.
    }
  }

  /**
   * @template {EventEnd} Name
   * @param {Name} name
   * @param {QuickChecksEventMap[`quick-checks:${Name}`]['detail']} detail
   */
  #emit(name, detail) {
    this.dispatchEvent(
      new CustomEvent(`quick-checks:${name}`, { bubbles: true, composed: true, detail }),
    );
  }
}

/**
 * A shadow root with nothing in it: a page may have been saved or rendered with a copy of ours.
 * @param {HTMLElement} element
 * @returns {ShadowRoot}
 */
function openShadow(element) {
  let shadow = element.shadowRoot;
  try {
    shadow ??= element.attachShadow({ mode: 'open' });
  } catch {
    shadow = element.attachShadow({ mode: 'closed' }); // the copy is closed
  }
  shadow.replaceChildren();
  return shadow;
}
