// What `cargo xtask dist` puts in.

declare const PROGRAM: string;
declare const BUNDLED: string[];
/** The languages of the interface, by their tags; English has no file. */
declare const INTERFACE: Record<string, { name: string, file?: string, direction: string }>;

/** The glue that wasm-bindgen writes. */
declare module 'studio-program' {
  export default function init(input: { module_or_path: string }): Promise<unknown>;
  export function start(root: HTMLElement, host: unknown, words?: string): void;
}
