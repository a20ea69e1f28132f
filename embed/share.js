// What the reader takes away: copied, shared, saved or printed. The program calls it, and `cargo
// xtask dist` puts it into the same file. A button says by data-action what it does; its form has
// the text and a status line (docs/hooks.md).

import { leadOn } from './handoff.js';
import { keepTyping } from './keys.js';
import { adoptTextSize, keepClear, uncover } from './screen.js';

/**
 * How to hand a text over; each may throw where the browser refuses.
 * @type {Record<string, (text: string, name: string, root: HTMLElement) => Promise<unknown> | void>}
 */
const WAYS = {
  copy: (text) => navigator.clipboard.writeText(text),
  // Without a share sheet, as on many computers, a copy is as good.
  share: (text) => (canShare() ? navigator.share({ text }) : navigator.clipboard.writeText(text)),
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

/**
 * A day where the reader is, as 2026-11-21.
 * @param {Date} date
 */
function day(date) {
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** Whether there is a share sheet: many computers have none. */
function canShare() {
  return typeof navigator.share === 'function';
}

/** @param {string} text @param {string} name @param {string} type */
function save(text, name, type) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** @param {HTMLButtonElement} button @param {HTMLElement} root */
async function share({ dataset, form }, root) {
  const status = /** @type {HTMLElement?} */ (form?.querySelector('[data-share-status]'));
  if (!form || !status) return;
  /** @type {HTMLTextAreaElement?} */
  const field = form.querySelector('[data-live="summary"]');
  const how = dataset.action ?? '';
  // No browser says whether a file was saved or a page printed: then there is always the text.
  let confirmed = how === 'copy' || how === 'share';
  status.textContent = '';
  try {
    await WAYS[how](dataset.text ?? field?.value ?? '', form.dataset.name ?? '', root);
    if (how === 'share' && canShare()) return;
  } catch (error) {
    if (/** @type {Error} */ (error).name === 'AbortError') return; // the reader closed the share sheet
    confirmed = false;
  }
  if (!confirmed) field?.select();
  status.textContent = status.dataset[confirmed ? 'confirmed' : 'fallback'] ?? '';
}

/**
 * Attends to the forms below `root`, to what is typed there, and to the way to the phone.
 * @param {HTMLElement} root
 * @param {Page} page
 */
export function attend(root, page) {
  keepTyping(root);
  adoptTextSize(root);
  leadOn(root, page);
  requestAnimationFrame(() => keepClear(root));
  root.addEventListener('focusin', ({ target }) => uncover(root, /** @type {Element} */ (target)));
  root.addEventListener('submit', (event) => event.preventDefault());
  // Not at the root: screen readers would call all that is in it clickable.
  root.getRootNode().addEventListener('click', ({ target }) => {
    /** @type {HTMLButtonElement?} */
    const button = /** @type {Element} */ (target).closest('form [data-action]');
    if (button && root.contains(button) && (button.dataset.action ?? '') in WAYS) share(button, root);
  });
}

/** Today, as 2026-11-21. */
export function today() {
  return day(new Date());
}
