// The loader: defines <quick-checks>, keeps what the page wrote inside it on display, and swaps
// in the widget once everything has arrived. It runs as a classic script and as a module, and
// adds no global name but the element. Its parts are in loader/.

import { QuickChecks } from './loader/element.js';
import { script } from './loader/files.js';
import { domReady } from './loader/time.js';

// A second copy of this script leaves everything to the first, which need not be this version.
if (!customElements.get('quick-checks')) customElements.define('quick-checks', QuickChecks);
const place = () => {
  const first = /** @type {typeof QuickChecks} */ (customElements.get('quick-checks'));
  first.place?.(script);
};
if (document.readyState === 'loading') {
  domReady().then(place);
} else {
  place();
}
