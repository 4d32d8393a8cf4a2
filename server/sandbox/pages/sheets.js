import { post } from './api.js';
import { face, fill, h, icon } from './dom.js';
import { linkParts } from './messages.js';
import { describe } from './picker.js';
import { t } from './texts.js';

/**
 * What lies over a screen, one at a time. `below` cannot be reached meanwhile; the keyboard
 * returns to where it was.
 */
export function createSheets(overlay, below) {
  const answered = new Set();
  let current;
  let before;

  function open(key, label, body, onCancel) {
    close();
    before = document.activeElement;
    current = { key, onCancel };
    const sheet = h(
      'div',
      { class: 'sheet', role: 'dialog', 'aria-modal': 'true', 'aria-label': label },
      h('p', { class: 'sheet-title' }, label),
      body,
    );
    sheet.addEventListener('keydown', (event) => event.key === 'Escape' && cancel());
    fill(overlay, sheet);
    overlay.hidden = false;
    for (const element of below) element.inert = true;
    sheet.querySelector('button, input, a')?.focus();
  }

  function close() {
    if (!current) return;
    current = undefined;
    for (const element of below) element.inert = false;
    overlay.hidden = true;
    fill(overlay);
    before?.focus?.();
  }

  function cancel() {
    const onCancel = current?.onCancel;
    close();
    onCancel?.();
  }

  const cancelButton = () =>
    h('button', { type: 'button', class: 'plain wide', onclick: cancel }, t('cancel'));

  function share(state, userid, card, onDone, key = 'share') {
    const others = state.people.filter((person) => person.userid !== userid);
    const rows = others.map((person) =>
      h(
        'li',
        {},
        h(
          'button',
          {
            type: 'button',
            class: 'row',
            onclick() {
              close();
              onDone(person.userid);
            },
          },
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
    const body = h(
      'div',
      { class: 'sheet-body' },
      h('div', { class: 'card link still' }, ...linkParts(card)),
      h('ul', { class: 'rows' }, rows),
      cancelButton(),
    );
    open(key, t('sendTo'), body, () => onDone(undefined));
  }

  function contacts(state, prompt, onDone) {
    const selected = new Set(prompt.selected.map((userid) => userid.toLowerCase()));
    const type = prompt.multiple ? 'checkbox' : 'radio';
    const rows = state.people.map((person) => {
      const checked = selected.has(person.userid.toLowerCase());
      const input = h('input', { type, name: 'member', value: person.userid, checked });
      return h(
        'li',
        {},
        h('label', { class: 'row' }, input, face(person.name), h('b', {}, person.name)),
      );
    });
    const form = h(
      'form',
      {
        class: 'sheet-body',
        onsubmit(event) {
          event.preventDefault();
          const userids = new FormData(event.target).getAll('member');
          close();
          onDone(userids);
        },
      },
      h('ul', { class: 'rows' }, rows),
      h(
        'div',
        { class: 'sheet-end' },
        cancelButton(),
        h('button', { class: 'main wide' }, t('confirm')),
      ),
    );
    open(`prompt-${prompt.id}`, t('pickMembers'), form, () => onDone(undefined));
  }

  return {
    share,

    menu(items) {
      const rows = items.map(({ icon: name, label, act }) => {
        const onclick = () => {
          close();
          act();
        };
        return h(
          'li',
          {},
          h('button', { type: 'button', class: 'row', onclick }, icon(name), label),
        );
      });
      const body = h(
        'div',
        { class: 'sheet-body' },
        h('ul', { class: 'rows' }, rows),
        cancelButton(),
      );
      open('menu', t('more'), body);
    },

    opened(url) {
      const { host, pathname } = new URL(url);
      const link = {
        class: 'main wide',
        href: url,
        target: '_blank',
        rel: 'noopener',
        onclick: close,
      };
      const body = h(
        'div',
        { class: 'sheet-body padded' },
        h('p', { class: 'soft' }, t('openedText')),
        h('a', link, host + pathname),
        h('button', { type: 'button', class: 'plain wide', onclick: cancel }, t('close')),
      );
      open('opened', t('opened'), body);
    },

    /** Follows what the client asks: opens a new question, closes one that is gone. */
    showPrompts(state, userid, deviceId) {
      const prompt = state.prompts.find(
        (one) => one.deviceId === deviceId && !answered.has(one.id),
      );
      const key = prompt && `prompt-${prompt.id}`;
      if (current?.key === key) return;
      if (current?.key.startsWith('prompt-')) close();
      if (!prompt) return;
      const answer = (userids) => {
        // The sandbox may not have heard yet when it next says what is open.
        answered.add(prompt.id);
        void post(`prompts/${prompt.id}`, { userids }).catch(() => undefined);
      };
      if (prompt.kind === 'share')
        share(state, userid, prompt.card, (to) => answer(to && [to]), key);
      else contacts(state, prompt, answer);
    },

    toast(text) {
      const toast = h('p', { class: 'toast', role: 'status' }, text);
      overlay.parentElement.append(toast);
      setTimeout(() => toast.remove(), 1800);
    },

    closeAll: cancel,
  };
}
