import type { JssdkConfig } from '#shared/endpoints.ts';
import { fieldProblem, invalid } from '#shared/problem-error.ts';
import type { WecomClient } from '../wecom/client.ts';

export type Jssdk = ReturnType<typeof createJssdk>;

/** Signatures for pages of ours; for anybody else's this would be a signing service. */
export function createJssdk(options: {
  wecom: Pick<WecomClient, 'corpId' | 'agentId' | 'jssdk'>;
  publicUrl: string;
}) {
  const { wecom, publicUrl } = options;
  return {
    /** @throws ProblemError validation_failed for a URL of another origin; WecomError */
    async sign(url: string): Promise<JssdkConfig> {
      if (!URL.canParse(url) || new URL(url).origin !== publicUrl) {
        throw invalid([
          fieldProblem(
            'url',
            'invalid',
            'Only pages of this app are signed. Operators: PUBLIC_URL must be what members see.',
          ),
        ]);
      }
      const { corpId, agentId } = wecom;
      return { corpId, agentId, ...(await wecom.jssdk.signPage(url)) };
    },
  };
}
