// What every page of the browser tests records, for the tests to read.

window.seen = [];

for (const name of ['ready', 'answer', 'outcome', 'error']) {
  document.addEventListener(`quick-checks:${name}`, (event) => {
    window.seen.push({
      name,
      detail: event.detail,
      reaches_everyone:
        event.bubbles && event.composed && event.target.localName === 'quick-checks',
    });
  });
}
