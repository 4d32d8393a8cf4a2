/** WeCom's "no": HTTP 200 with an errcode. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly errcode: number;
  /** Fields that stand in the answer beside errcode and errmsg. */
  readonly fields: Record<string, unknown>;

  /** `text` replaces the usual English text of the errcode. */
  constructor(errcode: number, text?: string, fields: Record<string, unknown> = {}) {
    super(text ?? textOf(errcode));
    this.errcode = errcode;
    this.fields = fields;
  }
}

/** WeCom knows it and the sandbox does not yet: said aloud rather than played along. */
export class NotSimulated extends Error {
  override name = 'NotSimulated';
}

/** As seen on the wire; WeCom may change them, so a client must not read them. */
const texts: Record<number, string> = {
  [-1]: 'system error',
  40001: 'invalid credential',
  40003: 'invalid userid',
  40008: 'invalid message type',
  40013: 'invalid corpid',
  40014: 'invalid access_token',
  40029: 'invalid code',
  40032: 'invalid user list length',
  40033: 'invalid request character',
  40035: 'invalid parameter',
  40039: 'invalid url length',
  40056: 'invalid agentid',
  40058: 'invalid Request Parameter',
  41001: 'access_token missing',
  41002: 'corpid missing',
  41004: 'corpsecret missing',
  41008: 'code missing',
  41009: 'userid missing',
  41010: 'url missing',
  41011: 'agentid missing',
  41016: 'title missing',
  41033: 'description missing',
  42001: 'access_token expired',
  42003: 'oauth_code expired',
  42022: 'code has been used',
  44004: 'empty content',
  45009: 'api freq out of limit',
  45034: 'url missing scheme',
  50001: 'redirect_uri unauthorized',
  50003: 'agent disabled',
  60011: 'no privilege to access/modify contact/party/agent ',
  60020: 'not allow to access from your ip',
  60111: 'userid not found',
  81012: 'user & party & tag all missing',
  81013: 'user & party & tag all invalid',
  82001: 'user & party & tag all empty',
  82002: 'too many parties',
  82003: 'too many tags',
  91040: 'invalid ticket type',
  301002: 'not allow operate another agent with this accesstoken.',
};

function textOf(errcode: number): string {
  return texts[errcode] ?? 'refused by the sandbox';
}
