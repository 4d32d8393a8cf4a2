import { Router, type Request, type Response } from 'express';
import * as z from 'zod/mini';
import { paths } from '#shared/endpoints.ts';
import { commandPath, commandSchemas, memberCommands } from '#shared/interview-commands.ts';
import {
  createInterviewSchema,
  instantSchema,
  listInterviewsSchema,
} from '#shared/interview-input.ts';
import { useridSchema } from '#shared/member.ts';
import type { Preview } from '#shared/notification.ts';
import { parse } from '../http/problem.ts';
import { viewerOf } from '../http/require-member.ts';
import type { Executed, Interviews } from './service.ts';

const headersSchema = z.object({
  'idempotency-key': z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
});

const previewSchema = z.object({ preview: z.optional(z.enum(['true', 'false'])) });

export const availabilitySchema = z.object({
  userids: z.pipe(
    z.pipe(
      z.string().check(z.maxLength(1000)),
      z.transform((text) => text.split(',').filter(Boolean)),
    ),
    z.array(useridSchema).check(z.minLength(1), z.maxLength(20)),
  ),
  from: instantSchema,
  to: instantSchema,
  except: z._default(z.string().check(z.maxLength(16)), ''),
});

function optionsOf(req: Request) {
  return {
    key: parse(headersSchema, req.headers)['idempotency-key'],
    preview: parse(previewSchema, req.query).preview === 'true',
  };
}

function answer(res: Response, executed: Executed, status: number) {
  if ('preview' in executed) {
    res.json({ notices: executed.preview } satisfies Preview);
    return;
  }
  res.status(status).json(executed.detail);
}

export function createInterviewRoutes(interviews: Interviews): Router {
  const router = Router();

  router.get(paths.interviews, async (req, res) => {
    res.json(await interviews.list(viewerOf(res), parse(listInterviewsSchema, req.query)));
  });

  router.post(paths.interviews, async (req, res) => {
    const options = optionsOf(req);
    const input = parse(createInterviewSchema, req.body);
    const made = await interviews.create(viewerOf(res), input, options);
    if ('detail' in made && made.detail) res.location(paths.interview(made.detail.id));
    answer(res, made, 201);
  });

  router.get(`${paths.interviews}/:id`, async (req, res) => {
    const detail = await interviews.detail(viewerOf(res), req.params.id);
    res.json(detail);
  });

  router.get(`${paths.interviews}/:id/history`, async (req, res) => {
    res.json({ items: await interviews.history(viewerOf(res), req.params.id) });
  });

  for (const command of memberCommands) {
    router.post(`${paths.interviews}/:id/${commandPath(command)}`, async (req, res) => {
      const options = optionsOf(req);
      const input = parse(commandSchemas[command], req.body);
      const done = await interviews.command(
        viewerOf(res),
        String(req.params.id),
        command,
        input,
        options,
      );
      answer(res, done, 200);
    });
  }

  router.get(paths.availability, async (req, res) => {
    const { from, to, ...query } = parse(availabilitySchema, req.query);
    res.json(
      await interviews.availability(viewerOf(res), {
        ...query,
        from: new Date(from),
        to: new Date(to),
      }),
    );
  });

  return router;
}
