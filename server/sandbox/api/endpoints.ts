import { agentGet } from './agent-get.ts';
import { agentSet } from './agent-set.ts';
import { contacts } from './contacts.ts';
import { getUserDetail } from './getuserdetail.ts';
import { calendars } from './calendar/calendars.ts';
import { schedules } from './calendar/schedules.ts';
import type { Endpoint, World } from './endpoint.ts';
import { getToken } from './gettoken.ts';
import { getUserInfo } from './getuserinfo.ts';
import { ipLists } from './ip-lists.ts';
import { mediaUpload } from './media-upload.ts';
import { mediaUploadImg } from './media-uploadimg.ts';
import { messageRecall } from './message-recall.ts';
import { oldGetUserInfo } from './old-getuserinfo.ts';
import { updateTemplateCard } from './message-update-card.ts';
import { messageSend } from './message-send.ts';
import { tickets } from './tickets.ts';
import { userGet } from './user-get.ts';
import { workbench } from './workbench/workbench.ts';

/** What the sandbox plays, by the path below /cgi-bin/. */
export function endpoints(world: World): Record<string, Endpoint> {
  const { corpTicket, appTicket } = tickets(world);
  const { apiDomainIp, callbackIp } = ipLists();
  return {
    gettoken: getToken(world),
    get_jsapi_ticket: corpTicket,
    'ticket/get': appTicket,
    'auth/getuserinfo': getUserInfo(world),
    'user/get': userGet(world),
    ...contacts(world),
    'auth/getuserdetail': getUserDetail(world),
    'user/getuserinfo': oldGetUserInfo(world),
    'agent/get': agentGet(world),
    'agent/set': agentSet(world),
    'message/send': messageSend(world),
    'message/update_template_card': updateTemplateCard(world),
    'message/recall': messageRecall(world),
    get_api_domain_ip: apiDomainIp,
    getcallbackip: callbackIp,
    ...workbench(world),
    ...calendars(world),
    ...schedules(world),
    'media/upload': mediaUpload(world),
    'media/uploadimg': mediaUploadImg(world),
  };
}
