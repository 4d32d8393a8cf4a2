import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Every test of the server runs, so what none of them does is done by none. */
    wholeRun: boolean;
  }
}

/** Tells the tests at the end of a run whether it was a run of everything. */
export default async function setup(project: TestProject): Promise<void> {
  const { projects, state, config } = project.vitest;
  const server = projects.find(({ name }) => name === 'server');
  const { testFiles = [] } = (await server?.globTestFiles()) ?? {};
  const running = new Set(state.getPaths());
  const whole = testFiles.length > 0 && testFiles.every((path) => running.has(path));
  project.provide('wholeRun', whole && config.testNamePattern === undefined);
}
