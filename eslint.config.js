// Rules that find faults; how the code looks is not their business. Installed by `cargo xtask test`.

import { createRequire } from 'node:module';

const require = createRequire(new URL('target/tools/', import.meta.url));
const js = require('@eslint/js');
const globals = require('globals');

const BUILT_IN = {
  FILES: 'readonly', WORDS: 'readonly', ARTICLE_WORDS: 'readonly', LANGUAGES: 'readonly',
  TRANSLATED: 'readonly', ENTRIES: 'readonly', SPOKEN: 'readonly',
  HASHES: 'readonly', VERSION: 'readonly', PROGRAM: 'readonly', BUNDLED: 'readonly', INTERFACE: 'readonly', KEPT: 'readonly',
};

export default [
  js.configs.recommended,
  {
    files: ['bench/*.js', 'demo/*.js', 'standalone/*.js', 'studio/web/*.js', 'embed/**/*.js'],
    languageOptions: { ecmaVersion: 2022, globals: { ...globals.browser, ...BUILT_IN } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'array-callback-return': 'error',
      'consistent-return': 'error',
      'default-param-last': 'error',
      eqeqeq: 'error',
      'no-constructor-return': 'error',
      'no-implicit-globals': 'error',
      'no-loop-func': 'error',
      'no-promise-executor-return': 'error',
      'no-self-compare': 'error',
      'no-shadow': 'error',
      'no-unmodified-loop-condition': 'error',
      'no-unreachable-loop': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-useless-assignment': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'require-atomic-updates': 'error',
    },
  },
  {
    files: ['embed/quick-checks-sw.js', 'embed/worker/*.js', 'studio/web/worker.js'],
    languageOptions: { globals: { ...globals.serviceworker, ...BUILT_IN } },
  },
  {
    files: ['bench/*.js'],
    languageOptions: { globals: { CONTENDER: 'readonly', STEPS: 'readonly' } },
  },
  { files: ['embed/**/*.test.js', 'studio/web/*.test.js', 'bench/pack.js'], languageOptions: { globals: globals.node } },
];
