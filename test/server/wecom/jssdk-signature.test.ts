import { describe, expect, it } from 'vitest';
import { jssdkSignature } from '../../../server/wecom/jssdk-signature.ts';

/** The vector WeCom publishes (page 90506). */
const official = {
  nonceStr: 'Wm3WZYTPz0wzccnW',
  ticket: 'sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg',
  timestamp: 1414587457,
  url: 'http://mp.weixin.qq.com?params=value',
};

describe('the JS-SDK signature', () => {
  it('equals the official vector', () => {
    expect(jssdkSignature(official)).toBe('0f9de62fce790f9a083d5c99e95740ceb90c27ed');
  });

  it('leaves values as they are and cuts the fragment off', () => {
    const input = { ticket: 'T', nonceStr: 'n', timestamp: 1, url: 'http://a.cn/x?y=1' };

    const signature = jssdkSignature(input);

    expect(signature).toBe('3054b8f6e86d5a2a3c99f500e4fff34f5b335cd7');
    expect(jssdkSignature({ ...input, url: `${input.url}#/i/abc` })).toBe(signature);
  });

  it('changes with every one of the four values', () => {
    const changed = [
      { ...official, nonceStr: 'other' },
      { ...official, ticket: 'other' },
      { ...official, timestamp: 1414587458 },
      { ...official, url: `${official.url}&more=1` },
    ].map(jssdkSignature);

    expect(new Set([...changed, jssdkSignature(official)]).size).toBe(5);
  });
});
