import type { Choices } from '../../choices.ts';
import type { MessageContent } from '../../mailbox.ts';
import { NotSimulated, Refusal } from '../refusal.ts';
import { optionalObject, optionalText, type MessageBody } from './body.ts';

/** Known to `message/send` (page 90236), not to the sandbox yet. */
const notSimulated = new Set([
  'image',
  'voice',
  'video',
  'file',
  'news',
  'mpnews',
  'markdown',
  'miniprogram_notice',
  'template_card',
]);

/** The type comes before what it holds. @throws Refusal 40008, NotSimulated */
export function checkType(body: MessageBody): 'text' | 'textcard' {
  const { msgtype } = body;
  if (msgtype === 'text' || msgtype === 'textcard') return msgtype;
  if (typeof msgtype === 'string' && notSimulated.has(msgtype)) {
    throw new NotSimulated(
      `The sandbox cannot send ${msgtype} messages yet: text and textcard only.`,
    );
  }
  throw new Refusal(40008);
}

/**
 * What the member will read, cut where WeCom cuts (page 90236).
 * @throws Refusal 44004, 41016, 41033, 41010, 45034 for no http:// or https://, 40039
 */
export function contentOf(
  body: MessageBody,
  type: 'text' | 'textcard',
  choices: Choices,
  translate: (text: string) => string,
): MessageContent {
  if (type === 'text') {
    const content = optionalText(optionalObject(body.text).content);
    if (!content) throw new Refusal(44004);
    return { msgtype: 'text', text: { content: cutBytes(translate(content), 2048) } };
  }
  const card = optionalObject(body.textcard);
  const title = optionalText(card.title);
  const description = optionalText(card.description);
  const url = optionalText(card.url);
  if (!title) throw new Refusal(41016);
  if (!description) throw new Refusal(41033);
  if (!url) throw new Refusal(41010);
  if (!/^https?:\/\//i.test(url)) throw new Refusal(45034);
  if (Buffer.byteLength(url) > choices.longestCardUrl) throw new Refusal(40039);
  return {
    msgtype: 'textcard',
    textcard: {
      title: cutCharacters(translate(title), 128),
      description: cutCharacters(translate(description), 512),
      url,
      btntxt: cutCharacters(optionalText(card.btntxt) || '详情', 4),
    },
  };
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
