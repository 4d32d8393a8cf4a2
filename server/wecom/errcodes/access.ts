import { alike, remedies, type Errcode } from './errcode.ts';

const { again, ours, secret, signIn } = remedies;

/** Token, rights, limits, transport and sign-in. */
export const accessErrcodes: Record<number, Errcode> = {
  ...alike('retry', again, {
    [-1]: 'WeCom is busy',
    6000: 'two changes met',
    45035: 'two changes met',
    81026: 'this part of WeCom is in maintenance',
  }),
  ...alike('refresh', again, {
    40014: 'the access token is not valid',
    42001: 'the access token has expired',
  }),
  ...alike('wait', again, {
    45009: 'WeCom’s frequency limit was hit',
    45033: 'too many calls at once',
    45036: 'WeCom limits access to this data',
  }),
  ...alike('operator', secret, {
    40001: 'the secret is wrong or the app is stopped',
    40091: 'the secret belongs to another corp',
    41004: 'no secret was sent',
    41024: 'no secret was sent',
    45031: 'the secret must be reset',
  }),
  ...alike(
    'operator',
    {
      advice: 'Compare WECOM_CORP_ID with the console.',
      consolePath: '我的企业 → 企业信息 → 企业ID',
    },
    { 40013: 'the corp id is wrong', 41002: 'no corp id was sent' },
  ),
  ...alike(
    'operator',
    {
      advice: 'Compare WECOM_AGENT_ID with the console.',
      consolePath: '应用管理 → the app → AgentId',
    },
    { 40056: 'the agent id is wrong', 41011: 'no agent id was sent' },
  ),
  ...alike(
    'operator',
    { advice: 'WECOM_AGENT_ID and WECOM_SECRET must be of the same app.' },
    { 301002: 'the token belongs to another app' },
  ),
  ...alike(
    'operator',
    {
      advice:
        'Use the secret of the self-built app in WECOM_SECRET, and allow the app to use this part of WeCom.',
      consolePath: '协作 → the tool → 可调用接口的应用',
    },
    {
      48001: 'the app is not granted this API',
      48002: 'the app may not call this API',
      48006: 'the right was withdrawn after long disuse',
      60031: 'the app is barred from this API',
      301055: 'the app may not use approvals',
    },
  ),
  ...alike(
    'operator',
    { advice: 'Enable the app.', consolePath: '应用管理 → the app' },
    { 48004: 'the authorisation was cancelled', 50003: 'the app is disabled' },
  ),
  ...alike(
    'operator',
    { advice: 'Ask an administrator to see how the corp stands.', consolePath: '我的企业' },
    {
      40136: 'the trial of the app is over',
      40137: 'the service of the app is over',
      40141: 'the corp’s account is not in order',
      43009: 'the corp is not verified',
      301007: 'the corp was dissolved or banned',
    },
  ),
  ...alike(
    'operator',
    {
      advice: 'Add the address to the trusted ones, which works a minute later.',
      consolePath: '应用管理 → the app → 企业可信IP',
    },
    {
      60020: 'this server’s address is not trusted',
      301042: 'this server’s address is not trusted for this product',
    },
  ),
  ...alike(
    'operator',
    {
      advice: 'Set the trusted domain to the host of PUBLIC_URL.',
      consolePath: '应用管理 → the app → 网页授权及JS-SDK',
    },
    {
      50001: 'the domain is not trusted',
      80001: 'the trusted domain is wrong, has no ICP record or is not verified',
      85004: 'trusted domains were changed twenty times this month',
      85005: 'the trusted domain is not verified',
      85008: 'the trusted domain failed the ICP check',
      85111: 'the trusted domain belongs to a provider',
    },
  ),
  ...alike(
    'operator',
    {
      advice: 'Set the URL to PUBLIC_URL with /wecom/callback.',
      consolePath: '应用管理 → the app → 接收消息',
    },
    {
      40057: 'the callback URL is not valid',
      43012: 'the app has no callback URL',
      85011: 'the callback URL did not answer as it must',
    },
  ),
  ...alike(
    'operator',
    { advice: 'Let this server speak TLS 1.2 or newer to WECOM_API_URL.' },
    { 48010: 'this version of TLS is not accepted' },
  ),
  ...alike('login', signIn, {
    40029: 'the sign-in code is not valid',
    42003: 'the sign-in code has expired',
    42022: 'the sign-in code was used before',
    84014: 'the user ticket has expired',
    84015: 'the user ticket is not valid',
    84090: 'no user ticket was sent',
  }),
  ...alike('permanent', ours, {
    40093: 'the JS-SDK signature is wrong',
    41001: 'no access token was sent',
    41008: 'no sign-in code was sent',
    42012: 'the JS-SDK ticket is not the right one',
    48003: 'suite and token do not match',
    48005: 'WeCom has withdrawn this API',
    84025: 'the sign-in state is not allowed',
    91040: 'the ticket type is not known',
  }),
};
