// The button that starts the widget when the reader wants it.

/**
 * What to say, once the language of the page is there.
 * @typedef {Promise<import('./language.js').Spoken>} Speech
 */

/**
 * The button in its box. A tap leaves the focus on the box: whoever looks after it later sees
 * whether the reader has gone elsewhere.
 * @param {Speech} speech
 * @param {(box: HTMLElement) => void} start
 */
export function startButton(speech, start) {
  const box = document.createElement('div');
  const button = document.createElement('button');
  box.className = 'widget';
  button.type = 'button';
  button.className = 'main start';
  button.setAttribute('part', 'start');
  say(speech, 1, button);
  button.addEventListener('click', () => {
    button.disabled = true;
    say(speech, 2, button);
    box.setAttribute('role', 'status');
    box.tabIndex = -1;
    box.focus({ preventScroll: true });
    start(box);
  });
  box.append(button);
  return box;
}

/**
 * Says in its place that loading failed, dressed as the widget if its stylesheet is there.
 * @param {Speech} speech
 * @param {HTMLElement} box
 */
export function sayFailed(speech, box) {
  const [card, notice] = ['card', 'notice'].map((name) => {
    const element = document.createElement('div');
    element.className = name;
    return element;
  });
  say(speech, 3, notice);
  card.append(notice);
  box.replaceChildren(card);
}

/**
 * @param {Speech} speech
 * @param {number} line
 * @param {HTMLElement} element
 */
async function say(speech, line, element) {
  const { lines } = await speech;
  element.lang = lines[0];
  // Text alone tells it, in any language.
  element.dir = 'auto';
  element.textContent = lines[line];
}
