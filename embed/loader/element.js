// The element's life: out of the page or in it, waiting, loading, on display. What it does about one
// topic (what to load, the page's layout, links into the fallback, …) is in the other files of this
// folder.

import { follow, reveal } from './anchors.js';
import { emit } from './events.js';
import { lookIn } from './files.js';
import { openGuide } from './guide.js';
import { remember } from './history.js';
import { english, languageOf, speak } from './language.js';
import { holdLayout } from './layout.js';
import { whenNear } from './near.js';
import { cacheOffline } from './offline.js';
import { pageOf } from './page.js';
import { takeIn } from './paragraph.js';
import { ATTRIBUTES, entered, left, putIn } from './placement.js';
import { Problem } from './problem.js';
import { markShown, openedSymptom, watchReader } from './reading.js';
import { reporter } from './report.js';
import { withRetries } from './retry.js';
import { openShadow } from './shadow.js';
import { sayFailed, startButton } from './start-button.js';
import { loadStyle } from './style.js';
import { domReady, turn } from './time.js';
import { loadWidget } from './widget.js';

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
 *   | { kind: 'running', run: Run, root: HTMLElement, widget: Widget }} State
 */

/**
 * @import { Article } from '../article.js'
 * @import { Spoken } from './language.js'
 */

/**
 * What pages are promised (package/index.d.ts).
 * @import { QuickChecksElement } from '../../package/index.js'
 */

/** Those that may change while a widget is on display: it goes on as it is. */
const LIVE_ATTRIBUTES = /^(theme|start|offline|history)$/;

/** @implements {QuickChecksElement} */
export class QuickChecks extends HTMLElement {
  static observedAttributes = ATTRIBUTES;

  #shadow = openShadow(this);
  #slot = this.#shadow.appendChild(document.createElement('slot'));
  /** @type {State} */
  #state = { kind: 'out' };
  #report = reporter(this);
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
      this.#report(error);
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
        if (problem) this.#report(problem);
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
  #start(run, box) {
    this.#state = { kind: 'loading', run, box };
    const { signal } = run;
    const load = async () => {
      const [glue, [name, text, own], spoken] = await loadWidget(this, this.#shadow, run.speech());
      if (signal.aborted) return;
      const opened = openGuide(glue, text, name, pageOf(this, spoken, this.#report));
      await turn();
      if (signal.aborted) return;
      // Asked last: what a reader has touched by now is theirs.
      if (box || this.#asked.length || !run.isRead()) this.#show(run, glue, opened, spoken, own, box);
      else this.#showStartButton(run);
    };
    withRetries(signal, load, (error) => this.#fail(run, error));
  }

  /**
   * @param {Run} run
   * @param {Program} glue
   * @param {OpenedGuide} opened
   * @param {Spoken} spoken
   * @param {Article} [own] the page's own, if it is the guide
   * @param {HTMLElement} [box] the start button's
   */
  #show(run, glue, opened, spoken, own, box) {
    const root = document.createElement('div');
    root.className = 'widget';
    if (spoken.direction) root.dir = spoken.direction;
    const hold = holdLayout(this);
    this.#slot.remove();
    this.#shadow.append(root);
    // Its frame comes before the program's, which is to find the page as it stays.
    this.#try(() => hold(root));
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
    const state = { kind: 'running', run, root, widget };
    this.#state = state;
    const { guide } = widget;
    const { signal } = run;
    // The widget is there. Whatever else the page may have broken costs that one thing, and the page
    // may take the widget away in any of its listeners.
    const steps = [
      () => own?.show(this, root, signal),
      () => this.#follow(widget, own, Boolean(box || this.#asked.length)),
      () => markShown(this),
      () => this.#doAsked(widget),
      () => addEventListener('hashchange', () => this.#try(() => this.#follow(widget, own)), { signal }),
      () => emit(this, 'ready', { guide }),
      // Whoever has gone on meanwhile gets the opening question, and keeps the focus.
      () => isAwaited && !widget.choose(openedSymptom(this)) && focusTitle(root),
      () => cacheOffline(this, spoken, own, widget, signal).catch(this.#report),
      () => remember(this, root, widget, signal).catch(this.#report),
    ];
    for (const step of steps) {
      if (this.#state === state) this.#try(step);
    }
  }

  /**
   * Goes where a link into the fallback leads: to the check that it names, or else back to the list.
   * @param {Widget} widget
   * @param {Article} [own] the page's own, if it is the guide
   * @param {boolean} [wanted] whether the reader has just asked for the widget
   */
  #follow(widget, own, wanted) {
    const target = follow(this, widget, own, wanted);
    if (!target) return;
    this.#stop();
    this.#showStartButton(this.#begin());
    reveal(target);
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
   */
  #fail(run, error) {
    const box = 'box' in this.#state ? this.#state.box : undefined;
    this.#state = { kind: 'failed', run, box };
    // Who tapped is told; who only reads the list need not know of anything better.
    if (box) sayFailed(run.speech(), box);
    this.#shadow.append(this.#slot);
    this.#report(error, true);
  }

  /**
   * Does what the page may have broken: an exception costs that alone.
   * @param {() => unknown} act
   */
  #try(act) {
    try {
      act();
    } catch (error) {
      this.#report(error);
    }
  }
}

/** @param {HTMLElement} root */
function focusTitle(root) {
  /** @type {HTMLElement?} */ (root.querySelector('[data-focus="title"]'))?.focus();
}
