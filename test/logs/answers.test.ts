import { describe, expect, inject, it } from 'vitest';
import { runLogFolder } from '../helpers/run-log.ts';
import { readObserved, undocumented, unseen, type Observed } from '../openapi/observed.ts';
import { routes } from '../openapi/routes.ts';

const answer = (
  method: string,
  path: string,
  status: number,
  code: string | undefined = undefined,
): Observed => ({ method, path, status, code });

describe('the check of answers against the document', () => {
  it('lets pass what is documented', () => {
    const answers = [
      answer('get', '/api/me', 200),
      answer('get', '/api/interviews/aaaaaaaaaaaaaaaa', 304),
      answer('post', '/api/interviews', 201),
      answer('post', '/api/interviews/aaaaaaaaaaaaaaaa/cancel', 409, 'stale_revision'),
      answer('get', '/api/nothing', 404, 'not_found'),
    ];

    expect(undocumented(routes, answers)).toEqual([]);
  });

  it.each([
    ['an error that the route does not name', answer('get', '/api/me', 409, 'seat_conflict')],
    ['a code with another status', answer('get', '/api/me', 403, 'not_signed_in')],
    ['a code that nobody knows', answer('get', '/api/me', 418, 'teapot')],
    ['a status that is no problem', answer('get', '/api/interviews', 202)],
    ['an error that is no problem+json', answer('get', '/api/me', 500)],
    ['a route that is not in it', answer('get', '/api/secret', 200)],
    ['a method that is not in it', answer('delete', '/api/interviews/aaaaaaaaaaaaaaaa', 204)],
  ])('finds %s', (_what, one) => {
    expect(undocumented(routes, [one, one])).toHaveLength(1);
  });

  it('finds a route of which only errors were seen', () => {
    const answers = routes
      .filter(({ path }) => path !== '/api/jssdk')
      .map(({ method, path }) => answer(method, path, 200));
    const refused = answer('get', '/api/jssdk', 401, 'not_signed_in');

    expect(unseen(routes, [...answers, refused])).toEqual(['get /api/jssdk']);
  });
});

const observed = readObserved(runLogFolder);

describe.runIf(observed.length > 0)('what the API has answered in this run', () => {
  it('stands in the document, every status and every code', () => {
    expect(undocumented(routes, observed)).toEqual([]);
  });
});

describe.runIf(inject('wholeRun'))('a run of all tests', () => {
  it('has an answer of every documented route', () => {
    expect(unseen(routes, observed)).toEqual([]);
  });
});
