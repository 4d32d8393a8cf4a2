import { post } from './api.js';
import { fill, h, icon } from './dom.js';
import { chatsOf, chatView, chatsView, unreadOf } from './chats.js';
import { appName, t } from './texts.js';

/** What a member sees outside the app: the workbench and the chats. */
export function homeView({ state, person, place, go, openPage }) {
  const chats = chatsOf(state, person.userid);
  const chat = chats.find(({ key }) => key === place.chat);
  if (chat) return chatView({ chat, person, go, openPage });

  const unread = chats.reduce((count, one) => count + unreadOf(one), 0);
  const view = h('div', { class: 'view' });
  /** WeCom tells the app that a member has come in, by the tile or into the chat. */
  const enter = () => void post('enter', { userid: person.userid });
  const openChat = (to) => {
    if (to.chat === 'app') enter();
    go(to);
  };
  const openHome = (url) => {
    enter();
    openPage(url);
  };
  const body =
    place.tab === 'chats' ? chatsView({ chats, go: openChat }) : workbench(state, person, openHome);
  const title = place.tab === 'chats' ? t('chats') : t('workbench');
  fill(view, h('p', { class: 'screen-title' }, title), h('div', { class: 'scroll' }, body));
  const tab = (name) => tabButton(name, place.tab === name, name === 'chats' ? unread : 0, go);
  return h(
    'div',
    { class: 'home' },
    view,
    h('nav', { class: 'tabs', 'aria-label': t('window') }, tab('chats'), tab('workbench')),
  );
}

function tabButton(name, isCurrent, unread, go) {
  return h(
    'button',
    {
      type: 'button',
      'data-key': `tab-${name}`,
      'aria-current': isCurrent && 'page',
      onclick: () => go({ tab: name, chat: undefined }),
    },
    h(
      'span',
      { class: 'tab-icon' },
      icon(name),
      unread > 0 && h('span', { class: 'badge', 'aria-hidden': 'true' }, unread),
    ),
    h('span', {}, t(name)),
    unread > 0 && h('span', { class: 'hidden-text' }, ` ${t('unread', { count: unread })}`),
  );
}

function workbench(state, person, openPage) {
  const { app, company } = state;
  const banner = h('div', { class: 'company' }, company);
  if (!person.visible) return h('div', {}, banner, h('p', { class: 'hint' }, t('noTile')));
  if (!app.open) return h('div', {}, banner, h('p', { class: 'hint' }, t('closedApp')));
  const tile = h(
    'button',
    { type: 'button', class: 'tile', 'data-key': 'tile', onclick: () => openPage(app.homeUrl) },
    h('span', { class: 'logo', 'aria-hidden': 'true' }, icon('interview')),
    h('span', {}, appName(app.name)),
  );
  return h(
    'div',
    {},
    banner,
    h('div', { class: 'group' }, h('p', { class: 'group-title' }, t('apps')), tile),
  );
}
