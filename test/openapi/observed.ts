import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProblemError } from '../../shared/problem-error.ts';
import { codesOf, successesOf, type Route } from './route.ts';

/** One answer that a test got. */
export interface Observed {
  method: string;
  path: string;
  status: number;
  /** Of a problem. */
  code: string | undefined;
}

/** What the tests of this run were answered; empty when none has asked. */
export function readObserved(folder: string): Observed[] {
  return namesIn(folder)
    .filter((name) => name.endsWith('.answers'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter(Boolean)
    .map((line) => {
      const [method = '', path = '', status = '', code = ''] = line.split(' ');
      return {
        method: method.toLowerCase(),
        path,
        status: Number(status),
        code: code === '-' ? undefined : code,
      };
    });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The documented route that answers there: a fixed word is nearer than a parameter. */
export function routeOf(
  routes: readonly Route[],
  { method, path }: Pick<Observed, 'method' | 'path'>,
): Route | undefined {
  const fits = routes.filter((route) => route.method === method && patternOf(route).test(path));
  const parameters = (route: Route) => route.path.split(':').length;
  return fits.sort((a, b) => parameters(a) - parameters(b))[0];
}

const patternOf = ({ path }: Route) => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`);

/** What was answered and stands in no document: one sentence each, once. */
export function undocumented(routes: readonly Route[], observed: readonly Observed[]): string[] {
  const findings = observed.map((one) => {
    const { method, path, status, code } = one;
    const route = routeOf(routes, one);
    const what = `${method} ${route?.path ?? path}: ${status} ${code ?? ''}`.trim();
    return isDocumented(route, one) ? undefined : what;
  });
  return [...new Set(findings.filter((finding) => finding !== undefined))].sort();
}

/** Where there is no route, only these are right. */
const codesOfNothing = ['not_found', 'not_signed_in', 'foreign_origin', 'validation_failed'];

function isDocumented(route: Route | undefined, { status, code }: Observed): boolean {
  if (!route) return code !== undefined && codesOfNothing.includes(code);
  if (code === undefined) return [...successesOf(route), ...(route.pages ?? [])].includes(status);
  const known = codesOf(route).find((one) => one === code);
  return known !== undefined && new ProblemError(known, '').status === status;
}

/** Documented routes of which no test has seen an answer that is no problem. */
export function unseen(routes: readonly Route[], observed: readonly Observed[]): string[] {
  const seen = new Set(
    observed.filter(({ code }) => code === undefined).map((one) => routeOf(routes, one)),
  );
  return routes.filter((route) => !seen.has(route)).map(({ method, path }) => `${method} ${path}`);
}
