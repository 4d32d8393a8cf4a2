import { describe, expect, it } from 'vitest';
import {
  interviewStatuses,
  isEnded,
  isLegal,
  statusAfter,
  takesTime,
  transitions,
  type CommandName,
} from '../../shared/lifecycle.ts';

const commands = Object.keys(transitions) as CommandName[];

/** From where each status can be reached, by the table alone. */
function reachable(): Set<string> {
  const found = new Set<string>(['draft', 'scheduled']);
  for (let size = 0; size !== found.size;) {
    size = found.size;
    for (const command of commands) {
      for (const from of transitions[command].from) {
        if (found.has(from)) found.add(statusAfter(command, from));
      }
    }
  }
  return found;
}

describe('the table of transitions', () => {
  it('reaches every status', () => {
    expect([...reachable()].sort()).toEqual([...interviewStatuses].sort());
  });

  it('lets nothing move an interview that is cancelled or expired', () => {
    for (const status of ['cancelled', 'expired'] as const) {
      expect(commands.filter((command) => isLegal(command, status))).toEqual([]);
    }
  });

  it('changes nothing of what is completed but its feedback and its decision', () => {
    const legal = commands.filter((command) => isLegal(command, 'completed'));

    expect(legal).toEqual(['submit_feedback', 'amend_feedback', 'decide']);
    expect(new Set(legal.map((command) => statusAfter(command, 'completed')))).toEqual(
      new Set(['completed']),
    );
  });

  it('wants a reason for what others have to live with', () => {
    const reasoned = commands.filter((command) => transitions[command].reason === 'required');

    expect(reasoned).toEqual(['reschedule', 'cancel', 'waive_feedback']);
  });

  it('takes people’s time only while an interview is to be held', () => {
    expect(interviewStatuses.filter(takesTime)).toEqual(['scheduled', 'in_progress']);
    expect(interviewStatuses.filter(isEnded)).toEqual(['completed', 'cancelled', 'expired']);
  });
});
