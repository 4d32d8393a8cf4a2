import type { Ability } from '../abilities/service.ts';
import type { WecomClient } from '../wecom/client.ts';
import { WecomError } from '../wecom/errors.ts';

/** One thing an operator has to change, with where to change it. */
export interface Finding {
  /** `wecom_unreachable` heals by itself; everything else waits for a person. */
  subject:
    | 'wecom_unreachable'
    | 'wecom'
    | 'app'
    | 'redirect_domain'
    | 'home_url'
    | 'calendar'
    | 'workbench';
  advice: string;
}

export type Doctor = ReturnType<typeof createDoctor>;

/** Compares the app's settings in the WeCom console with ours, by `agent/get` (page 90227). */
export function createDoctor(options: {
  wecom: Pick<WecomClient, 'agent'>;
  /** Parts of WeCom that work without, and better with. */
  abilities: readonly Pick<Ability, 'name' | 'read'>[];
  publicUrl: string;
}) {
  const { host } = new URL(options.publicUrl);

  async function whatIsOff(): Promise<Finding[]> {
    const findings: Finding[] = [];
    for (const { name, read } of options.abilities) {
      const known = await read();
      if (known?.state === 'off') findings.push({ subject: name, advice: known.advice });
    }
    return findings;
  }

  return {
    /** Empty when WeCom answers and everything fits. */
    async examine(): Promise<Finding[]> {
      try {
        const agent = await options.wecom.agent.get();
        const findings: Finding[] = [];
        if (agent.closed) {
          findings.push({
            subject: 'app',
            advice: 'The app is stopped. Enable it in the console: 应用管理 → the app.',
          });
        }
        if (agent.redirectDomain !== host) {
          findings.push({
            subject: 'redirect_domain',
            advice: `Sign-in will be refused: set the trusted domain to ${host} (now "${agent.redirectDomain}"): 应用管理 → the app → 网页授权及JS-SDK.`,
          });
        }
        if (!isOurs(agent.homeUrl, options.publicUrl)) {
          findings.push({
            subject: 'home_url',
            advice: `The tile opens "${agent.homeUrl}". Set it to ${options.publicUrl}/: 应用管理 → the app → 应用主页.`,
          });
        }
        return [...findings, ...(await whatIsOff())];
      } catch (error) {
        if (!(error instanceof WecomError)) throw error;
        const passing = error.reaction === 'retry' || error.reaction === 'wait';
        return [{ subject: passing ? 'wecom_unreachable' : 'wecom', advice: error.message }];
      }
    },
  };
}

function isOurs(address: string, publicUrl: string): boolean {
  return URL.canParse(address) && new URL(address).origin === publicUrl;
}
