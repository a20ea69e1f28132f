// The demo's "Put it on your page": a preview that follows the choices, and the snippet that fits
// them. Nothing is asked of any server but ours: the guide as plain HTML, when it is copied.
//
// `cargo xtask dist` puts in TRANSLATED.

/** What stands in the shown snippet for the guide, which is long. */
const PLACE = '…the guide as plain HTML: it is copied with the rest…';

const form = /** @type {HTMLFormElement} */ (document.getElementById('choices'));
const frame = /** @type {HTMLIFrameElement} */ (document.getElementById('preview'));
const code = /** @type {HTMLElement} */ (document.getElementById('snippet'));
const button = /** @type {HTMLButtonElement} */ (document.getElementById('copy'));
const copied = /** @type {HTMLElement} */ (document.getElementById('copied'));

/** @param {string} name */
function choice(name) {
  return String(new FormData(form).get(name) ?? '').trim();
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}

/** The accent, unless it is left to us. */
function accent() {
  return choice('own-accent') ? choice('accent') : '';
}

/** The attributes that the choices come to, with names. */
function attributes() {
  /** @type {[string, string][]} */
  const wanted = [
    ['guide', choice('guide')],
    ['lang', choice('language')],
    ['theme', choice('theme')],
    ['affiliate-tag', choice('affiliate-tag')],
    ['storage', choice('storage')],
    ['style', accent() && `--quick-checks-accent: ${accent()}`],
  ];
  // What is the default need not be said.
  const said = wanted.filter(([, value]) => value && value !== 'auto' && value !== 'on');
  return choice('offline') ? [...said, /** @type {[string, string]} */ (['offline', ''])] : said;
}

/** @param {string} fallback */
function snippet(fallback) {
  const folder = choice('folder').replace(/\/*$/, '/');
  const said = attributes().map(([name, value]) => (value ? `${name}="${escaped(value)}"` : name));
  const script = `<script async src="${escaped(`${folder}quick-checks.js`)}"></script>`;
  return `<div>\n${script}<quick-checks ${said.join(' ')}>\n${fallback}\n</quick-checks>\n</div>\n`;
}

/** A page with the widget alone. It keeps nothing: what is tried here is nobody's checkup. */
function page() {
  const folder = escaped(new URL('.', location.href).href);
  return `<!doctype html><html><head><meta charset="utf-8"><base href="${folder}">
    <meta name="viewport" content="width=device-width">
    <style>
      html { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
      body { margin: 12px }
    </style>
    <script async src="quick-checks.js"></script></head>
    <body><quick-checks guide="${escaped(choice('guide'))}" start="eager" storage="off">
    </quick-checks></body></html>`;
}

let shown = '';

/** The chosen guide as plain HTML: in the language that is chosen, if it is translated into that. */
function list() {
  const translated = `${choice('guide')}.${choice('language')}`;
  return TRANSLATED.includes(translated) ? translated : choice('guide');
}

/**
 * Guides as plain HTML, by their names.
 * @type {Map<string, string>}
 */
const whole = new Map();

/** Fetches the guide that is chosen, so that it can be copied. */
async function bring() {
  const name = list();
  if (whole.has(name)) return;
  const response = await fetch(new URL(`fallback/${name}.html`, location.href));
  if (response.ok) whole.set(name, (await response.text()).trim());
}

function preview() {
  const guide = choice('guide');
  if (shown !== guide) {
    shown = guide;
    frame.addEventListener('load', dress, { once: true });
    frame.srcdoc = page();
  } else {
    dress();
  }
  frame.style.inlineSize = `${choice('width')}px`;
}

/** Gives the widget in the preview the looks that were chosen. */
function dress() {
  const inside = frame.contentDocument;
  const widget = /** @type {HTMLElement?} */ (inside?.querySelector('quick-checks') ?? null);
  if (!inside || !widget) return;
  const theme = choice('theme');
  inside.documentElement.dir = choice('direction');
  inside.documentElement.style.colorScheme = theme === 'auto' ? '' : theme;
  widget.setAttribute('theme', theme);
  if (widget.lang !== choice('language')) widget.lang = choice('language');
  if (accent()) widget.style.setProperty('--quick-checks-accent', accent());
  else widget.style.removeProperty('--quick-checks-accent');
  const tag = choice('affiliate-tag');
  if ((widget.getAttribute('affiliate-tag') ?? '') !== tag) widget.setAttribute('affiliate-tag', tag);
}

function follow() {
  code.textContent = snippet(PLACE);
  const output = /** @type {HTMLOutputElement} */ (form.elements.namedItem('pixels'));
  output.value = `${choice('width')} px`;
  copied.textContent = '';
  bring().catch(() => {}); // told when it is to be copied
  preview();
}

async function copy() {
  const fallback = whole.get(list());
  if (!fallback) {
    copied.textContent =
      'The guide has not come yet. Try again, or print it: cargo xtask guide snippet.';
    return;
  }
  const text = snippet(fallback);
  try {
    // Without waiting for anything before: some browsers copy only in the click itself.
    await navigator.clipboard.writeText(text);
    copied.textContent = 'Copied, with the whole guide inside.';
  } catch {
    code.textContent = text;
    getSelection()?.selectAllChildren(code);
    copied.textContent = 'Your browser did not copy it. It is selected in the frame: copy it there.';
  }
}

form.addEventListener('input', follow);
form.addEventListener('submit', (event) => event.preventDefault());
button.addEventListener('click', copy);
// A colour that is picked is meant.
form.querySelector('[name="accent"]')?.addEventListener('input', () => {
  /** @type {HTMLInputElement} */ (form.elements.namedItem('own-accent')).checked = true;
});
// The preview is a widget of its own, with all that it loads: only for who comes this far.
new IntersectionObserver(([{ isIntersecting }], observer) => {
  if (!isIntersecting) return;
  observer.disconnect();
  follow();
}).observe(frame);
code.textContent = snippet(PLACE);
