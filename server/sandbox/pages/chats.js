import { post } from './api.js';
import { face, h, icon } from './dom.js';
import { messageContent, preview } from './message-kinds.js';
import { appName, t, whenText } from './texts.js';

/** A member's chats, the newest first: the app's, and those of people who forwarded something. */
export function chatsOf(state, userid) {
  const chats = new Map();
  const add = (key, name, message) => {
    const chat = chats.get(key) ?? {
      key,
      name,
      seen: state.seen[`${userid}:${key}`] ?? 0,
      messages: [],
    };
    chat.messages.push(message);
    chats.set(key, chat);
  };
  const nameOf = (id) => state.people.find((person) => person.userid === id)?.name ?? id;
  for (const message of state.messages) {
    if (message.userid === userid) add('app', appName(state.app.name), message);
  }
  for (const { from, userid: to, card, ...rest } of state.forwards) {
    const link = { ...rest, msgtype: 'link', card };
    if (to === userid) add(from, nameOf(from), link);
    else if (from === userid) add(to, nameOf(to), { ...link, mine: true });
  }
  for (const chat of chats.values()) chat.messages.sort((a, b) => a.id - b.id);
  return [...chats.values()].sort((a, b) => newest(b).id - newest(a).id);
}

export function unreadOf(chat) {
  return chat.messages.filter((message) => !message.mine && message.id > chat.seen).length;
}

function newest(chat) {
  return chat.messages.at(-1);
}

export function chatsView({ chats, go }) {
  if (chats.length === 0) return h('p', { class: 'hint' }, t('noChats'));
  const rows = chats.map((chat) => h('li', {}, chatRow(chat, go)));
  return h('ul', { class: 'rows' }, rows);
}

function chatRow(chat, go) {
  const unread = unreadOf(chat);
  return h(
    'button',
    {
      type: 'button',
      class: 'row',
      'data-key': `chat-${chat.key}`,
      onclick: () => go({ chat: chat.key }),
    },
    avatar(chat),
    h(
      'span',
      { class: 'row-text' },
      h('b', {}, chat.name),
      h('span', { class: 'soft one-line' }, preview(newest(chat))),
    ),
    h(
      'span',
      { class: 'row-end' },
      h('span', { class: 'soft' }, whenText(newest(chat).at)),
      unread > 0 && h('span', { class: 'badge', 'aria-hidden': 'true' }, unread),
      unread > 0 && h('span', { class: 'hidden-text' }, t('unread', { count: unread })),
    ),
  );
}

function avatar(chat) {
  if (chat.key !== 'app') return face(chat.name);
  return h('span', { class: 'logo small', 'aria-hidden': 'true' }, icon('interview'));
}

/** One chat; looking at it is reading it. */
export function chatView({ chat, person, go, openPage }) {
  if (unreadOf(chat) > 0) void post('seen', { userid: person.userid, chat: chat.key });
  const list = h('ol', { class: 'messages' });
  for (const message of chat.messages) {
    list.append(
      h(
        'li',
        { class: message.mine ? 'message mine' : 'message' },
        h('span', { class: 'when' }, whenText(message.at)),
        h(
          'div',
          { class: 'said' },
          message.mine ? face(person.name) : avatar(chat),
          messageContent(message, openPage),
        ),
      ),
    );
  }
  const back = () => go({ chat: undefined, tab: 'chats' });
  const scroll = h(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': chat.name },
    list,
  );
  requestAnimationFrame(() => scroll.scrollTo(0, scroll.scrollHeight));
  return h(
    'div',
    { class: 'view' },
    h(
      'div',
      { class: 'title-bar' },
      h(
        'button',
        {
          type: 'button',
          class: 'tool',
          'aria-label': t('back'),
          'data-key': 'back',
          'data-first': true,
          onclick: back,
        },
        icon('back'),
      ),
      h('p', { class: 'title' }, chat.name),
    ),
    scroll,
  );
}
