import * as z from 'zod';

const portError = 'must be a port number between 1 and 65535';

const port = (fallback: number) =>
  z.coerce
    .number({ error: portError })
    .int(portError)
    .min(1, portError)
    .max(65_535, portError)
    .default(fallback);

const webUrl = z.url({ protocol: /^https?$/, error: 'must be a URL that starts with https://' });

const callbackToken = z
  .string()
  .regex(/^[A-Za-z0-9]{1,32}$/, 'must be the 1 to 32 letters and digits the console shows')
  .optional();

const callbackAesKey = z
  .string()
  .regex(/^[A-Za-z0-9]{43}$/, 'must be the 43 letters and digits the console shows')
  .optional();

/** A bare address, or one with a name: `Jobs <jobs@example.com>`. */
const mailbox = z
  .string()
  .regex(/^(?:[^<>\r\n]*<)?[^\s<>@]+@[^\s<>@]+>?$/, 'must be a mail address')
  .optional();

const userids = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,;|]+/).filter(Boolean));

/** The form of each variable; `.env.example` says what each is for. */
export const variablesSchema = z.object({
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
  WECOM_ACCOUNT_LIMIT: z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .positive('must be more than 0')
    .optional(),
  WECOM_API_URL: webUrl.optional(),
  WECOM_AUTHORIZE_URL: webUrl.optional(),
  WECOM_LOGIN_URL: webUrl.optional(),
  WECOM_VERIFY_FILE: z
    .string()
    .regex(/^WW_verify_\w+\.txt[ :=]\S+$/, 'must be the file name, a colon, and its content')
    .optional(),
  WECOM_CALLBACK_TOKEN: callbackToken,
  WECOM_CALLBACK_AES_KEY: callbackAesKey,
  WECOM_CALLBACK_TOKEN_PREVIOUS: callbackToken,
  WECOM_CALLBACK_AES_KEY_PREVIOUS: callbackAesKey,
  APP_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  APP_SECRET_PREVIOUS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((secret) => secret.trim())
        .filter(Boolean),
    ),
  COMPANY_NAME: z.string().trim().max(60, 'must have at most 60 characters').default(''),
  PRIVACY_URL: webUrl.optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, 'must start with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: mailbox,
  TRUSTED_PROXIES: z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(0, 'must be 0 or more')
    .max(10, 'must be at most 10')
    .default(0),
  ADMIN_USERIDS: userids,
  RECRUITER_USERIDS: userids,
  SANDBOX_PORT: port(3100),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], {
      error: 'must be silent, error, warn, info or debug',
    })
    .optional(),
});

export type Variables = z.infer<typeof variablesSchema>;
