import { alike, remedies, type Errcode } from './errcode.ts';

const { ours, range } = remedies;

/** Members, departments, tags and what they are sent to. */
export const peopleErrcodes: Record<number, Errcode> = {
  ...alike('recipient', range, {
    40003: 'the userid is not valid',
    40031: 'a userid of the list is not valid',
    46004: 'the member does not exist',
    50002: 'the member is outside the permitted range',
    60011: 'the member is outside the visible range',
    60021: 'the member is outside the visible range',
    60030: 'the member is outside the visible range',
    60111: 'the member is unknown or not visible',
    71058: 'the member is outside the visible range',
    81013: 'no recipient is valid or visible',
    82102: 'the member did not get this card',
    86216: 'the member cannot join the chat',
    92000: 'the member is outside the visible range',
    301021: 'the userid is not valid',
    400021: 'a participant is not valid',
  }),
  ...alike(
    'recipient',
    { advice: 'Ask the member to bind WeChat in WeCom’s settings.' },
    { 43004: 'the member is not bound to WeChat' },
  ),
  ...alike(
    'recipient',
    {
      advice: 'Choose a department or tag of the visible range.',
      consolePath: '应用管理 → the app → 可见范围',
    },
    {
      40066: 'a department of the list is not valid',
      40068: 'the tag is not valid',
      40070: 'no tag can be used',
      60003: 'the department does not exist',
      60123: 'the department does not exist',
    },
  ),
  ...alike(
    'recipient',
    { advice: 'Buy or assign a basic licence for the member in the WeCom console.' },
    {
      701008: 'the member has no licence for this app',
      701016: 'the licence of the member is over',
      701099: 'the member has no licence for this app',
    },
  ),
  ...alike(
    'operator',
    {
      advice: 'Select the sensitive fields for the app in the console.',
      consolePath: '应用管理 → the app',
    },
    { 92001: 'the app may not read sensitive details' },
  ),
  ...alike(
    'operator',
    { advice: 'Compare WECOM_CORP_ID with the corp of the member.' },
    { 92002: 'the member is of another corp' },
  ),
  ...alike(
    'operator',
    { advice: 'Check WECOM_AGENT_ID and WECOM_SECRET.' },
    { 92003: 'the member came through another app' },
  ),
  ...alike(
    'operator',
    { advice: 'Allow it for the contacts.', consolePath: '管理工具 → 通讯录同步' },
    {
      48008: 'the contacts may not be changed',
      48009: 'the contacts may not be read from this address',
    },
  ),
  ...alike('permanent', ours, {
    40032: 'too many recipients in one call',
    40073: 'the openid is not valid',
    40096: 'the external userid is not valid',
    40125: 'the open userid is not valid',
    41009: 'no userid was sent',
    45029: 'the answer would be too large',
    50100: 'the page cursor is not valid',
    81012: 'no recipient was given',
    82001: 'no recipient was given',
    82002: 'too many departments in one call',
    82003: 'too many tags in one call',
    82101: 'there is no card to update',
    84061: 'the person is not a contact of the member',
    84074: 'the app may not see this contact',
  }),
};
