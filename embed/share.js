// What the reader takes away: copied, shared, saved or printed. The program calls it, and `cargo
// xtask dist` puts it into the same file. A button says by data-action what it does; its form has
// the text and a status line (docs/hooks.md).

/** How to hand a text over; each may throw where the browser refuses. */
const WAYS = {
  copy: (text) => navigator.clipboard.writeText(text),
  // Without a share sheet, as on many computers, a copy is as good.
  share: (text) => (navigator.share ? navigator.share({ text }) : WAYS.copy(text)),
  download: (text, name) => save(text, `${name}.txt`, 'text/plain'),
  calendar: (text, name) => save(reminder(text, name), `${name}.ics`, 'text/calendar'),
  /** Prints the text alone: the page around is not ours to hide. */
  print(text, name, root) {
    root.querySelector('iframe')?.remove();
    const frame = document.createElement('iframe');
    frame.className = 'unseen';
    frame.ariaHidden = true;
    frame.tabIndex = -1;
    return new Promise((resolve, reject) => {
      frame.onload = () => {
        try {
          const { body } = frame.contentDocument;
          body.textContent = text;
          body.style.cssText = 'font: 12pt/1.4 sans-serif; white-space: pre-wrap';
          frame.contentWindow.print();
          resolve();
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

/** A day where the reader is, as 2026-11-21. */
function day(date) {
  return new Date(date - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

function save(text, name, type) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function share({ dataset, form }, root) {
  const field = form.querySelector('[data-live="summary"]');
  const status = form.querySelector('[data-share-status]');
  const how = dataset.action;
  // No browser says whether a file was saved or a page printed: then there is always the text.
  let confirmed = how === 'copy' || how === 'share';
  status.textContent = '';
  try {
    await WAYS[how](dataset.text ?? field.value, form.dataset.name, root);
    if (how === 'share' && navigator.share) return;
  } catch (error) {
    if (error.name === 'AbortError') return; // the reader closed the share sheet
    confirmed = false;
  }
  if (!confirmed) field?.select();
  status.textContent = confirmed ? status.dataset.confirmed : status.dataset.fallback;
}

/** Attends to the forms below `root`. */
export function attend(root) {
  root.addEventListener('submit', (event) => event.preventDefault());
  root.addEventListener('click', ({ target }) => {
    const button = target.closest('form [data-action]');
    if (button?.dataset.action in WAYS) share(button, root);
  });
}

/** Today, as 2026-11-21. */
export function today() {
  return day(new Date());
}
