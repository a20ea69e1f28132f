// What `cargo xtask dist` puts in for these names (xtask/src/bundle.rs).

/** Names below our folder, most with a hash; in the service worker, names with their digests. */
declare const FILES: {
  glue: string;
  wasm: string;
  /** Missing in debug builds. */
  plain: string | null;
  style: string;
  offline: string;
  phone: string;
  guides: Record<string, string>;
};

/** What the loader itself says to readers. */
declare const WORDS: { start: string; loading: string; failed: string };

/** The digest of every file in {@link FILES}, as a page's `integrity` would have it. */
declare const HASHES: Record<string, string>;

/** Changes with any file that the service worker keeps. */
declare const VERSION: string;

/** What a widget needs of the page, and tells it. */
interface Page {
  language: string;
  headingLevel: number;
  /** The part of the address that carries answers. */
  handoff?: string;
  /** Fit for an address. */
  affiliateTag?: string;
  failed(error: unknown): void;
  answered(guide: string, check: string, answer: string): void;
  reached(guide: string, outcome: string, answered: number): void;
}

/** A widget on display. */
interface Widget {
  readonly guide: string;
  works_offline(elsewhere?: string): void;
  /** Shows the check that an anchor of the fallback names; says whether there is one. */
  show(anchor: string): boolean;
  free(): void;
}

/** The program: what src/embed.rs exports. */
interface Program {
  default(options: { module_or_path: WebAssembly.Module }): Promise<unknown>;
  open(guide: string): object;
  mount(root: HTMLElement, page: Page, opened: object): Widget;
}

interface Window {
  trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL(url: string): string },
    ): { createScriptURL(url: string): string };
  };
}

declare module 'lean-qr/nano' {
  export const correction: { L: number };
  export function generate(
    text: string,
    options: { minCorrectionLevel: number },
  ): { size: number; get(x: number, y: number): boolean };
}
