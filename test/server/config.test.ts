import { describe, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';

const corp = { WECOM_CORP_ID: 'wwabc', WECOM_AGENT_ID: '1000002', WECOM_SECRET: 's' };

const production = {
  ...corp,
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://interviews.example.com',
  APP_SECRET: 'x'.repeat(32),
};

function faultsOf(env: NodeJS.ProcessEnv): string {
  try {
    readConfig(env, []);
    return '';
  } catch (error) {
    return String(error);
  }
}

describe('the configuration', () => {
  it('needs nothing for a first run: sandbox, embedded database, this machine only', () => {
    const config = readConfig({}, []);

    expect(config).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      sandbox: { port: 3100 },
      databaseUrl: undefined,
      recruiterUserids: ['WangFang'],
    });
  });

  it('takes an empty variable as not set', () => {
    expect(readConfig({ DATABASE_URL: '', PORT: ' ' }, [])).toMatchObject({
      databaseUrl: undefined,
      port: 3000,
    });
  });

  it('keeps the demo’s data apart from a real corp’s and from a demo on another port', () => {
    const folders = [{}, { PORT: '3001' }, corp].map((env) => readConfig(env, []).dataDir);

    expect(new Set(folders).size).toBe(3);
  });

  it('uses WeCom’s own addresses for a real corp, and nobody’s demo roles', () => {
    const config = readConfig(corp, []);

    expect(config.sandbox).toBeUndefined();
    expect(config.wecom.apiUrl).toBe('https://qyapi.weixin.qq.com');
    expect(config.recruiterUserids).toEqual([]);
  });

  it('reports every fault at once, each by its variable', () => {
    const faults = faultsOf({
      PORT: '99999',
      DATABASE_URL: 'mysql://x',
      ROLE: 'both',
      APP_SECRET: 'a',
    });

    expect(faults).toContain('PORT must be a port number between 1 and 65535.');
    expect(faults).toContain('DATABASE_URL must start with postgres://.');
    expect(faults).toContain('ROLE must be all, web or worker.');
    expect(faults).toContain('APP_SECRET must have at least 32 characters.');
  });

  it('takes one or more earlier APP_SECRETs, with commas between', () => {
    expect(readConfig(corp, []).appSecretPrevious).toEqual([]);
    const [one, two] = ['a'.repeat(32), 'b c'.repeat(11)];
    const config = readConfig({ ...corp, APP_SECRET_PREVIOUS: `${one}, ${two},` }, []);

    expect(config.appSecretPrevious).toEqual([one, two]);
  });

  it('wants all three of a corp’s values or none', () => {
    expect(faultsOf({ WECOM_CORP_ID: 'wwabc' })).toContain(
      'set all three, or none for the sandbox',
    );
  });

  it('takes the Token and the key of callbacks together, and an earlier pair beside them', () => {
    const key = 'k'.repeat(43);
    const present = { WECOM_CALLBACK_TOKEN: 'Token1', WECOM_CALLBACK_AES_KEY: key };
    const earlier = {
      WECOM_CALLBACK_TOKEN_PREVIOUS: 'Token0',
      WECOM_CALLBACK_AES_KEY_PREVIOUS: key,
    };

    expect(readConfig(corp, []).wecom.callbackPairs).toEqual([]);
    expect(readConfig({ ...corp, ...present, ...earlier }, []).wecom.callbackPairs).toEqual([
      { token: 'Token1', encodingAesKey: key },
      { token: 'Token0', encodingAesKey: key },
    ]);
    expect(faultsOf({ ...corp, WECOM_CALLBACK_TOKEN: 'Token1' })).toContain(
      'WECOM_CALLBACK_TOKEN and WECOM_CALLBACK_AES_KEY go together',
    );
    expect(faultsOf({ ...corp, ...earlier })).toContain('set WECOM_CALLBACK_TOKEN to the new one');
    expect(faultsOf({ ...corp, WECOM_CALLBACK_TOKEN: 'a b', WECOM_CALLBACK_AES_KEY: 'k' })).toMatch(
      /WECOM_CALLBACK_TOKEN must be[^]*WECOM_CALLBACK_AES_KEY must be the 43 letters/,
    );
  });

  it('starts in production with what production needs', () => {
    expect(readConfig(production, [])).toMatchObject({ production: true, sandbox: undefined });
  });

  it.each([
    [
      'the sandbox',
      { WECOM_CORP_ID: '', WECOM_AGENT_ID: '', WECOM_SECRET: '' },
      'sandbox does not run',
    ],
    ['a missing secret', { APP_SECRET: '' }, 'APP_SECRET must be set'],
    ['plain http', { PUBLIC_URL: 'http://interviews.example.com' }, 'PUBLIC_URL must be the https'],
    ['a missing address', { PUBLIC_URL: '' }, 'PUBLIC_URL must be the https'],
    [
      'a loopback WeCom',
      { WECOM_API_URL: 'http://127.0.0.1:3100' },
      'WECOM_API_URL points to this',
    ],
  ])('refuses %s in production, by the variable’s name', (_what, change, sentence) => {
    expect(faultsOf({ ...production, ...change })).toContain(sentence);
  });

  it('never puts a value into a fault', () => {
    expect(faultsOf({ ...production, APP_SECRET: 'hunter2' })).not.toContain('hunter2');
  });

  it('mails candidates with both variables, and takes one of the two for a fault', () => {
    const both = { SMTP_URL: 'smtps://u:p@smtp.example.com', MAIL_FROM: 'Jobs <jobs@example.com>' };

    expect(readConfig(both, []).mail).toEqual({ smtpUrl: both.SMTP_URL, from: both.MAIL_FROM });
    expect(readConfig({}, []).mail).toBeUndefined();
    expect(faultsOf({ SMTP_URL: both.SMTP_URL })).toContain('SMTP_URL and MAIL_FROM go together');
    expect(faultsOf({ MAIL_FROM: both.MAIL_FROM })).toContain('SMTP_URL and MAIL_FROM go together');
    expect(faultsOf({ ...both, MAIL_FROM: 'nobody' })).toContain(
      'MAIL_FROM must be a mail address',
    );
  });
});
