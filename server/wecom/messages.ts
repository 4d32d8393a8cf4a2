import { recall } from './messages/recall.ts';
import { sendMessage, type Message } from './messages/send.ts';
import { updateCard, type CardUpdate } from './messages/update-card.ts';
import type { Request } from './request.ts';

export function createMessages({ request, agentId }: { request: Request; agentId: number }) {
  return {
    /**
     * Sends to members, departments and tags, in as many calls as that takes (page 90236).
     * errcode 0 is not "everybody got it", and one call may fail after another went out: the
     * result says what became of each member. Beyond 30 messages a minute and 1000 an hour a
     * member gets none, and WeCom does not say so.
     * @throws WecomLimitError before anything is sent
     */
    send: (message: Message) => sendMessage(request, agentId, message),
    /**
     * Changes a card that was sent, for at most 1000 members, 100 departments and 100 tags; a code
     * works once and for 72 hours (page 94888). A receiver who is not visible any more keeps the
     * card as it was.
     * @throws WecomError 42015 for another app's card, 82102 when nobody of `to` got it;
     *   WecomLimitError
     */
    updateCard: (update: CardUpdate) => updateCard(request, agentId, update),
    /**
     * Takes a message of the last 24 hours back, in WeCom only (page 94867).
     * @throws WecomError 40058 for a message of another app
     */
    recall: (msgid: string) => recall(request, msgid),
  };
}
