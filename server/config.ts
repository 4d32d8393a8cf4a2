import { basename, dirname, resolve } from 'node:path';
import * as z from 'zod';
import { productionFaults } from './production-faults.ts';

const above = resolve(import.meta.dirname, '..');
/** Where the project stands, from server/ and from dist/server alike. */
const root = basename(above) === 'dist' ? dirname(above) : above;

const portError = 'must be a port number between 1 and 65535';

const port = (fallback: number) =>
  z.coerce
    .number({ error: portError })
    .int(portError)
    .min(1, portError)
    .max(65_535, portError)
    .default(fallback);

const webUrl = z.url({ protocol: /^https?$/, error: 'must be a URL that starts with https://' });

const userids = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,;|]+/).filter(Boolean));

const schema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).optional(),
  PORT: port(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: webUrl.optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
    .optional(),
  DATA_DIR: z.string().default('.data'),
  ROLE: z.enum(['all', 'web', 'worker'], { error: 'must be all, web or worker' }).default('all'),
  WECOM_CORP_ID: z.string().optional(),
  WECOM_AGENT_ID: z.coerce.number({ error: 'must be a number' }).int().positive().optional(),
  WECOM_SECRET: z.string().optional(),
  WECOM_API_URL: webUrl.optional(),
  WECOM_AUTHORIZE_URL: webUrl.optional(),
  WECOM_LOGIN_URL: webUrl.optional(),
  WECOM_VERIFY_FILE: z
    .string()
    .regex(/^WW_verify_\w+\.txt[ :=]\S+$/, 'must be the file name, a colon, and its content')
    .optional(),
  APP_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  ADMIN_USERIDS: userids,
  RECRUITER_USERIDS: userids,
  SANDBOX_PORT: port(3100),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], {
      error: 'must be silent, error, warn, info or debug',
    })
    .optional(),
});

export type Variables = z.infer<typeof schema>;

/** WeCom's own addresses (pages 90664, 91022, 98152). */
const wecomOwn = {
  api: 'https://qyapi.weixin.qq.com',
  authorize: 'https://open.weixin.qq.com/connect/oauth2/authorize',
  login: 'https://login.work.weixin.qq.com/wwlogin/sso/login',
};

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
  const parsed = schema.safeParse(set);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`),
    );
  }
  const variables = parsed.data;
  const given = [variables.WECOM_CORP_ID, variables.WECOM_AGENT_ID, variables.WECOM_SECRET];
  const sandboxed = given.every((value) => value === undefined);
  const faults = productionFaults(variables, sandboxed);
  if (!sandboxed && given.some((value) => value === undefined)) {
    faults.push(
      'WECOM_CORP_ID, WECOM_AGENT_ID and WECOM_SECRET go together: set all three, or none for the sandbox.',
    );
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
    sandbox: sandboxed ? { port: variables.SANDBOX_PORT } : undefined,
    wecom: {
      corpId: variables.WECOM_CORP_ID ?? '',
      agentId: variables.WECOM_AGENT_ID ?? 0,
      secret: variables.WECOM_SECRET ?? '',
      apiUrl: variables.WECOM_API_URL ?? wecomOwn.api,
      authorizeUrl: variables.WECOM_AUTHORIZE_URL ?? wecomOwn.authorize,
      loginUrl: variables.WECOM_LOGIN_URL ?? wecomOwn.login,
    },
    verifyFile: verify && { name: verify[0] ?? '', content: verify.slice(1).join('') },
    adminUserids: orDemo(variables.ADMIN_USERIDS, 'LiQiang'),
    recruiterUserids: orDemo(variables.RECRUITER_USERIDS, 'WangFang'),
  };
}
