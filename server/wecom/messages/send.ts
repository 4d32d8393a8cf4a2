import { WecomError } from '../errors.ts';
import { WecomLimitError } from '../limit-error.ts';
import type { Request } from '../request.ts';
import { contentFields, mayBeSafe, type Content } from './content.ts';
import { chunksOf, type Chunk, type To } from './recipients.ts';

export interface Message {
  to: To;
  content: Content;
  /**
   * Seconds within which WeCom delivers the same request once, at most 14400; 0 for no check, and
   * then a call of which nobody knows whether it arrived is not made again. 14400 when left out.
   */
  duplicateCheckSeconds?: number;
  /**
   * An earlier call with this very message was ambiguous: when WeCom now calls the card's task id
   * used, that call had arrived.
   */
  mayHaveArrived?: boolean;
  /** Members cannot forward it. */
  safe?: boolean;
  /** Replaces `$userName=ID$` by names. */
  translateIds?: boolean;
}

/** What became of one recipient. `msgid` is '' when it arrived and WeCom's answer did not. */
export type Outcome =
  | { status: 'sent'; msgid: string; responseCode?: string }
  /** Unknown, or outside the app's visible range. */
  | { status: 'invalid' }
  /** Visible, but without a licence for this app. */
  | { status: 'unlicensed' }
  | { status: 'failed'; error: WecomError };

export interface SendResult {
  /** By userid as the caller spelled it; empty for `@all`, departments and tags. */
  members: Map<string, Outcome>;
  /** One for each call WeCom accepted. */
  messages: { msgid: string; responseCode?: string }[];
  invalidParties: string[];
  invalidTags: string[];
  /** The first call that failed, if one did. */
  error?: WecomError;
}

type Names = string | string[] | undefined;

interface SendAnswer {
  msgid?: string;
  response_code?: string;
  invaliduser?: Names;
  invalidparty?: Names;
  invalidtag?: Names;
  unlicenseduser?: Names;
}

/** The longest window WeCom offers for dropping a repeated request, 4 hours (page 90236). */
const longestDuplicateCheck = 14_400;

/** `message/send` (page 90236); see createMessages. */
export async function sendMessage(
  request: Request,
  agentId: number,
  message: Message,
): Promise<SendResult> {
  const fields = fixedFields(agentId, message);
  const result: SendResult = {
    members: new Map(),
    messages: [],
    invalidParties: [],
    invalidTags: [],
  };
  const chunks = chunksOf(message.to);
  checkTaskId(message.content, chunks.length);
  for (const chunk of chunks) {
    // After a fault that all calls would meet, the rest is not tried.
    if (result.error && stopsEverything(result.error)) fail(result, chunk, result.error);
    else await sendChunk(request, { ...chunk.fields, ...fields }, { message, chunk, result });
  }
  return result;
}

/** A task id is good for one call (page 90236, 42014): the second would be refused. */
function checkTaskId(content: Content, calls: number): void {
  const hasTaskId = content.msgtype === 'template_card' && content.card.taskId !== undefined;
  if (!hasTaskId || calls === 1) return;
  throw new WecomLimitError('template_card.task_id', `is good for one call, not for ${calls}`);
}

/** In one order always: WeCom's duplicate check compares the request as it was written. */
function fixedFields(agentId: number, message: Message) {
  const { content, duplicateCheckSeconds: seconds = longestDuplicateCheck } = message;
  if (!Number.isInteger(seconds) || seconds < 0 || seconds > longestDuplicateCheck) {
    throw new WecomLimitError('duplicate_check_interval', `must be 0 to ${longestDuplicateCheck}`);
  }
  if (message.safe && !mayBeSafe.has(content.msgtype)) {
    throw new WecomLimitError('safe', `does not exist for ${content.msgtype}`);
  }
  return {
    msgtype: content.msgtype,
    agentid: agentId,
    [content.msgtype]: contentFields(content),
    ...(message.safe && { safe: 1 }),
    ...(message.translateIds && { enable_id_trans: 1 }),
    ...(seconds > 0 && { enable_duplicate_check: 1, duplicate_check_interval: seconds }),
  };
}

async function sendChunk(
  request: Request,
  body: object,
  { message, chunk, result }: { message: Message; chunk: Chunk; result: SendResult },
) {
  try {
    const answer = await request<SendAnswer>({
      method: 'POST',
      api: 'message/send',
      body,
      // The duplicate check keeps a second arrival from anybody.
      repeatable: 'enable_duplicate_check' in body,
    });
    collect(result, chunk, answer);
  } catch (error) {
    if (!(error instanceof WecomError)) throw error;
    if (error.errcode === 81013) return collectNobody(result, chunk);
    const mayHaveArrived = error.mayHaveArrived || message.mayHaveArrived;
    if (error.errcode === 42014 && mayHaveArrived) return collectArrived(result, chunk);
    result.error ??= error;
    fail(result, chunk, error);
  }
}

function collect(result: SendResult, chunk: Chunk, answer: SendAnswer) {
  const sent = {
    msgid: answer.msgid ?? '',
    ...(answer.response_code && { responseCode: answer.response_code }),
  };
  const invalid = new Set(names(answer.invaliduser).map(lower));
  const unlicensed = new Set(names(answer.unlicenseduser).map(lower));
  result.messages.push(sent);
  result.invalidParties.push(...names(answer.invalidparty));
  result.invalidTags.push(...names(answer.invalidtag));
  for (const userid of chunk.userids) {
    if (invalid.has(lower(userid))) result.members.set(userid, { status: 'invalid' });
    else if (unlicensed.has(lower(userid))) result.members.set(userid, { status: 'unlicensed' });
    else result.members.set(userid, { status: 'sent', ...sent });
  }
}

/** Nobody knows who of them was not valid. */
function collectArrived(result: SendResult, { userids }: Chunk) {
  for (const userid of userids) result.members.set(userid, { status: 'sent', msgid: '' });
}

function collectNobody(result: SendResult, { userids, fields }: Chunk) {
  for (const userid of userids) result.members.set(userid, { status: 'invalid' });
  result.invalidParties.push(...names(fields.toparty));
  result.invalidTags.push(...names(fields.totag));
}

function fail(result: SendResult, { userids }: Chunk, error: WecomError) {
  for (const userid of userids) result.members.set(userid, { status: 'failed', error });
}

function stopsEverything({ reaction }: WecomError): boolean {
  return reaction === 'operator' || reaction === 'wait' || reaction === 'permanent';
}

/** The lists are texts joined by `|`; one that came as an array would mean the same. */
function names(list: Names): string[] {
  const all = Array.isArray(list) ? list : (list ?? '').split('|');
  return all.map((name) => name.trim()).filter(Boolean);
}

function lower(text: string): string {
  return text.toLowerCase();
}
