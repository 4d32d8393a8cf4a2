import { clientMayImport } from './client-layers.ts';
import type { Imported } from './imports.ts';
import { serverMayImport } from './server-layers.ts';

const packageFences = [
  {
    name: /^@wecom\/jssdk$/,
    where: /^(client\/wecom|test)\//,
    reason: 'the WeCom browser SDK is for client/wecom only',
  },
  {
    name: /^express$/,
    where: /^(server\/[^/]+\.ts$|server\/http\/|server\/sandbox\/|test\/|.*\/routes(\.ts$|\/))/,
    reason: 'express is for routes.ts, server/http and the entry files only',
  },
  {
    name: /^node:/,
    where: /^(?!shared\/|client\/)/,
    reason: 'shared and client run in a browser, which has no node: modules',
  },
];

/** The reason why this file may not import that, or undefined when it may. */
export function whyForbidden(file: string, { specifier, ours }: Imported): string | undefined {
  if (ours === undefined) return whyPackageForbidden(file, specifier);
  const from = roomOf(file);
  const to = roomOf(ours);
  if (from === 'test' || !from) return undefined;
  if (to === 'test') return `imports ${ours}: nothing imports test`;
  if (from === to && from === 'server') return serverMayImport(file, ours);
  if (from === to && from === 'client') return clientMayImport(file, ours);
  if (from === to) return undefined;
  if (to === 'shared') return from === 'server' ? serverMayImport(file, ours) : undefined;
  return `imports ${ours}: ${from} may not import ${to ?? 'what lies outside the rooms'}`;
}

function whyPackageForbidden(file: string, specifier: string): string | undefined {
  const broken = packageFences.find(({ name, where }) => name.test(specifier) && !where.test(file));
  return broken && `imports ${specifier}: ${broken.reason}`;
}

function roomOf(path: string): string | undefined {
  return /^(shared|server|client|test)\//.exec(path)?.[1];
}
