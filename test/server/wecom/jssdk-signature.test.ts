import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createJssdk } from '../../../server/wecom/jssdk.ts';
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

  it('does not take an encoded address for the plain one', () => {
    const sign = (url: string) => jssdkSignature({ ...official, url });

    expect(sign('https://a.cn/%E9%9D%A2?a=1&b=2')).not.toBe(sign('https://a.cn/面?a=1&b=2'));
    expect(sign('https://a.cn/x?a=1&b=2')).not.toBe(sign('https://a.cn/x?b=2&a=1'));
  });

  it('changes with every one of its four values, whatever they are', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((one) => !one.includes('#'));
    const input = fc.record({ ticket: text, nonceStr: text, timestamp: fc.nat(), url: text });

    fc.assert(
      fc.property(input, input, (one, other) => {
        const signature = jssdkSignature(one);
        for (const name of ['ticket', 'nonceStr', 'timestamp', 'url'] as const) {
          const changed = jssdkSignature({ ...one, [name]: other[name] });
          expect(changed === signature).toBe(one[name] === other[name]);
        }
      }),
    );
  });

  it('is the same for every fragment', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), fc.string(), (url, fragment) => {
        const signed = jssdkSignature({ ...official, url });
        expect(jssdkSignature({ ...official, url: `${url}#${fragment}` })).toBe(signed);
      }),
    );
  });
});

describe('the signatures of a page', () => {
  it('have a ticket and a nonce each, and a time in whole seconds', async () => {
    const nonces = [Buffer.alloc(16, 1), Buffer.alloc(16, 2)];
    const jssdk = createJssdk({
      ticket: (kind) => Promise.resolve(`ticket of ${kind}`),
      now: () => 1_414_587_457_999,
      randomBytes: () => nonces.shift() ?? Buffer.alloc(0),
    });
    const url = 'https://a.cn/x?y=1';
    const timestamp = 1_414_587_457;

    const page = await jssdk.signPage(`${url}#/i/abc`);

    const expected = (ticket: string, byte: string) => {
      const nonceStr = byte.repeat(16);
      const signature = jssdkSignature({ ticket, nonceStr, timestamp, url });
      return { timestamp, nonceStr, signature };
    };
    expect(page).toEqual({
      config: expected('ticket of corp_ticket', '01'),
      agentConfig: expected('ticket of app_ticket', '02'),
    });
  });
});
