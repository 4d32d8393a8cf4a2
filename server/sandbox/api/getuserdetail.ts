import { optionalString } from './card/fields.ts';
import type { Endpoint, World } from './endpoint.ts';
import { parseBody } from './message/body.ts';
import { Refusal } from './refusal.ts';

/** Shown instead of what the administrator did not select or the member did not agree to. */
const defaultAvatar = 'https://wwcdn.weixin.qq.com/node/wework/images/avatar/default.png';

/** `auth/getuserdetail` (page 95833), for the ticket of a sign-in with `snsapi_privateinfo`. */
export function getUserDetail({ company, choices, userTickets }: World): Endpoint {
  return {
    method: 'POST',
    needsToken: true,
    bareTokenText: true,
    run({ app, rawBody }) {
      const ticket = optionalString(parseBody(rawBody).user_ticket);
      if (!ticket) throw new Refusal(84090);
      const found = userTickets.find(ticket, app.agentId);
      if (!found) throw new Refusal(84015);
      if (found === 'expired') throw new Refusal(84014);
      if (!choices.sensitiveDetails) throw new Refusal(92001);
      const member = company.visibleTo(app.agentId, found.userid);
      if (!member) throw new Refusal(92000);
      const { details = {} } = member;
      return { userid: member.userid, gender: '0', avatar: defaultAvatar, ...details };
    },
  };
}
