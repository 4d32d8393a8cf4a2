import { demoCallback, demoCredentials } from './demo-credentials.ts';

export type SandboxConfig = ReturnType<typeof readConfig>;

/** The sandbox's only reader of the environment. @throws Error with a sentence */
export function readConfig(env: NodeJS.ProcessEnv = process.env) {
  if (env.NODE_ENV === 'production') {
    throw new Error(
      'The WeCom sandbox does not run with NODE_ENV=production: set WECOM_CORP_ID, WECOM_AGENT_ID and WECOM_SECRET of a real app instead.',
    );
  }
  return {
    port: whole(env, 'SANDBOX_PORT', 3100, 65_535),
    appUrl: origin(env.APP_URL || 'http://localhost:3000'),
    corpId: env.WECOM_CORP_ID || demoCredentials.corpId,
    agentId: whole(env, 'WECOM_AGENT_ID', demoCredentials.agentId, Number.MAX_SAFE_INTEGER),
    secret: env.WECOM_SECRET || demoCredentials.secret,
    /** What the app's callbacks are signed and encrypted with, once its URL is known. */
    callback: {
      token: env.WECOM_CALLBACK_TOKEN || demoCallback.token,
      encodingAesKey: env.WECOM_CALLBACK_AES_KEY || demoCallback.encodingAesKey,
    },
  };
}

function whole(env: NodeJS.ProcessEnv, name: string, fallback: number, most: number): number {
  const text = env[name]?.trim();
  if (!text) return fallback;
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  throw new Error(`${name} must be a whole number from 0 to ${most}.`);
}

function origin(url: string): string {
  const parsed = tryUrl(url);
  if (parsed && /^https?:$/.test(parsed.protocol)) return parsed.origin;
  throw new Error('APP_URL must be the address of the app, such as http://localhost:3000.');
}

function tryUrl(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}
