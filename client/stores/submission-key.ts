import { sessionMemory } from '../api/session-memory.ts';

export type SubmissionKeys = ReturnType<typeof createSubmissionKeys>;

/** Idempotency keys of one form: the same for the same content, so that trying again never acts twice. */
export function createSubmissionKeys(form: string) {
  const name = `key.${form}`;

  function keyFor(content: unknown): string {
    const text = JSON.stringify(content);
    const [key, of] = JSON.parse(sessionMemory.getItem(name) ?? '[]');
    if (typeof key === 'string' && of === fingerprint(text)) return key;
    const fresh = randomKey();
    sessionMemory.setItem(name, JSON.stringify([fresh, fingerprint(text)]));
    return fresh;
  }

  function forget(): void {
    sessionMemory.removeItem(name);
  }

  return { keyFor, forget };
}

/** Enough to see that a text changed, without keeping it: it may hold somebody's phone number. */
function fingerprint(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  return `${text.length}.${(high >>> 0).toString(36)}.${(low >>> 0).toString(36)}`;
}

/** 128 random bits; randomUUID is missing in older webviews and on plain http. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
