// How a language writes numbers, lists and days, and which form a count takes: the browser's Intl
// knows, in every language. Part of the program's glue (src/embed/language.rs).

/** In the order of `FormatKind` (crates/core/src/words/formats.rs). */
const KINDS = /** @type {const} */ (['PluralRules', 'NumberFormat', 'ListFormat', 'DateTimeFormat']);
/** @type {Record<string, any>} */
const made = {};

/** Of the interface's languages, those that write a whole number below 1000 in digits of their own;
 * a test holds that there are no others. */
const OWN_DIGITS = /^ar|-u-/;

/**
 * Writes a count, a number of thousandths, names (each on a line) or a day.
 *
 * On a slow phone, the first formatter of numbers or days takes longer to make than all the rest of
 * an answer. So whole numbers do without, and days stay as they are until somebody opens what holds
 * them: then `number` is 1.
 * @param {number} kind @param {string} locale @param {number} number @param {string} text
 * @returns {string}
 */
export function format(kind, locale, number, text) {
  // Without Intl, in a page that broke it, and for what isn't a day, the text is still there.
  let plain = text;
  if (kind === 0) plain = 'other';
  if (kind === 1) plain = `${number / 1000}`;
  if (kind === 2) plain = text.replaceAll('\n', ', ');
  const name = kind + locale;
  const isPlain = kind === 1 && number < 1e6 && !(number % 1000) && !OWN_DIGITS.test(locale);
  if (isPlain || (kind === 3 && !number && !made[name])) return plain;
  try {
    const Formatter = /** @type {new (locale: string, options: object) => any} */ (Intl[KINDS[kind]]);
    // Only a day looks at these.
    const options = kind === 3 ? { dateStyle: 'long', timeZone: 'UTC' } : {};
    const formatter = (made[name] ??= new Formatter(locale, options));
    if (kind === 0) return formatter.select(number);
    if (kind === 1) return formatter.format(number / 1000);
    return formatter.format(kind === 2 ? text.split('\n') : new Date(text));
  } catch {
    return plain;
  }
}
