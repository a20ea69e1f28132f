// The types of <quick-checks>. With a framework, add its file: quick-checks/react, quick-checks/vue
// or quick-checks/svelte.

/** One answer of a reader. */
export interface QuickChecksAnswer {
  /** Id of the guide. */
  guide: string;
  /** Id of the check. */
  check: string;
  /** `fixed`, `still-failing`, `not-applicable`, `later`, or the id of a choice of the check's own. */
  answer: string;
}

/** The end of a checkup. */
export interface QuickChecksOutcome {
  /** Id of the guide. */
  guide: string;
  /** Id of the outcome. */
  outcome: string;
  /** How many answers led there. */
  answered: number;
}

/** Something for the owner of the page to mend. */
export interface QuickChecksProblem {
  /** What it is: docs/embedding.md lists all of them. */
  code: string;
  /** The same in words. */
  message: string;
  /** What to do about it. */
  fix: string;
}

/** The events, which bubble from the element up to the window. */
export interface QuickChecksEventMap {
  /** The widget is on display. */
  'quick-checks:ready': CustomEvent<{ guide: string }>;
  /** The reader has chosen a symptom. */
  'quick-checks:symptom': CustomEvent<{ guide: string; symptom: string }>;
  /** An act of the reader has led to a check. */
  'quick-checks:check': CustomEvent<{ guide: string; check: string }>;
  /** The reader has answered a check. */
  'quick-checks:answer': CustomEvent<QuickChecksAnswer>;
  /** The reader has reached an outcome. */
  'quick-checks:outcome': CustomEvent<QuickChecksOutcome>;
  /** Something is wrong with the page; the reader keeps the list, or the widget. */
  'quick-checks:error': CustomEvent<QuickChecksProblem>;
}

type Level = 1 | 2 | 3 | 4 | 5 | 6;

/** The attributes, as HTML and templates write them. */
export interface QuickChecksAttributes {
  /** Id of a bundled guide, or the URL of a guide's JSON file. */
  guide?: string;
  /** Language of the interface, one of twelve; the page's if absent. */
  lang?: string;
  /** `auto` if absent. */
  theme?: 'auto' | 'light' | 'dark';
  /** Level of the widget's headings; 2 if absent. */
  'heading-level'?: Level | `${Level}`;
  /** Your tag for paid links; without it there is never one. */
  'affiliate-tag'?: string;
  /** When to load: `visible`, near the viewport, if absent. */
  start?: 'visible' | 'eager' | 'tap';
  /** Keep page and widget for when there is no network: yes, no, `own`, `off`, or a worker's address. */
  offline?: boolean | (string & {});
  /** Make each screen an entry of the browser's history. */
  history?: boolean | '' | 'true' | 'false' | 'history';
  /** Whether answers are saved in the reader's browser: yes if absent, no, or after asking them. */
  storage?: 'on' | 'off' | 'ask';
  /** Where the files of this package are, if not beside the script. */
  folder?: string;
}

/** A `<quick-checks>` element, once its script has run. */
export interface QuickChecksElement extends HTMLElement {
  /**
   * The reader's answers that count, in the order they were given; empty until the widget is on
   * display.
   */
  readonly answers: QuickChecksAnswer[];
  /**
   * Shows a check, whichever is the next one. A widget that is not on display yet loads for it.
   * @param check its id
   */
  open(check: string): void;
  /**
   * Erases every answer and shows the opening question, where the reader can undo it. A widget that
   * is not on display yet loads for it.
   */
  reset(): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'quick-checks': QuickChecksElement;
  }
  // For elements, the document and the window alike.
  interface GlobalEventHandlersEventMap extends QuickChecksEventMap {}
}
