import { Router } from 'express';
import * as z from 'zod';
import type { CallLog } from '../call-log.ts';
import type { Choices } from '../choices.ts';
import type { Credentials } from '../credentials.ts';
import type { Fault, Faults } from '../faults.ts';
import type { Mailbox } from '../mailbox.ts';
import { ControlError, parse } from './parse.ts';

const milliseconds = z.number().int().min(0).max(600_000);

const fault = z
  .strictObject({
    /** `message/send`, with or without /cgi-bin/. */
    path: z.string().min(1),
    errcode: z.number().int().optional(),
    status: z.number().int().min(400).max(599).optional(),
    slow: milliseconds.optional(),
    hang: z.literal(true).optional(),
    reset: z.literal(true).optional(),
    malformed: z.literal(true).optional(),
    times: z.number().int().min(1).max(1000).optional(),
    afterwards: z.boolean().optional(),
  })
  .refine(({ path: _, times: _times, afterwards: _after, ...kinds }) => count(kinds) === 1, {
    error: 'give one of errcode, status, slow, hang, reset, malformed',
  });

export interface WireDeps {
  faults: Faults;
  log: CallLog;
  mailbox: Mailbox;
  credentials: Credentials;
  choices: Choices;
}

/** What goes over the wire: calls, messages, faults, tokens and tickets, open questions. */
export function wireControl({ faults, log, mailbox, credentials, choices }: WireDeps): Router {
  const router = Router();

  router.get('/calls', (req, res) => {
    const { path } = req.query;
    res.json({ calls: typeof path === 'string' ? log.callsTo(path) : log.calls });
  });

  router.get('/messages', (req, res) => {
    const { userid } = req.query;
    const isTheirs = (one: { userid: string }) =>
      typeof userid !== 'string' || one.userid.toLowerCase() === userid.toLowerCase();
    const { messages, dropped, forwards } = mailbox;
    res.json({
      messages: messages.filter(isTheirs),
      dropped: dropped.filter(isTheirs),
      forwards: forwards.filter(isTheirs),
    });
  });

  router.post('/faults', (req, res) => {
    const { path, ...rest } = parse(fault, req.body);
    faults.add(path, rest as Fault);
    res.status(204).end();
  });

  const credentialChanges: Record<string, () => void> = {
    'expire-tokens': credentials.expireTokens,
    'revoke-tokens': credentials.revokeTokens,
    'expire-tickets': credentials.expireTickets,
  };
  router.post('/credentials/:change', (req, res) => {
    const change = Object.entries(credentialChanges).find(([name]) => name === req.params.change);
    if (!change) {
      const names = Object.keys(credentialChanges).join(', ');
      throw new ControlError(`What can be done with credentials: ${names}.`, 404);
    }
    change[1]();
    res.status(204).end();
  });

  router.get('/choices', (_req, res) => void res.json(choices));
  router.patch('/choices', (req, res) => {
    Object.assign(choices, changesOf(req.body, choices));
    res.json(choices);
  });

  return router;
}

/** @throws ControlError for a choice that does not exist, or a value of another type */
function changesOf(body: unknown, choices: Choices): Partial<Choices> {
  const changes = parse(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])), body);
  const known = new Map<string, unknown>(Object.entries(choices));
  for (const [name, value] of Object.entries(changes)) {
    if (!known.has(name)) throw new ControlError(`There is no choice called ${name}.`);
    if (typeof value !== typeof known.get(name)) {
      throw new ControlError(`${name} must be a ${typeof known.get(name)}.`);
    }
  }
  return changes;
}

function count(fields: Record<string, unknown>): number {
  return Object.values(fields).filter((value) => value !== undefined).length;
}
