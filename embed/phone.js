// The code that takes a reader from a computer to the phone: a link as a picture for its camera.
// Fetched only when a reader asks for it; `cargo xtask dist` bundles it with lean-qr.

/*! With lean-qr (https://github.com/davidje13/lean-qr), under the MIT licence. */
import { correction, generate } from 'lean-qr/nano';

/** The light border that cameras need around a code, in squares. */
const QUIET = 4;
const SVG = 'http://www.w3.org/2000/svg';

/**
 * The picture of a link. Its words are beside it.
 * @param {string} link
 */
export function draw(link) {
  const code = generate(link, { minCorrectionLevel: correction.L });
  const side = code.size + 2 * QUIET;
  let squares = '';
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) {
      if (code.get(x, y)) squares += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
    }
  }
  const svg = shape('svg', { viewBox: `0 0 ${side} ${side}`, 'aria-hidden': true, class: 'code' });
  // Dark on light whatever the theme: not every camera reads it the other way round.
  svg.append(
    shape('rect', { width: side, height: side, fill: '#fff' }),
    shape('path', { d: squares, fill: '#000', 'shape-rendering': 'crispEdges' }),
  );
  return svg;
}

/**
 * @param {string} tag
 * @param {Record<string, string | number | boolean>} attributes
 */
function shape(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const name in attributes) element.setAttribute(name, `${attributes[name]}`);
  return element;
}
