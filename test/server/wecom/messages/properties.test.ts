import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutBytes, cutCharacters } from '../../../../server/wecom/messages/cut.ts';
import { chunksOf } from '../../../../server/wecom/messages/recipients.ts';

const userid = fc.stringMatching(/^[A-Za-z0-9_.-]{1,12}$/);
const ids = fc.array(fc.integer({ min: 1, max: 5000 }), { maxLength: 450 });

describe('recipients in calls', () => {
  it('are all there, once, in order, within WeCom’s limits, and no call is empty', () => {
    fc.assert(
      fc.property(
        fc.array(userid, { minLength: 1, maxLength: 2500 }),
        ids,
        ids,
        (userids, parties, tags) => {
          const chunks = chunksOf({ userids, parties, tags });

          const sent = chunks.flatMap((chunk) => chunk.userids);
          const seen = new Set<string>();
          const once = userids.filter((one) => {
            const isNew = !seen.has(one.toLowerCase());
            seen.add(one.toLowerCase());
            return isNew;
          });
          expect(sent).toEqual(once);
          expect(joined(chunks, 'toparty')).toEqual([...new Set(parties)].map(String));
          expect(joined(chunks, 'totag')).toEqual([...new Set(tags)].map(String));
          for (const { fields } of chunks) {
            expect(Object.keys(fields).length).toBeGreaterThan(0);
            expect((fields.touser ?? '').split('|').length).toBeLessThanOrEqual(1000);
            expect((fields.toparty ?? '').split('|').length).toBeLessThanOrEqual(100);
            expect((fields.totag ?? '').split('|').length).toBeLessThanOrEqual(100);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('cutting', () => {
  it('never exceeds the bytes, never breaks a character, and leaves what fits alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 3, max: 60 }), (text, most) => {
        fc.pre(isWellFormed(text));
        const cut = cutBytes(text, most);
        expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(most);
        expect(isWellFormed(cut)).toBe(true);
        const fits = Buffer.byteLength(text) <= most;
        expect(fits ? cut === text : text.startsWith(cut.slice(0, -1))).toBe(true);
      }),
    );
  });

  it('never exceeds the characters', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 1, max: 40 }),
        (text, most) => {
          expect([...cutCharacters(text, most)].length).toBeLessThanOrEqual(most);
        },
      ),
    );
  });
});

/** Half of a surrogate pair does not come back from UTF-8. */
function isWellFormed(text: string): boolean {
  return Buffer.from(text).toString() === text;
}

function joined(chunks: ReturnType<typeof chunksOf>, name: 'toparty' | 'totag'): string[] {
  return chunks.flatMap(({ fields }) => (fields[name] ?? '').split('|').filter(Boolean));
}
