import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { normaliseEmail, normalisePhone } from '../../../shared/candidate.ts';
import { closeBox, openBox } from '../../../server/candidates/service/box.ts';
import { createKeyring } from '../../../server/candidates/service/keyring.ts';

const first = createKeyring('a secret that is long enough for tests');
const second = createKeyring('another secret that is long enough too', [
  'a secret that is long enough for tests',
]);

describe('the keys of candidates', () => {
  it('open with the secret that wrapped them, also when it is an earlier one', () => {
    const key = randomBytes(32);
    const wrapped = first.wrap(key, 7);

    expect(first.unwrap(wrapped, 7, first.keyId)?.equals(key)).toBe(true);
    expect(second.unwrap(wrapped, 7, first.keyId)?.equals(key)).toBe(true);
  });

  it('do not open for another candidate, under another name, or changed by one bit', () => {
    const wrapped = first.wrap(randomBytes(32), 7);
    const changed = Buffer.from(wrapped);
    changed[20] = (changed[20] ?? 0) ^ 1;

    expect(first.unwrap(wrapped, 8, first.keyId)).toBeUndefined();
    expect(first.unwrap(wrapped, 7, second.keyId)).toBeUndefined();
    expect(first.unwrap(changed, 7, first.keyId)).toBeUndefined();
  });

  it('close nothing twice in the same way, and nothing that moves to another place', () => {
    const key = randomBytes(32);
    const text = Buffer.from('+8613800000000');
    const one = closeBox(key, text, 'candidate:1:phone');

    expect(closeBox(key, text, 'candidate:1:phone').equals(one)).toBe(false);
    expect(openBox(key, one, 'candidate:1:phone')?.equals(text)).toBe(true);
    expect(openBox(key, one, 'candidate:2:phone')).toBeUndefined();
    expect(openBox(key, one, 'candidate:1:email')).toBeUndefined();
    expect(openBox(randomBytes(32), one, 'candidate:1:phone')).toBeUndefined();
    expect(openBox(key, Buffer.alloc(3), 'candidate:1:phone')).toBeUndefined();
  });

  it('find a contact by a hash that nobody without the secret can make', () => {
    const hash = first.hash('phone', '+8613800000000');

    expect(hash.equals(first.hash('phone', '+8613800000000'))).toBe(true);
    expect(hash.equals(second.hash('phone', '+8613800000000'))).toBe(false);
    expect(hash.equals(first.hash('email', '+8613800000000'))).toBe(false);
    expect(second.hashes('phone', '+8613800000000')[1]?.equals(hash)).toBe(true);
  });
});

describe('a contact', () => {
  it.each([
    '13800000000',
    '138 0000 0000',
    '138-0000-0000',
    '+86 138 0000 0000',
    '0086 13800000000',
    '8613800000000',
    '１３８００００００００',
  ])('is the same number as %s', (typed) => {
    expect(normalisePhone(typed)).toBe('+8613800000000');
  });

  it('of another country keeps its own number', () => {
    expect(normalisePhone('+33 (0)6 12 34 56 78')).toBe('+33612345678');
    expect(normalisePhone('010-8888 6666')).toBe('01088886666');
  });

  it('by mail is the same in any case', () => {
    expect(normaliseEmail(' Zhou@Example.COM ')).toBe('zhou@example.com');
  });
});
