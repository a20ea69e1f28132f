// In a frame on somebody's page, ours tells how tall it is, so that the frame can be as tall: see
// docs/embedding.md, In a frame.

(() => {
  if (parent === self) return;
  const page = document.documentElement;
  page.classList.add('framed');
  let told = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(page.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    // Everybody may know: it is the height of a public page.
    parent.postMessage({ type: 'quick-checks:height', height }, '*');
  }).observe(page);
})();
