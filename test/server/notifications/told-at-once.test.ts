import { describe, expect, it } from 'vitest';
import { noticesFor, type Change } from '../../../server/notifications/plan.ts';
import { anInterviewState } from '../../helpers/an-interview-state.ts';
import { matrix } from './matrix.ts';
import { at, now, planned } from './planned.ts';

describe('who is told at once', () => {
  it.each(matrix)('of %s', (_what, given, expected) => {
    expect(now(given)).toEqual(expected);
  });

  it('marks whom the author leaves out', () => {
    const notices = planned({ skip: [2] }).filter(({ dueAt }) => dueAt <= at);

    expect(notices.map(({ skipped }) => skipped)).toEqual([false, true, false]);
  });

  it('writes no mail to a candidate without an address', () => {
    const change: Change = {
      action: 'create',
      before: null,
      after: anInterviewState(),
      actor: { kind: 'member', memberId: 9 },
      reason: '',
      skip: [],
      at,
    };
    const kinds = noticesFor(change, { mail: false }).map(({ kind }) => kind);

    expect(kinds.filter((kind) => kind.startsWith('mail_'))).toEqual([]);
  });
});
