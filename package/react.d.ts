// <quick-checks> in JSX, for React 19. Once in your project:
//
//   import type {} from 'quick-checks/react';

import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { QuickChecksAttributes, QuickChecksElement, QuickChecksEventMap } from './index.js';

type Listeners = {
  [Name in keyof QuickChecksEventMap as `on${Name}`]?: (event: QuickChecksEventMap[Name]) => void;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'quick-checks': DetailedHTMLProps<HTMLAttributes<QuickChecksElement>, QuickChecksElement> &
        QuickChecksAttributes &
        Listeners;
    }
  }
}
