// Runs in every contender's page before anything else of it, inside a function: notes when its first
// step is in sight and when that can be answered, and times taps.

const { host, sight, next, title } = CONTENDER;

/** What is measured of a task counts as blocking from here on, in milliseconds. */
const LONG = 50;
/** How long nothing long may have run for a page to be at rest, in milliseconds. */
const REST = 700;

/** @type {{ sight?: number, reacts?: number }} */
const reached = {};
let [blocked, shifted, busy] = [0, 0, 0];

new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries()) {
    blocked += duration - LONG;
    busy = startTime + duration;
  }
}).observe({ type: 'longtask', buffered: true });
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    const shift = /** @type {PerformanceEntry & { value: number, hadRecentInput: boolean }} */ (entry);
    if (!shift.hadRecentInput) shifted += shift.value;
  }
}).observe({ type: 'layout-shift', buffered: true });

// The browser's count of what scripts hold leaves WebAssembly's memory out.
/** @type {WebAssembly.Memory[]} */
const memories = [];
for (const name of /** @type {const} */ (['instantiate', 'instantiateStreaming'])) {
  const own = WebAssembly[name];
  Object.assign(WebAssembly, {
    /** @param {Parameters<typeof own>} given */
    async [name](...given) {
      const made = await Reflect.apply(own, WebAssembly, given);
      const { exports } = made.instance ?? made;
      memories.push(...Object.values(exports).filter((value) => value instanceof WebAssembly.Memory));
      return made;
    },
  });
}

/** In the page, or else in the contender's shadow root. @param {string} selector */
function find(selector) {
  const inside = host && document.querySelector(host)?.shadowRoot?.querySelector(selector);
  return inside || document.querySelector(selector);
}

/** @param {string} selector */
function inSight(selector) {
  const box = selector && find(selector)?.getBoundingClientRect();
  return box && box.height > 0 && box.top < innerHeight && box.bottom > 0;
}

/**
 * Once the next frame is painted: then nothing that is asked of the layout has to be worked out. At
 * this priority no other frame comes in between.
 */
function painted() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      scheduler.postTask(() => resolve(performance.now()), { priority: 'user-blocking' });
    });
  });
}

/** @param {number} milliseconds */
const wait = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

async function look() {
  const wanted = next ? 2 : 1;
  while (Object.keys(reached).length < wanted) {
    const now = await painted();
    if (!reached.sight && inSight(sight)) reached.sight = now;
    if (!reached.reacts && inSight(next)) reached.reacts = now;
  }
  while (document.readyState !== 'complete') await wait(LONG);
  const start = performance.now();
  while (performance.now() < Math.max(start, busy) + REST) await wait(LONG);
  return { ...reached, blocked, shifted };
}

/** Where to tap next, in view; times that tap. */
async function aim() {
  const button = /** @type {HTMLElement} */ (find(next));
  const scrolled = button.getBoundingClientRect();
  if (scrolled.top < 0 || scrolled.bottom > innerHeight) {
    button.scrollIntoView({ block: 'center', behavior: 'instant' });
  }
  await painted();
  const box = button.getBoundingClientRect();
  bench.tapped = new Promise((resolve) => {
    addEventListener('click', ({ timeStamp }) => resolve(follow(timeStamp)), { capture: true, once: true });
  });
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** From a tap to the frame that shows the next step. @param {number} start */
async function follow(start) {
  performance.mark('bench-tap');
  const before = find(title)?.textContent;
  let now;
  do now = await painted();
  while (find(title)?.textContent === before);
  performance.mark('bench-tapped');
  return now - start;
}

const memory = () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);

/** @type {{ loaded: Promise<object>, memory: () => number, aim: typeof aim, tapped?: Promise<number> }} */
const bench = { loaded: look(), memory, aim };
Object.assign(window, { bench });
