// Lets a test pass time that nobody waits for. It comes before the scripts whose timers it is to know.

{
  const timers = new Map();
  const { setTimeout: set, clearTimeout: clear } = window;

  window.setTimeout = (act, wait = 0, ...values) => {
    const run = () => {
      timers.delete(id);
      act(...values);
    };
    const id = set(run, wait);
    timers.set(id, { run, wait });
    return id;
  };

  window.clearTimeout = (id) => {
    timers.delete(id);
    clear(id);
  };

  /** Runs every timer set for this many milliseconds or fewer, as though they had gone by. */
  window.letPass = (time) => {
    for (const [id, { run, wait }] of [...timers]) {
      if (wait > time) continue;
      clear(id);
      run();
    }
  };
}
