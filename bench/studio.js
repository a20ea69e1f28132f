/* global TAPS, KEYS */
// Types into the title of a check, and waits for the widget in the preview after every letter.
// `xtask/src/bench/studio.rs` puts in TAPS, what to tap before, and KEYS, how many letters.
(async () => {
  const wait = (ms) => new Promise((done) => { setTimeout(done, ms); });
  const find = async (selector) => {
    for (let left = 600; left > 0; left -= 1) {
      const found = document.querySelector(selector);
      if (found) return found;
      await wait(50);
    }
    throw new Error(`${selector} isn’t there`);
  };
  (await find('[data-studio=ours-icloud-backup]')).click();
  (await find('[data-entry="checks[7]"]')).click();
  for (const name of TAPS) (await find(`[data-studio=${name}]`)).click();
  const field = await find('[data-path="checks[7].title"] input');
  const frame = await find('[data-studio=frame]');
  // All that follows from opening the guide, so that it isn't in the first letter's time.
  await wait(5000);
  const times = [];
  for (let key = 0; key < KEYS; key += 1) {
    const drawn = new Promise((done) => {
      const look = new MutationObserver(() => { look.disconnect(); done(); });
      look.observe(frame, { attributes: true, attributeFilter: ['data-drawn'] });
    });
    const start = performance.now();
    field.value += 'x';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await drawn;
    times.push(performance.now() - start);
    // A hand is no faster, and the findings that follow are not in the next letter's time.
    await wait(700);
  }
  return times;
})();
