import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Attempt, InterviewProcessSettings, Outcome } from '../fixtures/interview-process.ts';
import { programFrom } from './program.ts';

const root = resolve(import.meta.dirname, '../..');

/** A second and third process of the app, for what only several can do to each other. */
export async function startInterviewProcess(settings: InterviewProcessSettings) {
  const child = fork(await programFrom('test/fixtures/interview-process.ts'), {
    cwd: root,
    execArgv: [],
    env: { PATH: '/usr/bin:/bin' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  const answer = async (): Promise<unknown> => (await once(child, 'message'))[0];

  await answer();
  child.send({ open: settings });
  await answer();
  return {
    /** All at once; the outcomes in the same order. */
    async attempt(attempts: Attempt[]): Promise<Outcome[]> {
      const answered = answer();
      child.send({ attempts });
      return (await answered) as Outcome[];
    },
    async close() {
      child.disconnect();
      await exited;
    },
  };
}
