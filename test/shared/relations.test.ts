import { describe, expect, it } from 'vitest';
import type { Role } from '../../shared/member.ts';
import { relationsOf, type Related } from '../../shared/relations.ts';

const me = 7;

function related(changes: Partial<{ organizer: number; seats: [number, string][] }> = {}): Related {
  const seats = (changes.seats ?? []).map(([memberId, response]) => ({ memberId, response }));
  return {
    organizer: { memberId: changes.organizer ?? 1 },
    application: { jobTitle: 'QA', department: 'R&D' },
    seats: seats as Related['seats'],
  };
}

const relations = (grants: [Role, string][], interview = related()) =>
  relationsOf(
    { memberId: me, grants: grants.map(([role, scope]) => ({ role, scope })) },
    interview,
  ).filter((relation) => relation !== 'other');

const wide: Role[] = ['recruiter_lead', 'hiring_manager'];

describe('what a member is to an interview', () => {
  it('assigned with a live seat, whatever they answered, and not with one taken over', () => {
    for (const response of ['pending', 'accepted', 'declined']) {
      expect(relations([], related({ seats: [[me, response]] }))).toEqual(['assigned']);
    }
    expect(relations([], related({ seats: [[me, 'superseded']] }))).toEqual([]);
    expect(relations([], related({ seats: [[8, 'accepted']] }))).toEqual([]);
  });

  it('recruiter of what they organise, and of a job or department that is theirs', () => {
    const mine = related({ organizer: me });

    expect(relations([['recruiter', '']], mine)).toEqual(['recruiter']);
    expect(relations([['recruiter', 'job:other']], mine)).toEqual(['recruiter']);
    expect(relations([['recruiter', 'job:QA']])).toEqual(['recruiter']);
    expect(relations([['recruiter', 'department:R&D']])).toEqual(['recruiter']);
  });

  it('no recruiter of other people’s, nor without the role of what they once organised', () => {
    expect(relations([['recruiter', '']])).toEqual([]);
    expect(relations([['recruiter', 'job:R&D']])).toEqual([]);
    expect(relations([['interviewer', '']], related({ organizer: me }))).toEqual([]);
  });

  it.each(wide)('%s everywhere, or where the scope says', (role) => {
    expect(relations([[role, '']])).toEqual([role]);
    expect(relations([[role, 'job:QA']])).toEqual([role]);
    expect(relations([[role, 'department:R&D']])).toEqual([role]);
    expect(relations([[role, 'department:QA']])).toEqual([]);
  });

  it('several at once, each said once', () => {
    const both = related({ organizer: me, seats: [[me, 'accepted']] });
    const found = relations(
      [
        ['recruiter', ''],
        ['recruiter', 'job:QA'],
        ['admin', ''],
      ],
      both,
    );

    expect(found.sort()).toEqual(['admin', 'assigned', 'recruiter']);
  });
});
