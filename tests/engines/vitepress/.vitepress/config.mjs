export default {
  title: 'A blog',
  head: [
    ['link', { rel: 'icon', href: 'data:,' }],
    // Never in a page, where Vue takes it for a part of its own.
    ['script', { async: '', src: '/quick-checks/quick-checks.js' }],
  ],
  // So that it is in the HTML of the server.
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === 'quick-checks' } } },
};
