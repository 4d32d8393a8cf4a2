import { post } from './api.js';
import { h } from './dom.js';
import { t } from './texts.js';

/** A template card as it stands now, with what can be tapped on it. */
export function templateCard({ id, userid, template_card: card, replaced }, openPage) {
  const chosen = {};
  const tap = (key) =>
    post(`cards/${id}`, { userid, key, selected: chosen }).catch(() => undefined);
  const open = (part) => part?.url && (() => openPage(part.url));
  const { main_title: title = {}, emphasis_content: emphasis, quote_area: quote } = card;
  const { image_text_area: area, card_action: action } = card;

  return h(
    'div',
    { class: 'card template', role: 'group', 'aria-label': title.title ?? card.sub_title_text },
    card.source?.desc && h('span', { class: 'soft' }, card.source.desc),
    title.title && h('b', { class: 'card-title' }, title.title),
    title.desc && h('span', { class: 'card-text' }, title.desc),
    emphasis?.title && h('b', { class: 'card-emphasis' }, emphasis.title),
    emphasis?.desc && h('span', { class: 'soft' }, emphasis.desc),
    area?.title && h('b', {}, area.title),
    area?.desc && h('span', { class: 'card-text' }, area.desc),
    quote && h('blockquote', { class: 'card-text' }, quote.title, ' ', quote.quote_text),
    card.sub_title_text && h('span', { class: 'card-text' }, card.sub_title_text),
    (card.vertical_content_list ?? []).map((row) =>
      h('span', { class: 'card-text' }, h('b', {}, row.title), ' ', row.desc),
    ),
    rows(card, openPage),
    questions(card, chosen, id, replaced !== undefined),
    (card.jump_list ?? []).map((jump) => link(jump.title, open(jump), `jump-${id}-${jump.title}`)),
    action?.url && link(t('details'), open(action), `action-${id}`),
    buttons(card, { id, replaced, tap, openPage }),
    (card.action_menu?.action_list ?? []).map(({ text, key }) =>
      link(text, () => void tap(key), `menu-${id}-${key}`),
    ),
  );
}

function rows({ horizontal_content_list: list = [] }, openPage) {
  if (list.length === 0) return false;
  return h(
    'dl',
    { class: 'card-rows' },
    list.flatMap((row) => [
      h('dt', {}, row.keyname),
      h('dd', {}, row.type === 1 ? link(row.value, () => openPage(row.url)) : row.value),
    ]),
  );
}

/** Drop-downs and the checkbox; `chosen` learns what a member picks. */
function questions(card, chosen, id, disabled) {
  const lists = [card.button_selection, ...(card.select_list ?? [])].filter(Boolean);
  const selects = lists.map((list) =>
    h(
      'label',
      { class: 'card-question' },
      list.title ?? '',
      h(
        'select',
        {
          'data-key': `select-${id}-${list.question_key}`,
          'aria-label': list.title ?? list.question_key,
          disabled: disabled || list.disable === true,
          onchange: (event) => (chosen[list.question_key] = [event.target.value]),
        },
        list.option_list.map((option) =>
          h('option', { value: option.id, selected: option.id === list.selected_id }, option.text),
        ),
      ),
    ),
  );
  return [...selects, checkbox(card.checkbox, chosen, id, disabled)];
}

function checkbox(box, chosen, id, disabled) {
  if (!box) return false;
  const several = box.mode === 1;
  const picked = new Set(box.option_list.filter((one) => one.is_checked).map((one) => one.id));
  const change = (option, isOn) => {
    if (!several) picked.clear();
    if (isOn) picked.add(option.id);
    else picked.delete(option.id);
    chosen[box.question_key] = [...picked];
  };
  return h(
    'fieldset',
    { class: 'card-question', disabled: disabled || box.disable === true },
    h('legend', { class: 'hidden-text' }, t('options')),
    box.option_list.map((option) =>
      h(
        'label',
        {},
        h('input', {
          type: several ? 'checkbox' : 'radio',
          name: `box-${id}`,
          checked: option.is_checked,
          onchange: (event) => change(option, event.target.checked),
        }),
        ' ',
        option.text,
      ),
    ),
  );
}

function buttons(card, { id, replaced, tap, openPage }) {
  if (replaced !== undefined) return h('p', { class: 'card-done' }, replaced);
  const submit = card.submit_button && [{ ...card.submit_button, style: 1 }];
  const list = submit ?? card.button_list ?? [];
  if (list.length === 0) return false;
  return h(
    'div',
    { class: 'card-buttons' },
    list.map(({ text, key, style, type, url }) =>
      h(
        'button',
        {
          type: 'button',
          class: style === 1 || style === undefined ? 'card-button first-choice' : 'card-button',
          'data-key': `button-${id}-${key ?? url}`,
          onclick: () => (type === 1 ? openPage(url) : void tap(key)),
        },
        text || t('submit'),
      ),
    ),
  );
}

function link(text, onclick, key) {
  const properties = { type: 'button', class: 'text-link', 'data-key': key };
  return h('button', { ...properties, onclick: onclick || undefined }, text);
}
