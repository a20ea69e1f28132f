// The button that starts the widget when the reader wants it.
//
// `cargo xtask dist` puts in WORDS.

/**
 * The button in its box. A tap leaves the focus on the box: whoever looks after it later sees
 * whether the reader has gone elsewhere.
 * @param {(box: HTMLElement) => void} start
 */
export function startButton(start) {
  const box = document.createElement('div');
  const button = document.createElement('button');
  box.className = 'widget';
  button.type = 'button';
  button.className = 'main start';
  button.setAttribute('part', 'start');
  button.textContent = WORDS.start;
  button.addEventListener('click', () => {
    button.disabled = true;
    button.textContent = WORDS.loading;
    box.setAttribute('role', 'status');
    box.tabIndex = -1;
    box.focus({ preventScroll: true });
    start(box);
  });
  box.append(button);
  return box;
}

/**
 * Says in its place that nothing came of the tap, dressed as the widget if its stylesheet is there.
 * @param {HTMLElement} box
 */
export function sayFailed(box) {
  const [card, notice] = ['card', 'notice'].map((name) => {
    const element = document.createElement('div');
    element.className = name;
    return element;
  });
  notice.textContent = WORDS.failed;
  card.append(notice);
  box.replaceChildren(card);
}
