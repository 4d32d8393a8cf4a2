import type { Request } from './request.ts';

export interface WecomMember {
  /** Spelled as WeCom spells it; compare lower-cased (page 90196). */
  userid: string;
  name: string;
  status: 'active' | 'disabled' | 'not_activated' | 'left';
}

const statuses: Record<number, WecomMember['status']> = {
  1: 'active',
  2: 'disabled',
  4: 'not_activated',
  5: 'left',
};

export function createContacts({ request }: { request: Request }) {
  return {
    /**
     * One member of the visible range (page 90196).
     * @throws WecomError 60111 or 60011 for a member who is unknown or not visible
     */
    getUser: (userid: string) => getUser(request, userid),
  };
}

async function getUser(request: Request, userid: string): Promise<WecomMember> {
  const answer = await request<{ userid: string; name?: string; status?: number }>({
    method: 'GET',
    api: 'user/get',
    query: { userid },
  });
  return {
    userid: answer.userid,
    name: answer.name?.trim() || answer.userid,
    // A code this build does not know must not open the door.
    status: statuses[answer.status ?? 1] ?? 'disabled',
  };
}
