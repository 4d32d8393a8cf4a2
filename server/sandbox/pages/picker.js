import { face, h } from './dom.js';
import { t } from './texts.js';

/** Whose phone it is: one button a person. */
export function pickerView({ state, onPick }) {
  const rows = state.people.map((person) =>
    h(
      'li',
      {},
      h(
        'button',
        { type: 'button', class: 'row', onclick: () => onPick(person.userid) },
        face(person.name),
        h(
          'span',
          { class: 'row-text' },
          h('b', {}, person.name),
          h('span', { class: 'soft' }, describe(person)),
        ),
      ),
    ),
  );
  return h(
    'div',
    { class: 'view' },
    h('p', { class: 'screen-title' }, state.company),
    h('ul', { class: 'rows' }, rows),
  );
}

/** A person's part in the demo, or their position, and what stands in their way. */
export function describe(person) {
  return [
    person.hint ? t(person.hint) : person.position,
    person.status === 2 && t('disabled'),
    person.status === 4 && t('inactive'),
    !person.visible && t('invisible'),
  ]
    .filter(Boolean)
    .join(' · ');
}
