import { commandActions, type CommandInput } from '#shared/interview-commands.ts';
import { forbidden } from '#shared/problem-error.ts';
import { grantOf } from '#shared/permissions.ts';
import { relationsOf } from '#shared/relations.ts';
import { recordDecision } from '../../store/seats-store.ts';
import type { Command } from '../command.ts';

/** What becomes of the application. A recruiter proposes, a lead or a hiring manager decides. */
export const decide: Command<CommandInput<'decide'>> = {
  name: 'decide',
  actions: commandActions.decide,
  async apply(tx, { before, actor, input, at }) {
    if (actor.kind !== 'member') throw forbidden('Only people decide.');
    const { viewer } = actor;
    await recordDecision(tx, before.application.id, {
      decision: input.decision,
      note: input.note,
      memberId: viewer.memberId,
      at,
      final: grantOf('decide', relationsOf(viewer, before)) !== undefined,
    });
    return {};
  },
};
