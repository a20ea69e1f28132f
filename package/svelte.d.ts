// <quick-checks> in components, for Svelte 5. Once in your project:
//
//   import type {} from 'quick-checks/svelte';

import type { HTMLAttributes } from 'svelte/elements';
import type { QuickChecksAttributes, QuickChecksElement, QuickChecksEventMap } from './index.js';

type Listeners = {
  [Name in keyof QuickChecksEventMap as `on${Name}`]?: (event: QuickChecksEventMap[Name]) => void;
};

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'quick-checks': HTMLAttributes<QuickChecksElement> & QuickChecksAttributes & Listeners;
  }
}
