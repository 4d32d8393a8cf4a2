import { basename, dirname, resolve } from 'node:path';
import { callbackFaults, callbackPairs } from './callback-variables.ts';
import { productionFaults } from './production-faults.ts';
import { variablesSchema, type Variables } from './variables.ts';

const above = resolve(import.meta.dirname, '..');
/** Where the project stands, from server/ and from dist/server alike. */
const root = basename(above) === 'dist' ? dirname(above) : above;

/** WeCom's own addresses (pages 90664, 91022, 98152). */
const wecomOwn = {
  api: 'https://qyapi.weixin.qq.com',
  authorize: 'https://open.weixin.qq.com/connect/oauth2/authorize',
  login: 'https://login.work.weixin.qq.com/wwlogin/sso/login',
};

/** WeCom's own figure (page 90312). */
const dailyMessagesPerAccount = 200;

export type Config = ReturnType<typeof readConfig>;

/** Every fault of the environment at once, each with the variable's name and what to do. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  constructor(faults: string[]) {
    super(`The configuration needs a change:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
}

/** The only reader of the environment. @throws ConfigError */
export function readConfig(
  env: NodeJS.ProcessEnv = process.env,
  argv: readonly string[] = process.argv,
) {
  // `DATABASE_URL=` in a file means "not set".
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = variablesSchema.safeParse(set);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`),
    );
  }
  const variables = parsed.data;
  const given = [variables.WECOM_CORP_ID, variables.WECOM_AGENT_ID, variables.WECOM_SECRET];
  const sandboxed = given.every((value) => value === undefined);
  const faults = [...productionFaults(variables, sandboxed), ...callbackFaults(variables)];
  if (!sandboxed && given.some((value) => value === undefined)) {
    faults.push(
      'WECOM_CORP_ID, WECOM_AGENT_ID and WECOM_SECRET go together: set all three, or none for the sandbox.',
    );
  }
  if (!variables.SMTP_URL !== !variables.MAIL_FROM) {
    faults.push('SMTP_URL and MAIL_FROM go together: set both to mail candidates, or none.');
  }
  if (sandboxed && variables.ROLE !== 'all') {
    faults.push('ROLE must be all while the sandbox stands in for WeCom.');
  }
  if (faults.length > 0) throw new ConfigError(faults);
  return build(variables, sandboxed, argv);
}

function build(variables: Variables, sandboxed: boolean, argv: readonly string[]) {
  const production = variables.NODE_ENV === 'production';
  /** The sandbox's company has a recruiter and an administrator from the first start. */
  const orDemo = (userids: string[], demo: string) =>
    sandboxed && userids.length === 0 ? [demo] : userids;
  const verify = variables.WECOM_VERIFY_FILE?.split(/[ :=]/);
  return {
    root,
    production,
    /** `npm run dev`: pages come from Vite, unbuilt. */
    dev: argv.includes('--dev'),
    role: variables.ROLE,
    host: variables.HOST,
    port: variables.PORT,
    publicUrl: new URL(variables.PUBLIC_URL ?? `http://localhost:${variables.PORT}`).origin,
    databaseUrl: variables.DATABASE_URL,
    /** Demo data never meets a real corp's, and two demos on two ports do not meet either. */
    dataDir: resolve(root, variables.DATA_DIR, sandboxed ? `sandbox-${variables.PORT}` : 'corp'),
    /** Quiet for a person at a terminal who tries the sandbox. */
    logLevel: variables.LOG_LEVEL ?? (sandboxed ? 'warn' : 'info'),
    /** Undefined outside production only: then one is made and kept in `dataDir`. */
    appSecret: variables.APP_SECRET,
    /** Still open what they have sealed. */
    appSecretPrevious: variables.APP_SECRET_PREVIOUS,
    /** Whoever has it may read /metrics. */
    metricsToken: variables.METRICS_TOKEN,
    sandbox: sandboxed ? { port: variables.SANDBOX_PORT } : undefined,
    wecom: {
      corpId: variables.WECOM_CORP_ID ?? '',
      agentId: variables.WECOM_AGENT_ID ?? 0,
      secret: variables.WECOM_SECRET ?? '',
      apiUrl: variables.WECOM_API_URL ?? wecomOwn.api,
      authorizeUrl: variables.WECOM_AUTHORIZE_URL ?? wecomOwn.authorize,
      loginUrl: variables.WECOM_LOGIN_URL ?? wecomOwn.login,
      /** The present pair first; none turns callbacks off. */
      callbackPairs: callbackPairs(variables),
    },
    /** Members an app may write to in a day; undefined: nobody said (page 90312). */
    messagesPerDay:
      variables.WECOM_ACCOUNT_LIMIT && variables.WECOM_ACCOUNT_LIMIT * dailyMessagesPerAccount,
    verifyFile: verify && { name: verify[0] ?? '', content: verify.slice(1).join('') },
    /** What candidates are told about whom they talk to. */
    company: {
      name: variables.COMPANY_NAME || (sandboxed ? '示例科技有限公司' : ''),
      privacyUrl: variables.PRIVACY_URL ?? '',
    },
    /** Undefined: recruiters send candidates their links themselves. */
    mail:
      variables.SMTP_URL && variables.MAIL_FROM
        ? { smtpUrl: variables.SMTP_URL, from: variables.MAIL_FROM }
        : undefined,
    /** Reverse proxies whose word about the visitor's address counts. */
    trustedProxies: variables.TRUSTED_PROXIES,
    adminUserids: orDemo(variables.ADMIN_USERIDS, 'LiQiang'),
    recruiterUserids: orDemo(variables.RECRUITER_USERIDS, 'WangFang'),
  };
}
