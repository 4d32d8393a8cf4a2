import {
  commandSchemas,
  type CommandInput,
  type MemberCommand,
} from '#shared/interview-commands.ts';
import type { Actor, Command } from './command.ts';
import { cancel } from './commands/cancel.ts';
import { decide } from './commands/decide.ts';
import { edit } from './commands/edit.ts';
import { end, markNoShow, start } from './commands/hold-it.ts';
import { offer } from './commands/offer.ts';
import { renotify } from './commands/renotify.ts';
import { reopen } from './commands/reopen.ts';
import { createReplace } from './commands/replace.ts';
import { reschedule } from './commands/reschedule.ts';
import { respond } from './commands/respond.ts';
import { schedule } from './commands/schedule.ts';
import { waiveFeedback } from './commands/waive-feedback.ts';
import type { People } from './people.ts';
import type { ExecuteOptions, Executed, Runner } from './run.ts';

type Execute = (
  runner: Runner,
  actor: Actor,
  id: string,
  input: unknown,
  options: ExecuteOptions,
) => Promise<Executed>;

/** A command with the type of its input tied to its schema. */
function tied<C extends MemberCommand, P>(command: Command<CommandInput<C>, P>): Execute {
  return (runner, actor, id, input, options) =>
    runner.execute(actor, id, command, input as CommandInput<C>, options);
}

/** What members may do to an interview, by name; `input` has been parsed by the name's schema. */
export function createCommands(people: People) {
  const byName: Record<MemberCommand, Execute> = {
    offer: tied<'offer', undefined>(offer),
    schedule: tied<'schedule', undefined>(schedule),
    reschedule: tied<'reschedule', undefined>(reschedule),
    edit: tied<'edit', undefined>(edit),
    replace: tied<'replace', number | undefined>(createReplace(people)),
    renotify: tied<'renotify', undefined>(renotify),
    respond: tied<'respond', undefined>(respond),
    start: tied<'start', undefined>(start),
    end: tied<'end', undefined>(end),
    mark_no_show: tied<'mark_no_show', undefined>(markNoShow),
    reopen: tied<'reopen', undefined>(reopen),
    cancel: tied<'cancel', undefined>(cancel),
    waive_feedback: tied<'waive_feedback', undefined>(waiveFeedback),
    decide: tied<'decide', undefined>(decide),
  };
  return {
    schemas: commandSchemas,
    run: (
      runner: Runner,
      actor: Actor,
      id: string,
      name: MemberCommand,
      input: unknown,
      options: ExecuteOptions,
    ) => byName[name](runner, actor, id, input, options),
  };
}
