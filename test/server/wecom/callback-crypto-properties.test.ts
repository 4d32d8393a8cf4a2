import { createCipheriv } from 'node:crypto';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCallbackCrypto } from '../../../server/wecom/callback-crypto.ts';

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'];
const word = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...letters), minLength, maxLength });

/** Keys as the console makes them: nearly all of them are not canonical base64. */
const settings = fc.record({
  token: word(1, 32),
  encodingAesKey: word(43, 43),
  receiverId: fc.string({ unit: 'grapheme', maxLength: 40 }),
});
const message = fc.string({ unit: 'binary', maxLength: 700 });
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

const key = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C';
const crypto = createCallbackCrypto({ token: 'T', encodingAesKey: key, receiverId: 'ww1' });

/** Bytes of any layout under our key, which the package of Tencent would not make. */
function sealed(plain: Buffer): string {
  const aes = Buffer.from(`${key}=`, 'base64');
  const cipher = createCipheriv('aes-256-cbc', aes, aes.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64');
}

describe('callback encryption, for anything', () => {
  it('gives back every message, for every key, receiver and prefix', () => {
    fc.assert(
      fc.property(settings, message, bytes(16), (options, text, random) => {
        const one = createCallbackCrypto(options);

        expect(one.decrypt(one.encrypt(text, Buffer.from(random)))).toBe(text);
      }),
    );
  });

  it('makes the bytes that the package of Tencent makes, and reads what it wrote', () => {
    fc.assert(
      fc.property(settings, message, bytes(16), (options, text, random) => {
        const prefix = Buffer.from(random);
        const theirs = encrypt(options.encodingAesKey, text, options.receiverId, prefix);
        const ours = createCallbackCrypto(options).encrypt(text, prefix);

        expect(ours).toBe(theirs);
        expect(decrypt(options.encodingAesKey, ours)).toEqual({
          message: text,
          id: options.receiverId,
          random: prefix,
        });
      }),
    );
  });

  it.each([0, 150])('agrees with it for each length from %i on', (from) => {
    const prefix = Buffer.from('ff00fe01fd02fc03fb04fa05f906f807', 'hex');
    for (let length = from; length <= from + 150; length += 1) {
      const text = 'x'.repeat(length);
      const ours = crypto.encrypt(text, prefix);

      expect(ours).toBe(encrypt(key, text, 'ww1', prefix));
      expect(crypto.decrypt(ours)).toBe(text);
    }
  });

  it('signs as the package of Tencent does', () => {
    fc.assert(
      fc.property(word(1, 32), fc.nat(), word(1, 12), word(1, 200), (token, time, nonce, text) => {
        const one = createCallbackCrypto({ token, encodingAesKey: key, receiverId: '' });

        expect(one.sign(String(time), nonce, text)).toBe(getSignature(token, time, nonce, text));
      }),
    );
  });

  it('refuses a ciphertext in which any one byte was changed', () => {
    const original = crypto.encrypt('a message', Buffer.alloc(16, 7));
    const signature = crypto.sign('1', '2', original);
    fc.assert(
      fc.property(
        fc.nat(Buffer.from(original, 'base64').length - 1),
        fc.integer({ min: 1, max: 255 }),
        (at, by) => {
          const changed = Buffer.from(original, 'base64');
          changed.writeUInt8(changed.readUInt8(at) ^ by, at);

          expect(crypto.verify(signature, '1', '2', changed.toString('base64'))).toBe(false);
        },
      ),
    );
  });

  it('refuses every receiver but its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (receiverId) => {
        fc.pre(receiverId !== 'ww1');
        const other = createCallbackCrypto({ token: 'T', encodingAesKey: key, receiverId });

        expect(() => crypto.decrypt(other.encrypt('x', Buffer.alloc(16)))).toThrow(/receiver/);
      }),
    );
  });
});

describe('the padding of a callback', () => {
  const plain = (length: number) => {
    const head = Buffer.alloc(20);
    const body = 'x'.repeat(length - 23);
    head.writeUInt32BE(body.length, 16);
    return Buffer.concat([head, Buffer.from(`${body}ww1`)]);
  };

  it('may be any number from 1 to 32', () => {
    for (let pad = 1; pad <= 32; pad += 1) {
      const text = sealed(Buffer.concat([plain(96 - pad), Buffer.alloc(pad, pad)]));

      expect(crypto.decrypt(text)).toBe('x'.repeat(96 - pad - 23));
    }
  });

  it.each([
    ['0', plain(63), 0, 1],
    ['33', plain(95), 33, 1],
    ['255', plain(63), 255, 1],
    ['bytes that differ', plain(62), 2, 1],
  ])('may not be %s', (_what, before, last, count) => {
    const rest = 64 * Math.ceil(before.length / 64) - before.length - count;
    const text = sealed(Buffer.concat([before, Buffer.alloc(rest), Buffer.alloc(count, last)]));

    expect(() => crypto.decrypt(text)).toThrow(/padded wrongly/);
  });

  it('may not hide that the message is longer than the callback', () => {
    const lying = plain(60);
    lying.writeUInt32BE(0xffffffff, 16);

    expect(() => crypto.decrypt(sealed(Buffer.concat([lying, Buffer.alloc(4, 4)])))).toThrow(
      /shorter than it says/,
    );
  });
});
