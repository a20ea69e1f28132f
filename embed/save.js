// What the reader takes away as a file or on paper. Fetched when somebody wants it: it need not happen
// in the click itself, as copying and sharing must (share.js).

import { day } from './day.js';

/**
 * How to hand text over; each may throw if the browser refuses.
 * @type {Record<string, (text: string, name: string, root: HTMLElement) => Promise<unknown> | void>}
 */
export const WAYS = {
  download: (text, name) => save(text, `${name}.txt`, 'text/plain'),
  calendar: (text, name) => save(reminder(text, name), `${name}.ics`, 'text/calendar'),
  /** Prints the text alone: the page around is not ours to hide. */
  print(text, _name, root) {
    root.querySelector('iframe')?.remove();
    const frame = document.createElement('iframe');
    frame.className = 'unseen';
    frame.ariaHidden = 'true';
    frame.tabIndex = -1;
    return new Promise((resolve, reject) => {
      frame.onload = () => {
        try {
          const page = /** @type {Window} */ (frame.contentWindow);
          const { body } = page.document;
          body.textContent = text;
          body.style.cssText = 'font: 12pt/1.4 sans-serif; white-space: pre-wrap';
          page.print();
          resolve(undefined);
        } catch (error) {
          reject(error);
        }
      };
      root.append(frame);
    });
  },
};

/**
 * A calendar file (RFC 5545): on the first of each month, from the next one on. It has no time of
 * day, so that nobody's time zone matters, and always the same name, so that a calendar keeps one
 * of it. The linter holds the text to one line without signs that would need escaping.
 * @param {string} text
 * @param {string} name
 */
function reminder(text, name) {
  const now = new Date();
  const first = day(new Date(now.getFullYear(), now.getMonth() + 1)).replaceAll('-', '');
  return `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Quick Checks//EN
BEGIN:VEVENT
UID:quick-checks-${name}
DTSTAMP:${first}T000000Z
DTSTART;VALUE=DATE:${first}
RRULE:FREQ=MONTHLY
TRANSP:TRANSPARENT
SUMMARY:${text}
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:${text}
TRIGGER:PT9H
END:VALARM
END:VEVENT
END:VCALENDAR
`.replaceAll('\n', '\r\n');
}

/** @param {string} text @param {string} name @param {string} type */
function save(text, name, type) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
