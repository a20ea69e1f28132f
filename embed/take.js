// What the reader takes away: copied, shared, saved or printed. The program calls it, and `cargo
// xtask dist` puts it into the same file.

/** How to hand a text over; each may throw where the browser refuses. */
const WAYS = {
  copy: (text) => navigator.clipboard.writeText(text),
  // Without a share sheet, as on many computers, a copy is as good.
  share: (text, title) => (navigator.share ? navigator.share({ title, text }) : WAYS.copy(text)),
  download(text, name) {
    const type = name.endsWith('.ics') ? 'text/calendar' : 'text/plain;charset=utf-8';
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  },
  /** Prints the text alone: the page around is not ours to hide. */
  print(text, title, root) {
    root.querySelector('iframe')?.remove();
    const frame = document.createElement('iframe');
    frame.className = 'unseen';
    frame.setAttribute('aria-hidden', 'true');
    frame.tabIndex = -1;
    return new Promise((resolve, reject) => {
      frame.onload = () => {
        try {
          const { contentDocument: page, contentWindow: view } = frame;
          page.title = title;
          page.body.append(Object.assign(page.createElement('pre'), { textContent: text }));
          page.body.firstChild.style.cssText = 'font: 12pt/1.4 sans-serif; white-space: pre-wrap';
          view.print();
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
 * Hands a text over, and says what came of it. A browser may refuse without a word, where it can
 * neither save nor print: the text is selected then, too, and `done` says so.
 */
export async function take(root, how, text, name, done, refused) {
  let words = how === 'share' && navigator.share ? '' : done;
  try {
    await WAYS[how](text, name, root);
  } catch (error) {
    if (error.name === 'AbortError') return; // the reader closed the share sheet
    words = refused;
  }
  if (words === refused) root.querySelector('textarea')?.select();
  // A reminder's button stands alone, the others below their text.
  const told = root.querySelector(name.endsWith('.ics') ? '.told' : 'textarea ~ .told');
  if (told) told.textContent = words;
}

/** The day where the reader is, as 2026-11-21. */
export function today() {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** The page's tag for paid links, fit for an address; nothing where it wants none. */
export function affiliateTag(root) {
  const tag = root.getRootNode().host?.getAttribute('affiliate-tag');
  return tag ? encodeURIComponent(tag) : undefined;
}
