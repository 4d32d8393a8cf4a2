import { randomBytes } from 'node:crypto';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { describe, expect, it } from 'vitest';
import { createCallbackCrypto } from '../../../server/wecom/callback-crypto.ts';

/** The worked example WeCom publishes (page 90968). */
const official = {
  token: 'QDG6eK',
  encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  receiverId: 'wx5823bf96d3bd56c7',
  signature: '477715d11cdb4164915debcba66cb864d751f3e6',
  timestamp: '1409659813',
  nonce: '1372623149',
  random: '0960688932c47ef1',
  encrypted:
    'RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==',
  message: [
    '<xml><ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName>',
    '<FromUserName><![CDATA[mycreate]]></FromUserName>',
    '<CreateTime>1409659813</CreateTime>',
    '<MsgType><![CDATA[text]]></MsgType>',
    '<Content><![CDATA[hello]]></Content>',
    '<MsgId>4561255354251345929</MsgId>',
    '<AgentID>218</AgentID>',
    '</xml>',
  ].join('\n'),
};

const crypto = createCallbackCrypto(official);

describe('callback encryption', () => {
  it('verifies and decrypts the official vector', () => {
    const { signature, timestamp, nonce, encrypted } = official;

    expect(crypto.verify(signature, timestamp, nonce, encrypted)).toBe(true);
    expect(crypto.decrypt(encrypted)).toBe(official.message);
  });

  it('makes the official ciphertext byte for byte from message and random prefix', () => {
    const encrypted = crypto.encrypt(official.message, Buffer.from(official.random));

    expect(encrypted).toBe(official.encrypted);
  });

  it('agrees with the package Tencent publishes, in both directions and for every padding', () => {
    for (let length = 0; length < 70; length += 1) {
      const message = '面'.repeat(length % 7) + 'x'.repeat(length);
      const ours = crypto.encrypt(message, randomBytes(16));
      const theirs = encrypt(official.encodingAesKey, message, official.receiverId);

      expect(decrypt(official.encodingAesKey, ours)).toMatchObject({
        message,
        id: official.receiverId,
      });
      expect(crypto.decrypt(theirs)).toBe(message);
    }
    expect(crypto.sign('1', '2', 'abc')).toBe(getSignature(official.token, 1, 2, 'abc'));
  });

  it('refuses a signature that differs in one character or in length', () => {
    const { signature, timestamp, nonce, encrypted } = official;

    expect(crypto.verify(`0${signature.slice(1)}`, timestamp, nonce, encrypted)).toBe(false);
    expect(crypto.verify(signature.slice(1), timestamp, nonce, encrypted)).toBe(false);
    expect(crypto.verify(signature, '1409659814', nonce, encrypted)).toBe(false);
  });

  it('refuses a message meant for another corp', () => {
    const other = createCallbackCrypto({ ...official, receiverId: 'ww0000000000000000' });

    expect(() => other.decrypt(official.encrypted)).toThrow(/another receiver/);
  });

  it('refuses text that is cut, changed or no ciphertext', () => {
    const bytes = Buffer.from(official.encrypted, 'base64');
    const flipped = Buffer.from(bytes);
    flipped.writeUInt8(flipped.readUInt8(flipped.length - 1) ^ 1, flipped.length - 1);

    for (const broken of [
      '',
      'AAAA',
      bytes.subarray(16).toString('base64'),
      flipped.toString('base64'),
    ]) {
      expect(() => crypto.decrypt(broken)).toThrow();
    }
  });

  it('names what is wrong with an EncodingAESKey of another form', () => {
    expect(() => createCallbackCrypto({ ...official, encodingAesKey: 'short' })).toThrow(
      /EncodingAESKey must be the 43 letters and digits/,
    );
  });
});
