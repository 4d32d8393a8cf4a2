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
    updateCard: (update: CardUpdate) => updateCard(request, agentId, update),
    recall: (msgid: string) => recall(request, msgid),
  };
}
