// What cargo xtask bench puts into these scripts (xtask/src/bench/site.rs, visit.rs).

/** One of the steps that every contender asks. */
type Asked = { title: string; text: string; steps: string[]; answers: string[] };

/** The steps, the first of them the opening question. */
declare const STEPS: Asked[];

/** Where a contender's page has what is measured: see `Contender` in xtask/src/bench/contenders.rs. */
declare const CONTENDER: { host: string; sight: string; next: string; title: string };

/** Chromium's own, which TypeScript does not know yet. */
declare const scheduler: {
  postTask(task: () => void, options: { priority: 'user-blocking' }): Promise<void>;
};
