/**
 * An element. Properties that start with `on` are listeners, `class` and `aria-…` are attributes;
 * `false`, null and undefined leave things out.
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  const shown = children.flat().filter((child) => child || child === 0);
  element.append(...shown.map((child) => (child instanceof Node ? child : String(child))));
  return element;
}

/** Puts new children in and keeps the keyboard where it was, by `data-key`. */
export function fill(element, ...children) {
  const key = element.contains(document.activeElement) && document.activeElement.dataset.key;
  element.replaceChildren(...children.flat().filter(Boolean));
  if (key) element.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

const shapes = {
  back: 'M15 5l-7 7 7 7',
  close: 'M6 6l12 12M18 6L6 18',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  chats:
    'M4 6.5A2.5 2.5 0 0 1 6.5 4h11A2.5 2.5 0 0 1 20 6.5v7a2.5 2.5 0 0 1-2.5 2.5H12l-4.5 4v-4h-1A2.5 2.5 0 0 1 4 13.5z',
  workbench: 'M5 5h5.5v5.5H5zM13.5 5H19v5.5h-5.5zM5 13.5h5.5V19H5zM13.5 13.5H19V19h-5.5z',
  interview: 'M4 6h16v10H4zM9 20h6M12 16v4M9 11l2 2 4-4',
  plus: 'M12 5v14M5 12h14',
  switch: 'M8 4L4 8l4 4M4 8h13M16 12l4 4-4 4M20 16H7',
  chevron: 'M9 5l7 7-7 7',
  forward: 'M4 18c0-6 4-9 10-9V5l6 6.5L14 18v-4c-5 0-8 1-10 4z',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.300l-1 1M14 10a4 4 0 0 0-5.700 0l-3 3A4 4 0 0 0 11 18.700l1-1',
  refresh: 'M20 12a8 8 0 1 1-2.500-5.800M20 4v5h-5',
  browser: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18',
};

const svgSpace = 'http://www.w3.org/2000/svg';

/** A line drawing without a name of its own. */
export function icon(name) {
  const svg = document.createElementNS(svgSpace, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svgSpace, 'path');
  path.setAttribute('d', shapes[name]);
  svg.append(path);
  return svg;
}

/** A round or square face with a person's initials; the colour follows the name. */
export function face(name) {
  const colors = ['#2f5fb3', '#8a4b12', '#1f6f54', '#7a3f8f', '#a23b3b', '#3f6170'];
  const sum = [...name].reduce((total, letter) => (total * 31 + letter.codePointAt(0)) % 9973, 7);
  const words = name.split(/\s+/);
  const initials = words.length > 1 ? words.map((word) => word[0]).join('') : name.slice(-2);
  const element = h('span', { class: 'face', 'aria-hidden': 'true' }, initials);
  element.style.background = colors[sum % colors.length];
  return element;
}
