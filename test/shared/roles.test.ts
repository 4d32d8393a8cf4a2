import { describe, expect, it } from 'vitest';
import { roles, type Role, type RoleGrant } from '../../shared/member.ts';
import { grantRoleSchema, mayGrant, relationsAtLarge } from '../../shared/roles.ts';
import { safeParse } from 'zod/v4/core';

const viewer = (...grants: [Role, string?][]) => ({
  grants: grants.map(([role, scope = '']): RoleGrant => ({ role, scope })),
});
const givenBy = (giver: ReturnType<typeof viewer>, scope: string) =>
  roles.filter((role) => mayGrant(giver, { role, scope }));

describe('who may give which role', () => {
  it('an administrator: all of them, anywhere', () => {
    expect(givenBy(viewer(['admin']), '')).toEqual(roles);
    expect(givenBy(viewer(['admin']), 'job:QA')).toEqual(roles);
  });

  it('a lead: recruiter, hiring manager and interviewer, no lead and no administrator', () => {
    const all = ['recruiter', 'hiring_manager', 'interviewer'];

    expect(givenBy(viewer(['recruiter_lead']), '').sort()).toEqual(all.sort());
    expect(givenBy(viewer(['recruiter_lead']), 'department:R&D').sort()).toEqual(all.sort());
  });

  it('a lead of one department: there, and neither elsewhere nor everywhere', () => {
    const lead = viewer(['recruiter_lead', 'department:R&D']);

    expect(givenBy(lead, 'department:R&D')).toHaveLength(3);
    for (const scope of ['', 'department:Sales', 'job:R&D']) {
      expect(givenBy(lead, scope)).toEqual([]);
    }
  });

  it('nobody else, whatever they are', () => {
    const others = viewer(['recruiter'], ['hiring_manager'], ['auditor'], ['interviewer']);

    expect(givenBy(others, '')).toEqual([]);
  });
});

describe('a scope', () => {
  const accepts = (scope: string) =>
    safeParse(grantRoleSchema, { userid: 'LiNa', role: 'recruiter', scope }).success;

  it.each(['', 'job:前端工程师', 'department:R&D', `job:${'x'.repeat(80)}`])(
    'may be %j',
    (scope) => {
      expect(accepts(scope)).toBe(true);
    },
  );

  it.each([
    'job:',
    'team:x',
    'job',
    'job: x',
    `job:${'x'.repeat(81)}`,
    `department:${'x'.repeat(61)}`,
  ])('may not be %j', (scope) => {
    expect(accepts(scope)).toBe(false);
  });
});

describe('what somebody is at large', () => {
  it('follows from their roles, whatever their scope', () => {
    const relations = relationsAtLarge(viewer(['recruiter', 'job:QA'], ['auditor']));

    expect(relations.sort()).toEqual(['auditor', 'other', 'recruiter']);
  });

  it('is nothing in particular for those who only interview', () => {
    expect(relationsAtLarge(viewer(['interviewer']))).toEqual(['other']);
  });
});
