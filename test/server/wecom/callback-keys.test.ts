import { randomBytes } from 'node:crypto';
import { decrypt, getSignature } from '@wecom/crypto';
import { describe, expect, it } from 'vitest';
import { createCallbackCrypto } from '../../../server/wecom/callback-crypto.ts';
import { createCallbackKeys } from '../../../server/wecom/callback-keys.ts';
import { sealReply } from '../../../server/wecom/callback-reply.ts';
import { parseXml, textIn } from '../../../server/wecom/callback-xml.ts';

const receiverId = 'ww1';
const current = { token: 'Current', encodingAesKey: 'a'.repeat(42) + 'C' };
const previous = { token: 'Previous', encodingAesKey: 'b'.repeat(42) + 'D' };
const stranger = { token: 'Stranger', encodingAesKey: 'c'.repeat(42) + 'E' };
const keys = createCallbackKeys([current, previous], receiverId);

function sealedWith(pair: typeof current, receiver = receiverId) {
  const crypto = createCallbackCrypto({ ...pair, receiverId: receiver });
  const encrypted = crypto.encrypt('hello', randomBytes(16));
  return { signature: crypto.sign('1', '2', encrypted), timestamp: '1', nonce: '2', encrypted };
}

describe('a ring of two pairs of Token and key', () => {
  it.each([
    ['current', current],
    ['previous', previous],
  ])('opens what was sealed with the %s one', (_which, pair) => {
    expect(keys.open(sealedWith(pair))).toMatchObject({ opened: true, message: 'hello' });
  });

  it('opens it also when the two share their Token and only the key has changed', () => {
    const shared = { ...previous, token: current.token };
    const both = createCallbackKeys([current, shared], receiverId);

    for (const pair of [current, shared]) {
      expect(both.open(sealedWith(pair))).toMatchObject({ opened: true, message: 'hello' });
    }
  });

  it('tells an unknown signature from a content that is not for us', () => {
    expect(keys.open(sealedWith(stranger))).toEqual({ opened: false, fault: 'signature' });
    expect(keys.open({ ...sealedWith(current), nonce: '3' })).toEqual({
      opened: false,
      fault: 'signature',
    });
    expect(keys.open(sealedWith(current, 'ww2'))).toEqual({ opened: false, fault: 'content' });
    expect(keys.open(sealedWith({ ...current, encodingAesKey: stranger.encodingAesKey }))).toEqual({
      opened: false,
      fault: 'content',
    });
  });

  it('opens nothing without a pair', () => {
    const none = createCallbackKeys([], receiverId);

    expect(none.open(sealedWith(current)).opened).toBe(false);
  });
});

describe('an encrypted reply', () => {
  it('is sealed with the pair that opened the callback, as the package of Tencent reads it', () => {
    const opened = keys.open(sealedWith(previous));
    if (!opened.opened) throw new Error('not opened');

    const fields = { ToUserName: 'ZhangSan', FromUserName: 'ww1', MsgType: 'text', Content: '好' };
    const xml = sealReply(fields, {
      crypto: opened.crypto,
      nowMs: 1_700_000_000_999,
      random: randomBytes,
    });
    const reply = parseXml(xml);
    const [encrypted, nonce] = [textIn(reply, 'Encrypt'), textIn(reply, 'Nonce')];

    expect(reply.children.map(({ name }) => name)).toEqual([
      'Encrypt',
      'MsgSignature',
      'TimeStamp',
      'Nonce',
    ]);
    expect(xml).toContain('<TimeStamp>1700000000</TimeStamp>');
    expect(textIn(reply, 'MsgSignature')).toBe(
      getSignature(previous.token, 1_700_000_000, nonce, encrypted),
    );
    const { message, id } = decrypt(previous.encodingAesKey, encrypted);
    expect(id).toBe('ww1');
    expect(textIn(parseXml(message), 'Content')).toBe('好');
  });
});
