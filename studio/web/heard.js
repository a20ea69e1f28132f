// What a screen reader says of a screen, near enough to see what is missing: each stop with its role,
// name and state, in order. It reads the elements and their ARIA as browsers do, but is no browser: what
// a stylesheet adds (`content`) is left out, and each real screen reader has its own words for roles
// (docs/screen-reader.md has those of one).

/** Roles of elements that are stops of their own. */
const ROLES = {
  A: 'link',
  BUTTON: 'button',
  SUMMARY: 'button',
  TEXTAREA: 'textbox',
  SELECT: 'combobox',
  H1: 'heading',
  H2: 'heading',
  H3: 'heading',
  H4: 'heading',
  H5: 'heading',
  H6: 'heading',
  IMG: 'img',
};

/** Roles of fields, by their type. */
const FIELD_ROLES = {
  button: 'button',
  checkbox: 'checkbox',
  number: 'spinbutton',
  radio: 'radio',
  search: 'searchbox',
  submit: 'button',
};

/** Roles whose content is their name: nothing in them is a stop. */
const NAMED_BY_CONTENT = /^(button|link|heading|checkbox|radio|switch|option|tab|menuitem|status)$/;
/** Roles around other things, which are said where they begin. */
const AROUND = /^(region|group|navigation|form|dialog|alert|note|search|figure|main|complementary)$/;
const INLINE = /^(inline|contents|ruby)/;

/**
 * @param {ParentNode & Node} root
 * @returns {string[]}
 */
export function heard(root) {
  /** @type {string[]} */
  const lines = [];
  let text = '';

  const flush = () => {
    const line = collapse(text);
    if (line) lines.push(line);
    text = '';
  };

  /** @param {Node} node */
  const walk = (node) => {
    for (const child of node.childNodes) {
      if (child instanceof Text) text += child.data;
      else if (child instanceof Element) visit(child);
    }
  };

  /** @param {Element} element */
  const visit = (element) => {
    if (isSilent(element)) return;
    const style = getComputedStyle(element);
    // `contents` makes no box, but what is in it is there.
    if (style.display === 'none') return;
    if (style.visibility !== 'visible') {
      walk(element); // something in it may be visible again
      return;
    }
    if (element.tagName === 'BR') text += '\n';
    const role = roleOf(element);
    const isStop = role && (NAMED_BY_CONTENT.test(role) || isLeaf(element, role));
    if (isStop) {
      flush();
      // A status that has nothing to say is silent.
      if (role !== 'status' || nameOf(element, role)) lines.push(said(element, role));
      return;
    }
    const isBlock = !INLINE.test(style.display);
    if (isBlock) flush();
    const opening = role && openingOf(element, role);
    if (opening) {
      flush();
      lines.push(opening);
    }
    if (element.tagName === 'LI') text += numberOf(element);
    walk(element instanceof HTMLSlotElement && element.assignedNodes().length ? fragmentOf(element) : element);
    if (isBlock || opening) flush();
  };

  walk(root);
  flush();
  return lines;
}

/** @param {Element} element that is not read, nor anything in it */
function isSilent(element) {
  if (/^(SCRIPT|STYLE|LINK|TEMPLATE|HEAD)$/.test(element.tagName)) return true;
  if (element.getAttribute('aria-hidden') === 'true' || element.hasAttribute('hidden')) return true;
  if (element instanceof SVGElement) return element.getAttribute('role') !== 'img' && !nameFromAria(element);
  const fold = element.parentElement;
  const isFolded = fold instanceof HTMLDetailsElement && !fold.open;
  return isFolded && element !== fold.querySelector(':scope > summary');
}

/** @param {HTMLSlotElement} slot */
function fragmentOf(slot) {
  // Only its children are walked through, so that nothing is moved.
  return /** @type {Node} */ (/** @type {unknown} */ ({ childNodes: slot.assignedNodes() }));
}

/** @param {Element} element @returns {string} empty for what has no role of its own */
function roleOf(element) {
  const named = (element.getAttribute('role') ?? '').trim().split(/\s+/)[0];
  if (named === 'presentation' || named === 'none') return '';
  if (named) return named;
  if (/^(polite|assertive)$/.test(element.getAttribute('aria-live') ?? '')) return 'status';
  const { tagName } = element;
  if (tagName === 'A') return element.hasAttribute('href') ? 'link' : '';
  if (element instanceof HTMLInputElement) {
    return FIELD_ROLES[/** @type {keyof typeof FIELD_ROLES} */ (element.type)] ?? 'textbox';
  }
  if (tagName === 'UL' || tagName === 'OL') return 'list';
  if (tagName === 'FIELDSET') return 'group';
  if (tagName === 'NAV') return 'navigation';
  if (tagName === 'SECTION') return nameFromAria(element) ? 'region' : '';
  return ROLES[/** @type {keyof typeof ROLES} */ (tagName)] ?? '';
}

