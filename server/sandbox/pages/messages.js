import { h, icon } from './dom.js';
import { t } from './texts.js';

const divTag = /^<div class="(gray|highlight|normal)">$/;

/** A text card as WeCom draws it; the whole card is one button. */
export function textCard({ id, textcard }, openPage) {
  return h(
    'button',
    {
      type: 'button',
      class: 'card',
      'data-key': `card-${id}`,
      onclick: () => openPage(textcard.url),
    },
    h('b', { class: 'card-title' }, textcard.title),
    h('span', { class: 'card-text' }, described(textcard.description)),
    h(
      'span',
      { class: 'card-more' },
      textcard.btntxt === '详情' ? t('details') : textcard.btntxt,
      icon('chevron'),
    ),
  );
}

/** The subset of HTML a card may hold: `<br>` and three kinds of `<div>` (page 90236). */
function described(description) {
  const parts = [];
  let kind;
  for (const part of description.split(/(<br\s*\/?>|<div class="\w+">|<\/div>|\n)/)) {
    const opened = divTag.exec(part)?.[1];
    if (opened) kind = opened;
    else if (part === '</div>') kind = undefined;
    else if (/^(<br\s*\/?>|\n)$/.test(part)) parts.push(h('br'));
    else if (part && kind) parts.push(h('span', { class: `line ${kind}` }, part));
    else if (part) parts.push(part);
  }
  return parts;
}

/** A link somebody forwarded. */
export function linkCard(card, openPage, key) {
  return h(
    'button',
    { type: 'button', class: 'card link', 'data-key': key, onclick: () => openPage(card.link) },
    ...linkParts(card),
  );
}

export function linkParts(card) {
  const picture = card.imgUrl && h('img', { src: card.imgUrl, alt: '', width: 48, height: 48 });
  return [
    h('b', { class: 'card-title' }, card.title),
    h('span', { class: 'link-body' }, h('span', { class: 'soft' }, card.desc), picture),
  ];
}

const linkTag = /(<a\s+href="[^"]*">[^<]*<\/a>)/i;

/** Text, in which `<a href="…">` is the only markup (page 90236). */
export function textBubble(text, openPage) {
  const parts = text.split(linkTag).map((part) => {
    const found = /^<a\s+href="([^"]*)">([^<]*)<\/a>$/i.exec(part);
    if (!found) return part;
    const [, url, label] = found;
    return h('button', { type: 'button', class: 'text-link', onclick: () => openPage(url) }, label);
  });
  return h('p', { class: 'bubble' }, parts);
}
