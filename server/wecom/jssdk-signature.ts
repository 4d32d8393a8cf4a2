import { createHash } from 'node:crypto';

export interface SignatureInput {
  ticket: string;
  nonceStr: string;
  /** Seconds since 1970. */
  timestamp: number;
  /** The page's address; a fragment is cut off here. */
  url: string;
}

/** Lower-case hex SHA-1 over the four values in WeCom's order, nothing encoded (page 90506). */
export function jssdkSignature({ ticket, nonceStr, timestamp, url }: SignatureInput): string {
  const page = url.split('#')[0];
  const text = `jsapi_ticket=${ticket}&noncestr=${nonceStr}&timestamp=${timestamp}&url=${page}`;
  return createHash('sha1').update(text).digest('hex');
}
