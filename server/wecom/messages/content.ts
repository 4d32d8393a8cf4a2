import type { TemplateCard } from '../cards/template-card.ts';
import { templateCardFields } from '../cards/template-card.ts';
import { check } from '../check.ts';
import { cutBytes, cutCharacters, escapeHtml, neutraliseLinks } from './cut.ts';

/** What `message/send` can carry (page 90236). Lengths are refused here, not cut by WeCom. */
export type Content =
  /** `\n` and `<a href="…">` work; 2048 bytes. */
  | { msgtype: 'text'; content: string }
  /** 2048 bytes; headings, bold, links, inline code, quotes and three colours. */
  | { msgtype: 'markdown'; content: string }
  /** `description` may hold `<br>` and `<div class="gray|highlight|normal">`. */
  | { msgtype: 'textcard'; title: string; description: string; url: string; btntxt?: string }
  | { msgtype: 'news'; articles: Article[] }
  | { msgtype: 'image' | 'voice' | 'file'; mediaId: string }
  | { msgtype: 'video'; mediaId: string; title?: string; description?: string }
  | { msgtype: 'template_card'; card: TemplateCard };

export interface Article {
  /** 128 bytes. */
  title: string;
  /** 512 bytes. */
  description?: string;
  url: string;
  picurl?: string;
}

/** Types a member cannot forward when `safe` is 1; the others have no such switch. */
export const mayBeSafe = new Set(['text', 'image', 'video', 'file']);

/** The part of the body below `msgtype`. @throws WecomLimitError */
export function contentFields(content: Content): object {
  switch (content.msgtype) {
    case 'text':
    case 'markdown':
      check.filled(`${content.msgtype}.content`, content.content);
      check.bytes(`${content.msgtype}.content`, content.content, 2048);
      return { content: content.content };
    case 'textcard':
      return textCardFields(content);
    case 'news':
      check.count('news.articles', content.articles, 1, 8);
      return { articles: content.articles.map(articleFields) };
    case 'video':
      check.filled('video.media_id', content.mediaId);
      check.bytes('video.title', content.title ?? '', 128);
      check.bytes('video.description', content.description ?? '', 512);
      return { media_id: content.mediaId, title: content.title, description: content.description };
    case 'template_card':
      return templateCardFields(content.card);
    default:
      check.filled(`${content.msgtype}.media_id`, content.mediaId);
      return { media_id: content.mediaId };
  }
}

function textCardFields(card: Content & { msgtype: 'textcard' }): object {
  check.filled('textcard.title', card.title);
  check.characters('textcard.title', card.title, 128);
  check.filled('textcard.description', card.description);
  check.characters('textcard.description', card.description, 512);
  check.url('textcard.url', card.url);
  check.characters('textcard.btntxt', card.btntxt ?? '', 4);
  return {
    title: card.title,
    description: card.description,
    url: card.url,
    btntxt: card.btntxt,
  };
}

function articleFields(article: Article, at: number): object {
  const field = (name: string) => `news.articles[${at}].${name}`;
  check.filled(field('title'), article.title);
  check.bytes(field('title'), article.title, 128);
  check.bytes(field('description'), article.description ?? '', 512);
  check.url(field('url'), article.url);
  if (article.picurl !== undefined) check.url(field('picurl'), article.picurl);
  const { title, description, url, picurl } = article;
  return { title, description, url, picurl };
}

/** A text message of what people typed: links are taken out and it is cut to fit. */
export function plainText(text: string): Content {
  return { msgtype: 'text', content: cutBytes(neutraliseLinks(text), 2048) };
}

/** A text card of what people typed, one line each: markup is taken out and it is cut to fit. */
export function plainTextCard(card: {
  title: string;
  lines: string[];
  url: string;
  button: string;
}): Content {
  return {
    msgtype: 'textcard',
    title: cutCharacters(card.title, 128),
    description: cutCharacters(card.lines.map(escapeHtml).join('<br>'), 512),
    url: card.url,
    btntxt: cutCharacters(card.button, 4),
  };
}
