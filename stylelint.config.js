// Rules that find what browsers would drop, or what nobody meant; how the sheets look is not their
// business. Installed by `cargo xtask test`.

import { fileURLToPath } from 'node:url';

const modules = new URL('target/tools/node_modules/', import.meta.url);

export default {
  extends: fileURLToPath(new URL('stylelint-config-recommended/index.js', modules)),
  reportNeedlessDisables: true,
  referenceFiles: ['style/widget/tokens.css'],
  overrides: [{ files: ['studio/**/*.css'], referenceFiles: ['studio/web/style/base.css'] }],
  rules: {
    'color-named': 'never',
    'declaration-block-no-redundant-longhand-properties': true,
    // Chromium aligns as the parent does by this name alone.
    'declaration-property-value-no-unknown': [
      true, { ignoreProperties: { 'text-align': ['-webkit-match-parent'] } },
    ],
    // Rules are ordered by what they are about; those for different elements may be of any weight.
    'no-descending-specificity': null,
    'no-unknown-custom-properties': true,
  },
};
