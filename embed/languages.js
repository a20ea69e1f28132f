// Every language but English, and what there is in it. Loaded only if a page speaks another.
//
// `cargo xtask dist` puts in LANGUAGES and HASHES: names of files, and what is in them.

const hashes = HASHES;
export { hashes as HASHES };

const RIGHT_TO_LEFT = /^(ar|fa|he|ur|yi|qps-plocm)\b/;

/**
 * What there is in a language; nothing if nobody has translated ours into it.
 * @param {string} wanted as BCP 47 writes it, or as pages do
 * @param {(name: string) => [string, RequestInit]} ours what fetch takes for a file of ours
 * @returns {Promise<import('./loader/language.js').Spoken | undefined>}
 */
export async function speakAs(wanted, ours) {
  const tag = wanted.trim().replaceAll('_', '-');
  const names = Object.keys(LANGUAGES);
  const name =
    names.find((known) => known.toLowerCase() === tag.toLowerCase())
    ?? names.find((known) => written(known) === written(tag));
  if (!name) return undefined;
  const { words: file, guides } = LANGUAGES[name];
  const [address, options] = ours(file);
  const response = await fetch(address, options);
  const words = await response.text();
  // A page that the server sends for every address is not a file of words.
  if (!response.ok || /^\s*</.test(words)) throw new Error(`${address} answered ${response.status}`);
  return {
    locale: canonical(tag) ?? name,
    direction: RIGHT_TO_LEFT.test(name) ? 'rtl' : 'ltr',
    lines: words.split('\n', 8),
    words,
    files: [file],
    guides,
  };
}

/** @param {string} tag */
function canonical(tag) {
  try {
    return new Intl.Locale(tag).toString();
  } catch {
    return undefined; // no tag, or a browser that doesn't know
  }
}

/**
 * Language and script, which many tags leave unsaid: Chinese has two.
 * @param {string} tag
 */
function written(tag) {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  } catch {
    // What comes first names the language.
    return tag.split('-')[0].toLowerCase();
  }
}
