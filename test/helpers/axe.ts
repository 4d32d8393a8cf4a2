import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const source = readFileSync(
  resolve(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'),
  'utf8',
);

/**
 * Runs every axe rule on a page or on one of its frames. The script goes in through the
 * debugger, so that the page's own Content-Security-Policy stays in force and does not stop it.
 * @throws Error that lists each rule with the elements that break it.
 */
export async function expectNoAxeViolations(target: Page | Frame): Promise<void> {
  // A page that was looked at before and has not been loaded anew has it already.
  if (!(await target.evaluate(() => 'axe' in globalThis))) await target.evaluate(source);
  const violations = await target.evaluate(runAxe);

  if (violations.length === 0) return;
  throw new Error(`axe on ${target.url()}:\n${violations.map(describe).join('\n\n')}`);
}

/** Runs in the browser: axe is a global there. */
async function runAxe(): Promise<axe.Result[]> {
  const page = globalThis as unknown as { axe: typeof axe };
  const results = await page.axe.run({ resultTypes: ['violations'] });
  return results.violations;
}

function describe({ id, help, nodes, helpUrl }: axe.Result): string {
  const places = nodes.map((node) => `  ${node.target.join(' ')}: ${node.failureSummary ?? ''}`);
  return [`${id}: ${help} (${helpUrl})`, ...places].join('\n');
}
