// What `cargo xtask dist` puts into the loader (xtask/src/bundle.rs), and what it loads. The service
// worker has other globals: worker/globals.d.ts.

/** What the loader knows of the files beside it. */
interface OurFiles {
  glue: string;
  wasm: string;
  /** Not in a debug build. */
  plain: string | null;
  style: string;
  offline: string;
  phone: string;
  save: string;
  history: string;
  languages: string;
  /** For pages with an article: ours, and the parser. */
  article: string;
  articleWasm: string;
  articlePlain: string;
  /** Names by id. */
  guides: Record<string, string>;
}

/** The hashed names beside the loader. */
declare const FILES: OurFiles;

/** The English words that a reader sees before the program is there: start, loading, failed. */
declare const WORDS: string[];

/** What there is in every language but English, by its tag. */
declare const LANGUAGES: Record<string, { words: string; guides: Record<string, string> }>;

/** What is said beside an article, by its place in a guide; in embed/article.js alone. */
declare const ARTICLE_WORDS: string[];

/** The translations of guides, as `guide.language`: for the demo. */
declare const TRANSLATED: string[];
/** In `demo/words.js`: every entry of the interface's words, in the order of the packed files. */
declare const ENTRIES: { key: string; english: string; description: string; longest: number }[];
/** In `demo/words.js`: each language but English, with what its packed file leaves out. */
declare const SPOKEN: Record<
  string,
  {
    name: string;
    file: string;
    fallback: string;
    list: Record<string, string>;
    isRightToLeft: boolean;
  }
>;

/** The digest of each file that the loader names. */
declare const HASHES: Record<string, string>;

declare module 'lean-qr/nano' {
  export const correction: { L: number };
  export function generate(
    text: string,
    options: { minCorrectionLevel: number },
  ): { size: number; get(x: number, y: number): boolean };
}

/** In globalThis if the browser has them: not over http, and not in every browser. */
interface Window {
  trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL(url: string): string },
    ): { createScriptURL(url: string): string };
  };
}

/** What the WebAssembly and the plain program export, by wasm-bindgen. */
interface Program {
  /** Only the glue of the WebAssembly. */
  default?(from: { module_or_path: WebAssembly.Module }): Promise<unknown>;
  /** A guide from its text, and what is saved for it; throws a string that names its fault. */
  open(text: string, page: Page): OpenedGuide;
  mount(root: HTMLElement, guide: OpenedGuide): Widget;
}

/** What a widget needs of the page, and tells it. */
interface Page {
  /** What is spoken, with the page's region if it has one, as BCP 47 writes it. */
  locale: string;
  /** Packed words of the interface, if it is not English. */
  words?: string;
  headingLevel: number;
  /** Fit for an address. */
  affiliateTag?: string;
  /** `off`, `ask`, or anything else for yes. */
  storage: string;
  /** What draws the code of a link, or what saves and prints; it failed to load `failures` times. */
  load(name: 'phone', failures: number): Promise<{ draw(link: string): Element }>;
  load(name: 'save', failures: number): Promise<typeof import('./save.js')>;
  failed(error: unknown): void;
  /** Tells the page of a symptom, a check, an answer or an outcome. */
  happened(
    guide: string,
    kind: 'symptom' | 'check' | 'answer' | 'outcome',
    id: string,
    answer: string,
    answered: number,
  ): void;
}

interface OpenedGuide {
  free(): void;
}

interface Widget {
  readonly guide: string;
  /** Tells again of the answers that count. */
  retell(to: Pick<Page, 'happened'>): void;
  /** Starts over. */
  reset(): void;
  works_offline(elsewhere?: string): void;
  /** Shows the check that an anchor of the fallback names; says whether there is one. */
  show(anchor: string): boolean;
  /** Chooses the symptom that has this title; says whether there is one. */
  choose(title: string): boolean;
  /** Shows a check that the reader has seen; the opening question for ''; else where they are. */
  visit(check?: string): void;
  free(): void;
}
