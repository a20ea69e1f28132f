// The block in the editor: which guide, and what the page will show in its place.
/* global wp, quickChecksGuides */

(function () {
  const { createElement: el, Fragment } = wp.element;
  const { InspectorControls, useBlockProps } = wp.blockEditor;
  const { PanelBody, SelectControl } = wp.components;
  const options = (...values) => values.map(([value, label]) => ({ value, label }));

  wp.blocks.registerBlockType('quick-checks/widget', {
    apiVersion: 2,
    title: 'Quick Checks',
    description: 'Walks a reader through fixing a problem, one check at a time.',
    icon: 'yes-alt',
    category: 'widgets',
    attributes: {
      guide: { type: 'string', default: 'icloud-backup' },
      theme: { type: 'string', default: '' },
      start: { type: 'string', default: '' },
      heading_level: { type: 'string', default: '' },
    },
    edit({ attributes, setAttributes }) {
      const select = (name, label, choices) => el(SelectControl, {
        label,
        value: attributes[name],
        options: choices,
        onChange: (value) => setAttributes({ [name]: value }),
      });
      return el(
        Fragment,
        null,
        el(InspectorControls, null, el(
          PanelBody,
          { title: 'Quick Checks' },
          select('guide', 'Guide', options(...quickChecksGuides.map((id) => [id, id]))),
          select('theme', 'Theme', options(['', 'Like the device'], ['light', 'Light'], ['dark', 'Dark'])),
          select('start', 'Loads', options(['', 'Near the window'], ['eager', 'At once'], ['tap', 'On a tap'])),
          select('heading_level', 'Level of its headings', options(['', '2'], ['3', '3'], ['4', '4'])),
        )),
        el('p', useBlockProps(), `Quick Checks: ${attributes.guide}`),
      );
    },
    // PHP makes it when the page is shown.
    save: () => null,
  });
})();
