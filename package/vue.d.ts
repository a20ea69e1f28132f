// <quick-checks> in templates, for Vue 3. Once in your project:
//
//   import type {} from 'quick-checks/vue';

import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type { QuickChecksAttributes, QuickChecksElement, QuickChecksEventMap } from './index.js';

type Emits = {
  [Name in keyof QuickChecksEventMap]: (event: QuickChecksEventMap[Name]) => void;
};

declare module 'vue' {
  interface GlobalComponents {
    'quick-checks': new () => QuickChecksElement & {
      $props: HTMLAttributes & QuickChecksAttributes & PublicProps;
      $emit: EmitFn<Emits>;
    };
  }
}
