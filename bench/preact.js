// The same steps as a form that somebody would write by hand for one page, with Preact: it asks, goes
// on, and ends. It saves nothing, changes no answer and has no way without scripts.

import { h, render } from 'preact';

const form = /** @type {HTMLElement} */ (document.querySelector('#form'));

/** @param {number} at */
function show(at) {
  render(h(Step, { at, step: STEPS[at] }), form);
}

/** @param {{ at: number, step: Asked | undefined }} props */
function Step({ at, step }) {
  if (!step) return h('h2', null, 'Time to ask somebody');
  return h(
    'section',
    { key: at },
    h('h2', null, step.title),
    h('p', null, step.text),
    h('ol', null, step.steps.map((text) => h('li', null, text))),
    step.answers.map((answer) => h('button', { onClick: () => show(at + 1) }, answer)),
  );
}

show(0);
