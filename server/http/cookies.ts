import type { Request, Response } from 'express';

export interface Cookie {
  read(req: Request): string | undefined;
  write(res: Response, value: string, maxAgeMs: number): void;
  clear(res: Response): void;
}

/**
 * An HttpOnly cookie for this origin. Over https it is a `__Host-` cookie, which no other
 * host can set, or `__Secure-` when a path limits it, which `__Host-` does not allow. Over http,
 * on localhost, cookies do not tell ports apart: the port is in the name.
 */
export function createCookie(name: string, publicUrl: string, path = '/'): Cookie {
  const url = new URL(publicUrl);
  const secure = url.protocol === 'https:';
  const prefix = path === '/' ? '__Host-' : '__Secure-';
  const fullName = secure ? `${prefix}${name}` : `${name}_${url.port || '80'}`;
  // Lax, because the way back from WeCom is a navigation from another site.
  const attributes = { httpOnly: true, secure, sameSite: 'lax', path } as const;
  return {
    read: (req) => valueOf(req.headers.cookie ?? '', fullName),
    write: (res, value, maxAgeMs) =>
      void res.cookie(fullName, value, { ...attributes, maxAge: maxAgeMs }),
    clear: (res) => void res.clearCookie(fullName, attributes),
  };
}

/** Our values are hex or base64url, so nothing needs decoding. */
function valueOf(header: string, name: string): string | undefined {
  for (const part of header.split(';')) {
    const [key, value] = part.split('=', 2);
    if (key?.trim() === name && value) return value.trim();
  }
  return undefined;
}
