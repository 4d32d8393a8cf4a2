import type { FieldProblem } from '#shared/problem.ts';
import { fieldProblem, invalid } from '#shared/problem-error.ts';
import type { Members } from '../../members/service.ts';

export type People = ReturnType<typeof createPeople>;

/** Userids → members who may sit in an interview. WeCom is asked about whoever is not known. */
export function createPeople(members: Pick<Members, 'resolve'>) {
  /** Member ids by field. @throws ProblemError with every field at fault; WecomError */
  async function resolve<F extends string>(userids: Record<F, string>): Promise<Record<F, number>> {
    const faults: FieldProblem[] = [];
    const ids = new Map<string, number>();
    for (const [field, userid] of Object.entries<string>(userids)) {
      const member = await members.resolve(userid);
      if (!member) {
        faults.push(
          fieldProblem(field, 'unknown_member', 'Name a member in the app’s visible range.'),
        );
      } else if (member.status !== 'active') {
        faults.push(fieldProblem(field, 'inactive_member', 'Name a member who is active.'));
      } else if ([...ids.values()].includes(member.id)) {
        faults.push(fieldProblem(field, 'duplicate', 'Name each person once.'));
      } else {
        ids.set(field, member.id);
      }
    }
    if (faults.length > 0) throw invalid(faults);
    return Object.fromEntries(ids) as Record<F, number>;
  }

  return { resolve };
}
