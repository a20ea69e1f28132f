/**
 * A day where the reader is, as 2026-11-21.
 * @param {Date} date
 */
export function day(date) {
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
