// <quick-checks> in templates, for Vue 3. Once in your project:
//
//   import type {} from 'quick-checks/vue';

import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type { QuickChecksAttributes, QuickChecksElement, QuickChecksEventMap } from './index.js';

// As Vue's tools name them, however the template writes them.
type Camel<Name extends string> = Name extends `${infer One}-${infer Other}`
  ? `${One}${Capitalize<Camel<Other>>}`
  : Name;

type Props = {
  [Name in keyof QuickChecksAttributes as Camel<Name>]: QuickChecksAttributes[Name];
};

type Emits = {
  [Name in keyof QuickChecksEventMap]: (event: QuickChecksEventMap[Name]) => void;
};

declare module 'vue' {
  interface GlobalComponents {
    'quick-checks': new () => QuickChecksElement & {
      $props: HTMLAttributes & Props & PublicProps;
      $emit: EmitFn<Emits>;
    };
  }
}
