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

const trustedIps = z.strictObject({ ips: z.array(z.string()).nullable() });

/** The company as its administrator sees it. Secrets are not shown. */
export function companyControl(company: Company): Router {
  const router = Router();

  router.get('/company', (_req, res) => {
    const { name, corpId, outsiders } = company;
    const app = { ...company.ownApp(), secret: undefined };
    res.json({ name, corpId, app, people: company.people(), outsiders });
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

  router.put('/trusted-ips', (req, res) => {
    company.setTrustedIps(parse(trustedIps, req.body).ips);
    res.status(204).end();
  });

  return router;
}
