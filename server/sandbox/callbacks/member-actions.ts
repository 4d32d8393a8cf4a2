import type { Company } from '../company.ts';
import type { CallbackContent } from './plaintext.ts';

/** A message from a member to the app, beside text (page 90239): its type and its own fields. */
export interface OtherMessage {
  msgType: 'image' | 'voice' | 'video' | 'location' | 'link';
  fields: Record<string, string>;
}

/** A click in the app's menu (page 90240). */
export interface MenuClick {
  type: 'click' | 'view' | 'view_miniprogram';
  /** The menu's key, its URL, or the page of the mini program. */
  key: string;
}

/** What members do in the app's chat; each becomes a callback. */
export function createMemberActions(deps: {
  company: Pick<Company, 'member' | 'ownApp'>;
  emit: (content: CallbackContent) => void;
}) {
  const { company, emit } = deps;

  /** @throws Error for nobody of the company */
  function from(userid: string): string {
    const member = company.member(userid);
    if (!member) throw new Error(`The sandbox's company has nobody called ${userid}.`);
    return member.userid;
  }

  return {
    /** Writes to the app. */
    say(userid: string, what: string | OtherMessage) {
      const { msgType, fields } =
        typeof what === 'string' ? { msgType: 'text', fields: { Content: what } } : what;
      emit({ from: from(userid), msgType, fields });
    },

    /** Opens the app's chat or its home page; an app that does not want to know is not told. */
    enter(userid: string) {
      const fields = { Event: 'enter_agent', EventKey: '' };
      const content = { from: from(userid), msgType: 'event', fields };
      if (company.ownApp().reportsEntering) emit(content);
    },

    clickMenu(userid: string, { type, key }: MenuClick) {
      emit({ from: from(userid), msgType: 'event', fields: { Event: type, EventKey: key } });
    },
  };
}
