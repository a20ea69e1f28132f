// What goes between the studio and the page in the frame of its preview.

/** How the preview is shown. */
export interface Look {
  theme: 'auto' | 'light' | 'dark';
  direction: 'ltr' | 'rtl';
  /** Of the interface; empty for the guide's own. */
  language: string;
  /** The guide as plain HTML. */
  fallback: string;
  /** Whether only that is shown, as where no script runs. */
  plain: boolean;
}

export interface Shown {
  version: number;
  /** JSON. */
  guide: string;
  look: Look;
}

export type ToFrame = { name: 'quick-checks-preview' } & (
  | { kind: 'hello' }
  | ({ kind: 'show' } & Shown)
  | { kind: 'open'; check: string }
  | { kind: 'reset' }
  | { kind: 'hear'; request: number }
);

export type FromFrame = { name: 'quick-checks-preview' } & (
  | { kind: 'ready'; isNew: boolean }
  | { kind: 'failed'; message: string }
  | { kind: 'drawn'; version: number }
  | { kind: 'heard'; request: number; lines: string[] }
);
