import { templateCard } from './cards.js';
import { h } from './dom.js';
import { linkCard, textBubble, textCard } from './messages.js';
import { t } from './texts.js';

const fileWords = { image: 'picture', voice: 'recording', video: 'film', file: 'document' };

/** How each kind of message looks in a chat. */
export function messageContent(message, openPage) {
  if (message.recalled) return h('p', { class: 'recalled' }, t('recalled'));
  switch (message.msgtype) {
    case 'textcard':
      return textCard(message, openPage);
    case 'link':
      return linkCard(message.card, openPage, `link-${message.id}`);
    case 'template_card':
      return templateCard(message, openPage);
    case 'news':
      return articles(message, openPage);
    case 'markdown':
      return h('p', { class: 'bubble' }, message.markdown.content);
    case 'text':
      return textBubble(message.text.content, openPage);
    default:
      return h('p', { class: 'bubble' }, `[${fileWord(message)}] ${message.file.filename}`);
  }
}

/** One line for the list of chats. */
export function preview(message) {
  if (message.recalled) return t('recalled');
  switch (message.msgtype) {
    case 'textcard':
      return message.textcard.title;
    case 'link':
      return `[${t('linkFrom')}] ${message.card.title}`;
    case 'template_card':
      return message.template_card.main_title?.title ?? message.template_card.sub_title_text;
    case 'news':
      return message.news.articles[0].title;
    case 'markdown':
      return message.markdown.content;
    case 'text':
      return message.text.content;
    default:
      return `[${fileWord(message)}] ${message.file.filename}`;
  }
}

function articles({ id, news }, openPage) {
  const cards = news.articles.map(({ title, description, url, picurl }, at) => {
    const card = { title, desc: description, link: url, imgUrl: picurl };
    return linkCard(card, openPage, `news-${id}-${at}`);
  });
  return h('div', { class: 'articles' }, cards);
}

function fileWord({ msgtype }) {
  return t(fileWords[msgtype] ?? 'document');
}
