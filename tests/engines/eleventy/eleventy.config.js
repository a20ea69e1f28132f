import quickChecks from './quick-checks.js';

export default (config) => {
  config.addPlugin(quickChecks);
};
