// A page's own worker that knows nothing of us.
addEventListener('fetch', () => {});
