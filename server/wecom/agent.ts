import { check } from './check.ts';
import { WecomError } from './errors.ts';
import { WecomLimitError } from './limit-error.ts';
import type { Request } from './request.ts';

export interface WecomAgent {
  name: string;
  /** Stopped in the console. */
  closed: boolean;
  /** Host, with its port if any, that OAuth and the JS-SDK trust. */
  redirectDomain: string;
  homeUrl: string;
  /** Who may see the app and whom it may see: departments with all below them. */
  visibleRange: { userids: string[]; parties: number[]; tags: number[] };
}

export interface AgentSettings {
  /** At most 32 characters. */
  name?: string;
  /** 4 to 120 characters. */
  description?: string;
  redirectDomain?: string;
  homeUrl?: string;
  logoMediaId?: string;
  reportsEntering?: boolean;
}

interface Answered {
  name?: string;
  close?: number;
  redirect_domain?: string;
  home_url?: string;
  allow_userinfos?: { user?: { userid: string }[] };
  allow_partys?: { partyid?: number[] };
  allow_tags?: { tagid?: number[] };
}

export function createAgent({ request, agentId }: { request: Request; agentId: number }) {
  return {
    /** The app as the console has it (page 90227). @throws WecomError */
    async get(): Promise<WecomAgent> {
      const answer = await request<Answered>({
        method: 'GET',
        api: 'agent/get',
        query: { agentid: agentId },
      });
      return {
        name: answer.name ?? '',
        closed: answer.close === 1,
        redirectDomain: answer.redirect_domain ?? '',
        homeUrl: answer.home_url ?? '',
        visibleRange: {
          userids: (answer.allow_userinfos?.user ?? []).map(({ userid }) => userid),
          parties: answer.allow_partys?.partyid ?? [],
          tags: answer.allow_tags?.tagid ?? [],
        },
      };
    },

    /**
     * Changes what is given; for self-built apps only (page 90228). `domain_not_verified`: it is
     * set and OAuth works, the JS-SDK does not yet.
     * @throws WecomError, WecomLimitError
     */
    async set(settings: AgentSettings): Promise<'set' | 'domain_not_verified'> {
      checkSettings(settings);
      const body = {
        agentid: agentId,
        name: settings.name,
        description: settings.description,
        redirect_domain: settings.redirectDomain,
        home_url: settings.homeUrl,
        logo_mediaid: settings.logoMediaId,
        isreportenter:
          settings.reportsEntering === undefined ? undefined : Number(settings.reportsEntering),
      };
      try {
        await request({ method: 'POST', api: 'agent/set', body, repeatable: true });
        return 'set';
      } catch (error) {
        const isUnverified = error instanceof WecomError && error.errcode === 85005;
        if (isUnverified) return 'domain_not_verified';
        throw error;
      }
    },
  };
}

function checkSettings({ name, description, homeUrl }: AgentSettings): void {
  if (name !== undefined) {
    check.filled('name', name);
    check.characters('name', name, 32);
  }
  if (description !== undefined) {
    if ([...description].length < 4) {
      throw new WecomLimitError('description', 'has fewer than 4 characters');
    }
    check.characters('description', description, 120);
  }
  if (homeUrl !== undefined) check.url('home_url', homeUrl);
}
