import type { Request } from './request.ts';

export interface TextCard {
  /** At most 128 characters; cut here (page 90236). */
  title: string;
  /** Plain text, one line each, escaped here; together at most 512 characters. */
  lines: string[];
  url: string;
  /** At most 4 characters. */
  button: string;
}

export interface SendResult {
  msgid: string;
  /** Lower-cased userids WeCom did not deliver to. */
  invalid: string[];
  /** Visible, but without a licence for this app. */
  unlicensed: string[];
}

const mostBytesOfText = 2048;

/** The longest window WeCom offers for dropping a repeated request, 4 hours (page 90236). */
const duplicateSeconds = 14_400;

interface SendAnswer {
  msgid?: string;
  invaliduser?: string;
  unlicenseduser?: string;
}

/**
 * `message/send` to members (page 90236). Repeating the very same message within four hours
 * reaches nobody twice. errcode 0 is not "everybody got it": read both lists of the result.
 * @throws WecomError 81013 when no recipient is valid or visible
 */
async function send(request: Request, agentId: number, userids: string[], content: object) {
  const answer = await request<SendAnswer>({
    method: 'POST',
    api: 'message/send',
    // The duplicate check keeps a second arrival from anybody.
    repeatable: true,
    body: {
      touser: userids.join('|'),
      agentid: agentId,
      ...content,
      enable_duplicate_check: 1,
      duplicate_check_interval: duplicateSeconds,
    },
  });
  return {
    msgid: answer.msgid ?? '',
    invalid: list(answer.invaliduser),
    unlicensed: list(answer.unlicenseduser),
  } satisfies SendResult;
}

export function createMessages({ request, agentId }: { request: Request; agentId: number }) {
  return {
    /** Plain text, at most 2048 bytes; longer text is cut at a character. */
    sendText: (userids: string[], text: string) => sendText(request, agentId, userids, text),
    sendTextCard: (userids: string[], card: TextCard) =>
      sendTextCard(request, agentId, userids, card),
  };
}

function sendText(request: Request, agentId: number, userids: string[], text: string) {
  const content = cutBytes(neutralise(text), mostBytesOfText);
  return send(request, agentId, userids, { msgtype: 'text', text: { content } });
}

function sendTextCard(
  request: Request,
  agentId: number,
  userids: string[],
  card: TextCard,
): Promise<SendResult> {
  return send(request, agentId, userids, {
    msgtype: 'textcard',
    textcard: {
      title: cutCharacters(card.title, 128),
      description: cutCharacters(card.lines.map(escapeHtml).join('<br>'), 512),
      url: card.url,
      btntxt: cutCharacters(card.button, 4),
    },
  });
}

function list(joined: string | undefined): string[] {
  return (joined ?? '').split('|').filter(Boolean);
}

/** A text message turns `<a` into a link, whoever typed it (page 90236). */
function neutralise(text: string): string {
  return text.replace(/<(?=\s*\/?a)/gi, '‹');
}

/** A card's description is a subset of HTML; what people typed must stay text. */
function escapeHtml(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›');
}

function cutCharacters(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

function cutBytes(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text;
  let kept = '';
  let bytes = Buffer.byteLength('…');
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > most) break;
    kept += character;
  }
  return `${kept}…`;
}
