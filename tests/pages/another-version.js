// Stands for a loader of another version: it defines the element in its own way, and has nothing
// that ours could know of.
(() => {
  if (customElements.get('quick-checks')) return;
  customElements.define(
    'quick-checks',
    class extends HTMLElement {
      connectedCallback() {
        const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
        shadow.innerHTML = '<div data-view="symptoms">Another version</div>';
      }
    },
  );
})();
