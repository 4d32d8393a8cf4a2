import type { Request, Response } from 'express';
import type { Who } from '../codes.ts';

const cookieName = 'wecom_sandbox_visitor';

/** Who an ordinary browser said it is on the authorize page. */
export function createVisitors(random: (bytes: number) => Buffer) {
  const visitors = new Map<string, Who>();
  return {
    of(req: Request): Who | undefined {
      const pattern = new RegExp(`(?:^|;\\s*)${cookieName}=([\\w-]+)`);
      return visitors.get(pattern.exec(req.headers.cookie ?? '')?.[1] ?? '');
    },
    remember(res: Response, who: Who) {
      const id = random(24).toString('base64url');
      visitors.set(id, who);
      res.cookie(cookieName, id, { httpOnly: true, sameSite: 'lax' });
    },
  };
}
