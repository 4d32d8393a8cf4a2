import { check } from '../check.ts';
import { WecomError } from '../errors.ts';
import type { Request } from '../request.ts';

/** `too_late`: after 24 hours a message stays; copies in WeChat always do (page 94867). */
export type RecallResult = 'recalled' | 'too_late';

/** `message/recall` of a message this app has sent. @throws WecomError, WecomLimitError */
export async function recall(request: Request, msgid: string): Promise<RecallResult> {
  check.filled('msgid', msgid);
  try {
    // Recalling twice leaves the message recalled.
    await request({ method: 'POST', api: 'message/recall', body: { msgid }, repeatable: true });
    return 'recalled';
  } catch (error) {
    if (error instanceof WecomError && error.errcode === 42052) return 'too_late';
    throw error;
  }
}
