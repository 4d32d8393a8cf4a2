import { Router } from 'express';
import * as z from 'zod';
import type { Company } from '../company.ts';
import { ControlError, parse } from './parse.ts';

const person = z.strictObject({
  name: z.string().optional(),
  /** 1 activated, 2 disabled, 4 not activated, 5 left. */
  status: z.literal([1, 2, 4, 5]).optional(),
  visible: z.boolean().optional(),
});

const app = z.strictObject({
  name: z.string().optional(),
  close: z.literal([0, 1]).optional(),
  redirectDomain: z.string().optional(),
  homeUrl: z.url().optional(),
});

/** Beside the members who are visible by themselves; what is left out stays as it is. */
const range = z.strictObject({
  userids: z.array(z.string()).optional(),
  partyids: z.array(z.number().int()).optional(),
  tagids: z.array(z.number().int()).optional(),
});

const department = z.strictObject({
  id: z.number().int().min(2),
  name: z.string().min(1),
  parentid: z.number().int().min(1),
  order: z.number().int().optional(),
});

const newcomer = z.strictObject({
  userid: z.string().regex(/^[\w.@-]{1,64}$/, 'letters, digits and -_.@, at most 64'),
  name: z.string().min(1),
  departments: z.array(z.number().int()).min(1).default([1]),
});

const trustedIps = z.strictObject({ ips: z.array(z.string()).nullable() });

/** The company as its administrator sees it. Secrets are not shown. */
export function companyControl(company: Company): Router {
  const router = Router();

  router.get('/company', (_req, res) => {
    const { name, corpId, outsiders } = company;
    const app = { ...company.ownApp(), secret: undefined };
    const range = company.rangeOf(app.agentId);
    const departments = company.departments();
    res.json({ name, corpId, app, range, departments, people: company.people(), outsiders });
  });

  router.patch('/people/:userid', (req, res) => {
    const { userid } = req.params;
    const changes = parse(person, req.body);
    if (!company.member(userid)) {
      throw new ControlError(`The sandbox's company has nobody called ${userid}.`, 404);
    }
    if (changes.name !== undefined) company.setName(userid, changes.name);
    if (changes.visible !== undefined) company.setVisible(userid, changes.visible);
    if (changes.status !== undefined) company.setStatus(userid, changes.status);
    res.json(company.people().find((one) => one.userid.toLowerCase() === userid.toLowerCase()));
  });

  router.patch('/app', (req, res) => {
    company.setApp(parse(app, req.body));
    res.status(204).end();
  });

  router.put('/range', (req, res) => {
    company.setRange(company.ownApp().agentId, parse(range, req.body));
    res.status(204).end();
  });

  router.post('/departments', (req, res) => {
    const added = parse(department, req.body);
    if (company.department(added.id) || !company.department(added.parentid)) {
      throw new ControlError('A department needs an id of its own and a parent that exists.');
    }
    company.addDepartment({ order: 0, ...added });
    res.status(204).end();
  });

  router.post('/people', (req, res) => {
    const { userid, name, departments } = parse(newcomer, req.body);
    if (company.member(userid)) throw new ControlError(`${userid} is there already.`);
    const usual = { position: '', status: 1, visible: false } as const;
    company.addPerson({ ...usual, userid, name, departments });
    res.status(204).end();
  });

  router.put('/trusted-ips', (req, res) => {
    company.setTrustedIps(parse(trustedIps, req.body).ips);
    res.status(204).end();
  });

  return router;
}
