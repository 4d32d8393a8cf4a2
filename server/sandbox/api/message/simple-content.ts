import type { Part } from '../card/fields.ts';
import { listOf } from '../card/fields.ts';
import type { MessageContent } from '../../mailbox.ts';
import { Refusal } from '../refusal.ts';
import { optionalText } from './body.ts';
import type { ContentContext } from './content-context.ts';

export function textOf(own: Part, { translate }: ContentContext): MessageContent {
  const content = optionalText(own.content);
  if (!content) throw new Refusal(44004);
  return { msgtype: 'text', text: { content: cutBytes(translate(content), 2048) } };
}

/** Nothing says what becomes of more than 2048 bytes: refused, the stricter reading. */
export function markdownOf(own: Part): MessageContent {
  const content = optionalText(own.content);
  if (!content) throw new Refusal(44004);
  if (Buffer.byteLength(content) > 2048) throw new Refusal(45002);
  return { msgtype: 'markdown', markdown: { content } };
}

/** @throws Refusal 41016, 41033, 41010, 45034 for no http:// or https://, 40039 */
export function textCardOf(own: Part, { choices, translate }: ContentContext): MessageContent {
  const title = optionalText(own.title);
  const description = optionalText(own.description);
  if (!title) throw new Refusal(41016);
  if (!description) throw new Refusal(41033);
  const url = urlOf(own.url, choices.longestCardUrl);
  return {
    msgtype: 'textcard',
    textcard: {
      title: cutCharacters(translate(title), 128),
      description: cutCharacters(translate(description), 512),
      url,
      btntxt: cutCharacters(optionalText(own.btntxt) || '详情', 4),
    },
  };
}

/** Bytes of a picture's URL (page 90236). */
const mostPictureUrl = 2048;

/** 1 to 8 articles. @throws Refusal 45008, 41016, 41010, 45034, 40039 */
export function articlesOf(own: Part, { choices, translate }: ContentContext): MessageContent {
  const articles = listOf(own.articles, 1, 8, 45008).map((article) => {
    const title = optionalText(article.title);
    if (!title) throw new Refusal(41016);
    if (article.appid !== undefined || article.pagepath !== undefined) throw new Refusal(40058);
    return {
      title: cutBytes(translate(title), 128),
      description: cutBytes(translate(optionalText(article.description)), 512),
      url: urlOf(article.url, choices.longestCardUrl),
      picurl: article.picurl ? urlOf(article.picurl, mostPictureUrl) : '',
    };
  });
  return { msgtype: 'news', news: { articles } };
}

/** With `safe`, only these can be sent as files (page 90236). */
const safeFiles = /\.(txt|pdf|docx?|pptx?|xlsx?|xml|jpe?g|png|bmp|gif)$/i;

/** @throws Refusal 40007 for one that is missing, unknown, of another type; 40145 for an old one */
export function mediaOf(
  own: Part,
  type: 'image' | 'voice' | 'video' | 'file',
  { choices, isSafe, media }: ContentContext,
): MessageContent {
  const mediaId = optionalText(own.media_id);
  const file = media.find(mediaId);
  if (file === 'expired') throw new Refusal(choices.expiredMedia);
  if (file?.type !== type) throw new Refusal(40007);
  if (isSafe && type === 'file' && !safeFiles.test(file.filename)) throw new Refusal(40004);
  const { filename } = file;
  if (type !== 'video') return { msgtype: type, file: { mediaId, filename } };
  const title = cutBytes(optionalText(own.title), 128);
  const description = cutBytes(optionalText(own.description), 512);
  return { msgtype: type, file: { mediaId, filename, title, description } };
}

function urlOf(value: unknown, most: number): string {
  const url = optionalText(value);
  if (!url) throw new Refusal(41010);
  if (!/^https?:\/\//i.test(url)) throw new Refusal(45034);
  if (Buffer.byteLength(url) > most) throw new Refusal(40039);
  return url;
}

function cutCharacters(text: string, most: number): string {
  return [...text].slice(0, most).join('');
}

/** Never inside a character: what does not fit whole is left out. */
function cutBytes(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text;
  let bytes = 0;
  let kept = '';
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > most) break;
    kept += character;
  }
  return kept;
}
