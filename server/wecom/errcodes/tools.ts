import { alike, remedies, same, span, type Errcode } from './errcode.ts';

const { again, ours } = remedies;

/** App settings, workbench, calendars, schedules and meetings. */
export const toolErrcodes: Record<number, Errcode> = {
  ...alike(
    'operator',
    {
      advice: 'Turn the custom display on.',
      consolePath: '应用管理 → the app → 工作台展示 → 自定义展示',
    },
    { 94000: 'the app has no custom display on the workbench' },
  ),
  ...alike('permanent', ours, {
    40054: 'the URL of a menu is not valid',
    40055: 'the URL of a menu is not valid',
    45004: 'the description of the app is too short or too long',
    45022: 'the name of the app is too long',
    60028: 'the home page of this kind of app cannot be set',
    94001: 'the workbench type is not known',
    94002: 'the key data is missing',
    94003: 'there are too many key data items',
    94005: 'the list is missing',
    94006: 'the list has too many items',
    94007: 'the web view is missing',
    94008: 'the app has no workbench template yet',
    94010: 'a title is missing',
    94011: 'the height of the web view is not valid',
    94012: 'the data is missing',
    94013: 'the URL of the picture is not valid',
    94014: 'the title of a list item is missing',
    94015: 'the URL of the web view is not valid',
    94016: 'the height differs from the template',
    ...same('a field of the workbench is not accepted', [94004, 94009]),
  }),
  ...alike('permanent', ours, {
    ...same('a field of the calendar or schedule is not accepted', [
      ...span(90456, 90500),
      ...span(90700, 90715),
    ]),
    90457: 'the calendar is not known',
    90458: 'the schedule is not known',
    90459: 'the calendar was deleted',
    90460: 'the schedule was deleted',
    90461: 'no calendar was named',
    90462: 'no schedule was named',
    90464: 'the schedule has too many attendees',
    90480: 'the time zone is not whole hours from -12 to 12',
    90705: 'the creator of the schedule has left',
    90706: 'a schedule cannot move into the past',
    90707: 'the meeting of the schedule has begun',
    90708: 'the app has no default calendar',
    90710: 'the meeting of the schedule is over',
    90712: 'a default calendar cannot be deleted',
  }),
  ...alike(
    'operator',
    { advice: 'Calendars are bound to the app that made them: check WECOM_AGENT_ID.' },
    same(
      'the calendar or schedule belongs to another app',
      [90466, 90472, 90475, 90477, 90479, 90494],
    ),
  ),
  ...alike('permanent', ours, {
    ...same('the meeting call is not accepted', [
      ...span(400020, 400045),
      ...span(400218, 400238),
      ...span(400301, 400313),
      ...span(730000, 730011),
    ]),
    90602: 'the meeting is not known',
    400041: 'the meeting is cancelled',
    400222: 'the meeting would begin in the past',
    400224: 'the meeting is running or over',
    400302: 'the meeting exists already',
  }),
  ...alike(
    'operator',
    { advice: 'Allow meetings for the app.', consolePath: '协作 → 会议 → 可调用接口的应用' },
    {
      400028: 'the corp has no meetings',
      400220: 'WeCom’s risk control stopped the meeting',
      680106: 'the corp has no meetings',
    },
  ),
  ...alike('retry', again, { 400301: 'the same meeting is being made' }),
};
