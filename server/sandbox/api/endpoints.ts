import { agentGet } from './agent-get.ts';
import type { Endpoint, World } from './endpoint.ts';
import { getToken } from './gettoken.ts';
import { getUserInfo } from './getuserinfo.ts';
import { mediaUpload } from './media-upload.ts';
import { mediaUploadImg } from './media-uploadimg.ts';
import { messageRecall } from './message-recall.ts';
import { updateTemplateCard } from './message-update-card.ts';
import { messageSend } from './message-send.ts';
import { tickets } from './tickets.ts';
import { userGet } from './user-get.ts';

/** What the sandbox plays, by the path below /cgi-bin/. */
export function endpoints(world: World): Record<string, Endpoint> {
  const { corpTicket, appTicket } = tickets(world);
  return {
    gettoken: getToken(world),
    get_jsapi_ticket: corpTicket,
    'ticket/get': appTicket,
    'auth/getuserinfo': getUserInfo(world),
    'user/get': userGet(world),
    'agent/get': agentGet(world),
    'message/send': messageSend(world),
    'message/update_template_card': updateTemplateCard(world),
    'message/recall': messageRecall(world),
    'media/upload': mediaUpload(world),
    'media/uploadimg': mediaUploadImg(world),
  };
}

/** WeCom has these; the sandbox says so with a 501 instead of pretending. */
export const knownPaths: ReadonlySet<string> = new Set([
  'get_api_domain_ip',
  'getcallbackip',
  'get_launch_code',
  'auth/getuserdetail',
  'auth/get_tfa_info',
  'user/getuserinfo',
  'user/getuserdetail',
  'user/simplelist',
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
  'department/list',
  'department/simplelist',
  'department/get',
  'tag/get',
  'tag/list',
  'agent/list',
  'agent/set',
  'agent/set_workbench_template',
  'agent/get_workbench_template',
  'agent/set_workbench_data',
  'agent/get_workbench_data',
  'agent/batch_set_workbench_data',
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
  'oa/calendar/add',
  'oa/calendar/update',
  'oa/calendar/get',
  'oa/calendar/del',
  'oa/schedule/add',
  'oa/schedule/update',
  'oa/schedule/get',
  'oa/schedule/del',
  'oa/schedule/add_attendees',
  'oa/schedule/del_attendees',
  'oa/schedule/get_by_calendar',
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
