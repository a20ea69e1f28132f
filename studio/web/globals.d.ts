// What `cargo xtask dist` puts in.

declare const PROGRAM: string;
declare const BUNDLED: string[];

/** The glue that wasm-bindgen writes. */
declare module 'studio-program' {
  export default function init(input: { module_or_path: string }): Promise<unknown>;
  export function start(root: HTMLElement, host: unknown): { free(): void };
}
