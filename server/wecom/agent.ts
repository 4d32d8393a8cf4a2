import type { Request } from './request.ts';

export interface WecomAgent {
  name: string;
  /** Stopped in the console. */
  closed: boolean;
  /** Host, with its port if any, that OAuth and the JS-SDK trust. */
  redirectDomain: string;
  homeUrl: string;
}

export function createAgent({ request, agentId }: { request: Request; agentId: number }) {
  return {
    /** The app as the console has it (page 90227). @throws WecomError */
    get: () => getAgent(request, agentId),
  };
}

async function getAgent(request: Request, agentId: number): Promise<WecomAgent> {
  const answer = await request<{
    name?: string;
    close?: number;
    redirect_domain?: string;
    home_url?: string;
  }>({ method: 'GET', api: 'agent/get', query: { agentid: agentId } });
  return {
    name: answer.name ?? '',
    closed: answer.close === 1,
    redirectDomain: answer.redirect_domain ?? '',
    homeUrl: answer.home_url ?? '',
  };
}
