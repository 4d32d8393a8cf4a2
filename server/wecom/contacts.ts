import type { Request } from './request.ts';

export interface WecomMember {
  /** Spelled as WeCom spells it; compare lower-cased (page 90196). */
  userid: string;
  name: string;
  status: 'active' | 'disabled' | 'not_activated' | 'left';
}

/** A row of a department's list. */
export interface ListedMember {
  userid: string;
  name: string;
  /** Only departments the app may see. */
  departments: number[];
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
    async getUser(userid: string): Promise<WecomMember> {
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
    },

    /**
     * Who is in a visible department itself, without its sub-departments (page 90200).
     * @throws WecomError 60011 or 60003 for a department that is not visible or unknown
     */
    async listMembers(departmentId: number): Promise<ListedMember[]> {
      const { userlist = [] } = await request<{ userlist?: Listed[] }>({
        method: 'GET',
        api: 'user/simplelist',
        query: { department_id: departmentId },
      });
      return userlist.map(({ userid, name, department }) => ({
        userid,
        name: name?.trim() || userid,
        departments: department ?? [],
      }));
    },
  };
}

interface Listed {
  userid: string;
  name?: string;
  department?: number[];
}
