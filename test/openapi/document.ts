import { toJSONSchema, type $ZodType } from 'zod/v4/core';
import { permissions } from '../../shared/permissions.ts';
import { ProblemError } from '../../shared/problem-error.ts';
import type { ProblemCode } from '../../shared/problem.ts';
import type { JsonSchema } from './answer-schemas.ts';
import { codesOf, successesOf, type Route } from './route.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const nameOfBody = (route: Route) => `${route.id[0]?.toUpperCase()}${route.id.slice(1)}Body`;

/** The whole API as OpenAPI 3.1. `answers` are the schemas of everything that is answered. */
export function openApiDocument(
  routes: readonly Route[],
  answers: Record<string, JsonSchema>,
): JsonSchema {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  const bodies: Record<string, JsonSchema> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operation(route) };
    if (route.body) bodies[nameOfBody(route)] = inputSchema(route.body);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'wecom-interviews',
      version: '1',
      summary: 'Technical interviews inside WeCom',
      description: 'docs/api.md says what holds for every route.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'PUBLIC_URL' }],
    paths,
    components: {
      schemas: sorted(inOpenApi({ ...answers, ...bodies })),
      securitySchemes: {
        member: cookie('__Host-session', 'Of a member, set by signing in through WeCom.'),
        candidate: cookie('__Host-candidate', 'Of a candidate, set by opening their link.'),
      },
    },
  };
}

function cookie(name: string, description: string): JsonSchema {
  const onHttp = `On http, which is for localhost, it ends in the port instead: session_3000.`;
  return { type: 'apiKey', in: 'cookie', name, description: `${description} ${onHttp}` };
}

function operation(route: Route): JsonSchema {
  const { session = 'member' } = route;
  return {
    operationId: route.id,
    summary: route.summary,
    description: `Who may: ${whoMay(route.who)}`,
    security: session === 'none' ? [] : [{ [session]: [] }],
    parameters: parametersOf(route),
    ...(route.body && {
      requestBody: { required: true, content: json(ref(nameOfBody(route))) },
    }),
    responses: {
      ...Object.fromEntries(successesOf(route).map((status) => [status, success(route, status)])),
      ...problemAnswers(codesOf(route)),
      ...Object.fromEntries((route.pages ?? []).map((status) => [status, pageForPeople])),
    },
  };
}

const pageForPeople = {
  description: 'A page for people.',
  content: { 'text/html': { schema: { type: 'string' } } },
};

function whoMay(who: Route['who']): string {
  if (typeof who === 'string') return who;
  const relations = who.flatMap((action) => Object.keys(permissions[action]));
  return `${[...new Set(relations)].join(', ')} (right ${who.join(' or ')}).`;
}

function parametersOf(route: Route): JsonSchema[] {
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  return [
    ...inPath,
    ...(route.query ? queryParameters(route.query) : []),
    ...(route.preview
      ? [optional('preview', 'query', { enum: ['true', 'false'] }, 'True: change nothing.')]
      : []),
    ...(route.idempotent
      ? [
          optional(
            'Idempotency-Key',
            'header',
            { type: 'string', minLength: 1, maxLength: 100 },
            'The same key and request are answered with the first answer.',
          ),
        ]
      : []),
    ...(route.method === 'get' && route.answer
      ? [optional('If-None-Match', 'header', { type: 'string' }, 'The ETag of an earlier answer.')]
      : []),
  ];
}

function optional(name: string, place: string, schema: JsonSchema, description: string) {
  return { name, in: place, required: false, schema, description };
}

function queryParameters(query: $ZodType): JsonSchema[] {
  const { properties, required } = inputSchema(query);
  const needed = (required ?? []) as string[];
  return Object.entries(properties as Record<string, JsonSchema>).map(([name, schema]) => ({
    name,
    in: 'query',
    required: needed.includes(name),
    schema,
  }));
}

function success(route: Route, status: number): JsonSchema {
  const { answer, preview, method } = route;
  if (status === 304) return { description: 'Nothing has changed since that ETag.' };
  if (!answer || status === 204) return { description: 'Done.' };
  if (typeof answer === 'object') {
    return { description: 'Done.', content: { [answer.type]: { schema: { type: 'string' } } } };
  }
  const previewed = preview && status === 200;
  const whole = (route.status ?? 200) === status;
  const schemas = [...(whole ? [ref(answer)] : []), ...(previewed ? [ref('Preview')] : [])];
  return {
    description: previewed ? 'Done, or with `preview` who would be told what.' : 'Done.',
    ...(method === 'get' && {
      headers: { ETag: { schema: { type: 'string' }, description: 'Of all but `now`.' } },
    }),
    content: json(schemas.length === 1 ? schemas[0] : { anyOf: schemas }),
  };
}

function problemAnswers(codes: ProblemCode[]): Record<number, JsonSchema> {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codes) {
    const { status } = new ProblemError(code, '');
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const answer = (all: ProblemCode[]) => ({
    description: all.join(', '),
    content: {
      'application/problem+json': {
        schema: { allOf: [ref('Problem'), { properties: { code: { enum: all } } }] },
      },
    },
  });
  return Object.fromEntries([...byStatus].map(([status, all]) => [status, answer(all)]));
}

const json = (schema: unknown) => ({ 'application/json': { schema } });

function inputSchema(schema: $ZodType): JsonSchema {
  const made = toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return Object.fromEntries(Object.entries(made).filter(([key]) => key !== '$schema'));
}

/** References point to where OpenAPI keeps its schemas. */
function inOpenApi<T>(schemas: T): T {
  const text = JSON.stringify(schemas).replaceAll('"#/definitions/', '"#/components/schemas/');
  return JSON.parse(text) as T;
}

function sorted<T>(all: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
}
