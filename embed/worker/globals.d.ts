// The worker's globals: what `cargo xtask dist` puts in, and what TypeScript's `webworker` has only
// for workers of other kinds.

/** The files of this version below our folder, with their digests. */
declare const FILES: Record<string, string>;
/** A digest of FILES. */
declare const VERSION: string;

/** The addresses that the studio keeps, seen from its worker. */
declare const KEPT: string[];

declare const registration: ServiceWorkerRegistration;
declare const clients: Clients;
declare function skipWaiting(): Promise<void>;

interface WorkerEvents {
  install: ExtendableEvent;
  activate: ExtendableEvent;
  fetch: FetchEvent;
  message: ExtendableMessageEvent;
}
declare function addEventListener<K extends keyof WorkerEvents>(
  type: K,
  listener: (event: WorkerEvents[K]) => unknown,
): void;
