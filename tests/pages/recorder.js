// What every page of the browser tests records, for the tests to read.

window.seen = [];

for (const name of ['ready', 'symptom', 'check', 'answer', 'outcome', 'error']) {
  document.addEventListener(`quick-checks:${name}`, (event) => {
    window.seen.push({
      name,
      detail: event.detail,
      reaches_everyone:
        event.bubbles && event.composed && event.target.localName === 'quick-checks',
    });
  });
}

// What a policy of the page's kept out, but for the icon that Firefox wants by itself.
window.refused = [];

document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
  if (!blockedURI.endsWith('/favicon.ico')) window.refused.push(`${effectiveDirective} ${blockedURI}`);
});

// What workers answered to the widget. It asks through a channel of its own each time.
window.answers = [];

window.MessageChannel = class extends MessageChannel {
  constructor() {
    super();
    this.port1.addEventListener('message', ({ data }) => window.answers.push(data));
  }
};
