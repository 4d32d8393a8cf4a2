import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findLeaks, readLogs, type Logs } from '../helpers/find-leaks.ts';
import { removeOldLogs, runLogFolder } from '../helpers/run-log.ts';

const logs = readLogs(runLogFolder);
const token = 'q3Vd-9mXz_0kLr7TQbYw2a';
const logsOf = (...lines: string[]): Logs => ({
  files: [{ name: '1.log', lines }],
  secrets: new Set([token, 'a secret with blanks in it']),
});

describe('the search for secrets in logs', () => {
  it.each([
    ['a token', `{"msg":"sent with ${token}"}`],
    ['a token as a part of a URL', `GET /cgi-bin/x?t=${token}&y=1`],
    ['a secret with blanks', 'the key is "a secret with blanks in it"'],
    ['a token nobody has recorded', 'https://qyapi.weixin.qq.com/cgi-bin/x?access_token=abc'],
    ['an app secret', '/cgi-bin/gettoken?corpid=ww1&corpsecret=abc'],
    ['a sign-in code', '{"path":"/auth/callback?code=abc&state=1"}'],
    ['a bearer token', 'authorization: Bearer abcdefghijkl'],
    [
      'what may be a token of another process',
      `{"token":"${randomBytes(96).toString('base64url')}"}`,
    ],
    ['a mobile number', '{"mobile":"13800000000"}'],
  ])('finds %s', (_what, line) => {
    expect(findLeaks(logsOf('harmless', line))).toEqual([
      expect.stringMatching(/^1\.log:2 holds /),
    ]);
  });

  it('finds one planted among the files of a run', () => {
    const folder = mkdtempSync(join(tmpdir(), 'planted-'));
    const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
    const leaks = () => findLeaks(readLogs(folder) ?? { files: [], secrets: new Set() });
    write('7.secrets', `${token}\n`);
    write('7.log', '{"msg":"started"}\n');
    expect(leaks()).toEqual([]);

    write('8.log', `{"msg":"started"}\n{"msg":"calling","with":"${token}"}\n`);

    expect(leaks()).toEqual(['8.log:2 holds a secret of this run']);
    rmSync(folder, { recursive: true });
  });

  it('does not repeat the secret it has found', () => {
    expect(findLeaks(logsOf(token)).join()).not.toContain(token);
  });

  it('finds nothing in harmless lines', () => {
    const lines = [
      '{"level":30,"time":1795507200000,"path":"/api/me","ms":12}',
      '{"api":"gettoken","errcode":40001,"ms":7}',
      'WECOM_SECRET is not set; access_token=* was left out',
    ];

    expect(findLeaks(logsOf(...lines))).toEqual([]);
  });
});

if (logs) afterAll(removeOldLogs);

describe.runIf(logs)('what all the programs of this run have logged', () => {
  it('is something, and so are the secrets it could have held', () => {
    const lines = logs?.files.flatMap((file) => file.lines).filter(Boolean) ?? [];

    expect(lines.length).toBeGreaterThan(50);
    expect(logs?.secrets.size).toBeGreaterThan(20);
  });

  it('holds no token, ticket, code, secret, session or mobile number', () => {
    expect(logs && findLeaks(logs)).toEqual([]);
  });

  it('would not pass if one of its lines held one of its secrets', () => {
    const [secret = ''] = [...(logs?.secrets ?? [])].filter((one) => one.length > 30);
    const planted = { files: [{ name: 'planted.log', lines: [`oops ${secret}`] }] };

    expect(logs && findLeaks({ ...logs, ...planted })).toHaveLength(1);
  });
});
