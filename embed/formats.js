// How a language writes numbers, lists and days, and which form a count takes: the browser's Intl
// knows, in every language. Part of the program's glue (src/embed/language.rs).

/** In the order of `FormatKind` (crates/core/src/words/formats.rs). */
const KINDS = /** @type {const} */ (['PluralRules', 'NumberFormat', 'ListFormat', 'DateTimeFormat']);
/** @type {Record<string, any>} */
const made = {};

/**
 * Writes a count, a number of thousandths, names (each on a line) or a day.
 * @param {number} kind @param {string} locale @param {number} number @param {string} text
 * @returns {string}
 */
export function format(kind, locale, number, text) {
  const values = [number, number / 1000, text.split('\n'), new Date(text)];
  try {
    const Formatter = /** @type {new (locale: string, options: object) => any} */ (Intl[KINDS[kind]]);
    // Only a day looks at these.
    const options = kind === 3 ? { dateStyle: 'long', timeZone: 'UTC' } : {};
    const formatter = (made[kind + locale] ??= new Formatter(locale, options));
    return kind ? formatter.format(values[kind]) : formatter.select(number);
  } catch {
    // Without Intl, in a page that broke it, and for what isn't a day, the text is still there.
    return ['other', `${values[1]}`, text.replaceAll('\n', ', '), text][kind];
  }
}