/** @param {Element} element @param {string} role */
function isLeaf(element, role) {
  return role === 'img' || element instanceof HTMLInputElement || /^(TEXTAREA|SELECT)$/.test(element.tagName);
}

/**
 * A stop: what it is, how it stands, what it is called, and what else is said of it.
 * @param {Element} element @param {string} role
 */
function said(element, role) {
  const name = nameOf(element, role);
  const states = statesOf(element, role);
  const value = isField(element) && !/^(checkbox|radio|button)$/.test(role) ? element.value : '';
  const described = textOf(element, 'aria-describedby');
  return `${[role + levelOf(element, role), ...states].join(', ')}: ${[name, value, described].filter(Boolean).join(' · ')}`;
}

/**
 * What is said where something with content of its own begins; empty if nothing.
 * @param {Element} element @param {string} role
 */
function openingOf(element, role) {
  if (role === 'list') {
    const items = [...element.children].filter((item) => !isSilent(item) && getComputedStyle(item).display !== 'none');
    return items.length ? `list, ${items.length}` : '';
  }
  const legend = element.querySelector(':scope > legend')?.textContent ?? '';
  const name = nameFromAria(element) || collapse(legend);
  return AROUND.test(role) && name ? `${role}: ${name}` : '';
}

/** @param {Element} element @param {string} role */
function levelOf(element, role) {
  if (role !== 'heading') return '';
  return ` ${element.getAttribute('aria-level') ?? element.tagName.slice(1)}`;
}

/** @param {Element} element @param {string} role */
function statesOf(element, role) {
  /** @type {string[]} */
  const states = [];
  const is = (/** @type {string} */ name) => element.getAttribute(`aria-${name}`);
  const fold = element.tagName === 'SUMMARY' ? element.parentElement : null;
  const expanded = fold instanceof HTMLDetailsElement ? String(fold.open) : is('expanded');
  if (expanded) states.push(expanded === 'true' ? 'expanded' : 'collapsed');
  const checked = element instanceof HTMLInputElement ? String(element.checked) : is('checked');
  if (/^(checkbox|radio|switch)$/.test(role)) states.push(checked === 'true' ? 'checked' : 'not checked');
  if (is('pressed')) states.push(is('pressed') === 'true' ? 'pressed' : 'not pressed');
  const current = is('current');
  if (current && current !== 'false') states.push(current === 'true' ? 'current' : `current ${current}`);
  if (element.matches(':disabled') || is('disabled') === 'true') states.push('disabled');
  if (element.matches(':required') || is('required') === 'true') states.push('required');
  if (is('invalid') && is('invalid') !== 'false') states.push('invalid');
  if (isField(element) && 'readOnly' in element && element.readOnly) states.push('read only');
  return states;
}

/** @param {Element} element @param {string} role */
function nameOf(element, role) {
  const named = nameFromAria(element);
  if (named) return named;
  if (isField(element)) {
    const labels = [...(element.labels ?? [])].map((label) => contentOf(label));
    const shown = 'placeholder' in element ? element.placeholder : '';
    return collapse(labels.join(' ')) || element.title || shown;
  }
  if (role === 'img') return element.getAttribute('alt') ?? element.querySelector('title')?.textContent ?? '';
  return collapse(contentOf(element)) || (element.getAttribute('title') ?? '');
}

/** @param {Element} element */
function nameFromAria(element) {
  return textOf(element, 'aria-labelledby') || collapse(element.getAttribute('aria-label') ?? '');
}

/**
 * The text of the elements that an attribute names, hidden or not.
 * @param {Element} element @param {string} attribute
 */
function textOf(element, attribute) {
  const root = /** @type {ShadowRoot | Document} */ (element.getRootNode());
  const ids = element.getAttribute(attribute)?.split(/\s+/) ?? [];
  return collapse(ids.map((id) => (id && root.getElementById?.(id)?.textContent) || '').join(' '));
}

/**
 * What is read of an element's content.
 * @param {Element} element
 * @returns {string}
 */
function contentOf(element) {
  let text = '';
  for (const child of element.childNodes) {
    if (child instanceof Text) text += child.data;
    if (!(child instanceof Element) || isSilent(child)) continue;
    const { display, visibility } = getComputedStyle(child);
    if (display === 'none' || visibility !== 'visible') continue;
    // A field does not name its own label.
    const part = isField(child) ? '' : nameFromAria(child) || contentOf(child);
    text += INLINE.test(display) ? part : ` ${part} `;
  }
  return text;
}

/** @param {Element} item */
function numberOf(item) {
  const list = item.parentElement;
  if (!(list instanceof HTMLOListElement) || getComputedStyle(item).listStyleType === 'none') return '';
  return `${list.start + [...list.children].indexOf(item)}. `;
}

/**
 * @param {Element} element
 * @returns {element is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement}
 */
function isField(element) {
  return /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);
}

/** @param {string} text */
function collapse(text) {
  return text.replace(/\s+/g, ' ').trim();
}
