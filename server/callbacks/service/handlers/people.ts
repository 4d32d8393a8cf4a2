import type { Sessions } from '../../../login/service.ts';
import type { Members } from '../../../members/service.ts';
import type { CallbackHandlers } from '../job.ts';

/**
 * People who come into the app's visible range or leave it, join, leave or are disabled, and
 * changes of contacts as far as an app hears of them. WeCom is asked how things are: events come
 * late, twice and in any order.
 */
export function peopleHandlers(options: {
  members: Pick<Members, 'known' | 'lookAgain'>;
  sessions: Pick<Sessions, 'revoke'>;
  /** The member's userid is another one from now on (page 90970). */
  rename?: (userid: string, newUserid: string) => Promise<unknown>;
}): Pick<CallbackHandlers, 'member' | 'contact' | 'other'> {
  const { members, sessions } = options;

  async function lookAgain(userid: string, { mayHaveLeft }: { mayHaveLeft: boolean }) {
    const member = await members.known(userid);
    if (!member) return 'never met';
    // First, because the look-up may fail. Who is still visible signs in again without noticing.
    if (mayHaveLeft) await sessions.revoke(member.id);
    const { status } = await members.lookAgain(member);
    if (status !== 'active') await sessions.revoke(member.id);
    return `now ${status}`;
  }

  return {
    member: ({ name, from }) => lookAgain(from, { mayHaveLeft: name === 'unsubscribe' }),

    async contact({ changeType, userid, newUserid }) {
      if (changeType === 'delete_user') return lookAgain(userid, { mayHaveLeft: true });
      if (changeType !== 'update_user') return 'kept';
      const isRenamed = newUserid !== '' && newUserid !== userid;
      if (isRenamed && options.rename) {
        await options.rename(userid, newUserid);
        return 'renamed';
      }
      return lookAgain(newUserid || userid, { mayHaveLeft: false });
    },

    /** Whoever opens the app is there again, although an event about it may have been lost. */
    async other({ name, from }) {
      if (name !== 'enter_agent') return 'kept';
      const member = await members.known(from);
      if (!member || member.status === 'active') return 'kept';
      return lookAgain(from, { mayHaveLeft: false });
    },
  };
}
