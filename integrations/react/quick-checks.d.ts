// Lets TypeScript know the element in JSX.

import 'react';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'quick-checks': React.DetailedHTMLProps<React.HTMLAttributes<HTMLElement>, HTMLElement> & {
        guide?: string;
        theme?: 'auto' | 'light' | 'dark';
        start?: 'visible' | 'eager' | 'tap';
        'heading-level'?: number | string;
        'affiliate-tag'?: string;
        offline?: string | boolean;
        history?: string | boolean;
        folder?: string;
      };
    }
  }
}
