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

/** WeCom has these; the sandbox says so with a 501 instead of pretending. */
export const knownPaths: ReadonlySet<string> = new Set([
  'get_launch_code',
  'auth/get_tfa_info',
  'user/getuserinfo',
  'user/getuserdetail',
  'user/list',
  'user/list_id',
  'user/getuserid',
  'user/get_userid_by_email',
  'user/convert_to_openid',
  'user/convert_to_userid',
  'user/create',
  'user/update',
  'user/delete',
  'batch/openuserid_to_userid',
  'batch/userid_to_openuserid',
  'tag/get',
  'tag/list',
  'agent/list',
  'menu/create',
  'menu/get',
  'menu/delete',
  'message/get_statistics',
  'appchat/create',
  'appchat/update',
  'appchat/get',
  'appchat/send',
  'media/get',
  'media/get/jssdk',
  'externalcontact/get',
  'externalcontact/send_welcome_msg',
  'externalcontact/add_msg_template',
  'kf/send_msg',
  'kf/sync_msg',
  'oa/meetingroom/list',
  'oa/meetingroom/get_booking_info',
  'oa/meetingroom/book',
  'oa/meetingroom/book_by_schedule',
  'oa/meetingroom/book_by_meeting',
  'oa/meetingroom/cancel_book',
  'oa/meetingroom/bookinfo/get',
  'meeting/create',
  'meeting/update',
  'meeting/cancel',
  'meeting/get_info',
  'meeting/get_user_meetingid',
]);
