import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkArchitecture } from './helpers/architecture.ts';
import { readTree } from './helpers/architecture/read-tree.ts';

const root = resolve(import.meta.dirname, '..');
const check = (files: Record<string, string>) => checkArchitecture(new Map(Object.entries(files)));
const script = (file: string, text: string) =>
  file.endsWith('.vue')
    ? `<script setup lang="ts">${text}</script><template><p /></template>`
    : text;
const importing = (file: string, ...specifiers: string[]) =>
  check({ [file]: script(file, specifiers.map((path) => `import '${path}';`).join('\n')) });

/** File, what it imports, and what the finding says. */
const forbidden = [
  ['shared/interview.ts', '../server/interviews/service.ts', 'shared may not import server'],
  ['shared/interview.ts', 'node:fs', 'no node: modules'],
  ['client/api/http.ts', '../../server/http/problem.ts', 'client may not import server'],
  ['client/App.vue', '../server/app.ts', 'client may not import server'],
  ['client/stores/session.ts', '../components/shell/Bar.vue', 'client/stores may import'],
  ['client/components/shell/Bar.vue', '../../api/http.ts', 'client/components may import'],
  ['client/ui/AppTag.vue', '../stores/session.ts', 'client/ui may import'],
  ['client/api/http.ts', '../stores/session.ts', 'nothing else of the client'],
  ['client/stuff/thing.ts', '../api/http.ts', 'does not know'],
  ['client/stores/wecom.ts', '@wecom/jssdk', 'client/wecom only'],
  ['server/app.ts', '../client/main.ts', 'server may not import client'],
  ['server/wecom/client.ts', '#shared/problem.ts', 'server/wecom stands alone'],
  ['server/wecom/client.ts', '../db/pool.ts', 'server/wecom stands alone'],
  ['server/http/problem.ts', '../login/service.ts', 'server/http knows only what lies below'],
  ['server/http/problem.ts', '../jobs/worker.ts', 'server/http knows only what lies below'],
  ['server/jobs/worker.ts', '../http/problem.ts', 'server/jobs knows only what lies below'],
  ['server/db/pool.ts', '../jobs/worker.ts', 'server/db knows only what lies below'],
  ['server/interviews/service.ts', '../members/store.ts', 'only its service.ts is open'],
  ['server/interviews/service.ts', '../members/routes.ts', 'only its service.ts is open'],
  ['server/interviews/service.ts', '../http/problem.ts', 'only routes.ts speaks HTTP'],
  ['server/interviews/service.ts', '../config.ts', 'is given what it needs'],
  ['server/interviews/service.ts', 'express', 'express is for routes.ts'],
  ['server/sandbox/main.ts', '../wecom/client.ts', 'server/sandbox stands alone'],
  ['server/sandbox/main.ts', '#shared/interview.ts', 'server/sandbox stands alone'],
  ['server/main.ts', './sandbox/start-sandbox.ts', 'reached by URL only'],
  ['server/app.ts', '../test/helpers/clock.ts', 'nothing imports test'],
] as const;

const allowed = [
  ['client/main.ts', ['./App.vue', './stores/session.ts', '#shared/member.ts']],
  ['client/pages/HomePage.vue', ['../components/shell/Bar.vue', '../ui/AppTag.vue']],
  ['client/stores/wecom.ts', ['../wecom/jssdk.ts', '../api/http.ts', '#shared/member.ts']],
  ['client/wecom/jssdk.ts', ['@wecom/jssdk', './outcome.ts']],
  ['server/app.ts', ['express', './interviews/routes.ts', './http/problem.ts']],
  ['server/interviews/routes.ts', ['express', '../http/problem.ts', './service.ts']],
  ['server/interviews/service.ts', ['../members/service.ts', '../notifications/plan.ts']],
  ['server/interviews/service/create.ts', ['../store.ts', '../../db/transaction.ts']],
  ['server/notifications/deliver.ts', ['../wecom/messages.ts', '../jobs/worker.ts']],
  ['server/sandbox/main.ts', ['express', '../wecom/callback-crypto.ts', './config.ts']],
  ['test/server/app.test.ts', ['../../server/sandbox/start-sandbox.ts', '../helpers/clock.ts']],
] as const;

describe('the rules of the house', () => {
  it.each(forbidden)('forbid %s to import %s', (file, specifier, reason) => {
    expect(importing(file, specifier)).toEqual([expect.stringContaining(reason)]);
  });

  it.each(allowed)('let %s import what it is there for', (file, specifiers) => {
    expect(importing(file, ...specifiers)).toEqual([]);
  });

  it('see imports in the script of a .vue file, types and late ones too', () => {
    const texts = [
      `import type { A } from '../../server/a.ts';`,
      `const page = () => import('../../server/a.ts');`,
      `export { a } from '../../server/a.ts';`,
    ];
    const page = 'client/pages/HomePage.vue';

    const findings = texts.map((text) => check({ [page]: script(page, text) }));

    expect(findings).toEqual(texts.map(() => [expect.stringContaining('server')]));
  });

  it('find a circle of files and leave two ways to one file alone', () => {
    const circle = {
      'shared/a.ts': `import './b.ts';`,
      'shared/b.ts': `import type { C } from './c.ts';`,
      'shared/c.ts': `import './a.ts';`,
    };
    const diamond = { ...circle, 'shared/c.ts': '', 'shared/d.ts': `import './c.ts';` };

    expect(check(circle)).toEqual(['cycle: shared/a.ts → shared/b.ts → shared/c.ts → shared/a.ts']);
    expect(check(diamond)).toEqual([]);
  });

  it('keep hand-written files at 200 lines', () => {
    const lines = (count: number) => 'let a;\n'.repeat(count);

    expect(check({ 'shared/a.ts': lines(200), 'README.md': lines(999) })).toEqual([]);
    for (const file of ['shared/a.ts', 'client/A.vue', 'server/a.mjs', 'eslint.config.js']) {
      expect(check({ [file]: lines(201) })).toEqual([expect.stringContaining('has 201 lines')]);
    }
  });

  it('keep SQL in store.ts files and server/db', () => {
    const texts = ['pool.query("select 1");', 'sql`select 1`;', `db.selectFrom('member');`];
    for (const text of texts) {
      const misplaced = check({ 'server/members/service.ts': text });
      const inPlace = check({ 'server/members/store.ts': text, 'server/db/pool.ts': text });

      expect(misplaced).toEqual([expect.stringContaining('SQL is for store.ts')]);
      expect(inPlace).toEqual([]);
    }
    expect(check({ 'server/members/routes.ts': 'parse(req.query);' })).toEqual([]);
  });

  it('keep process.env in files named config.ts', () => {
    const texts = [
      'process.env.PORT;',
      'const { env } = process;',
      `import { env } from 'node:process';`,
    ];
    for (const text of texts) {
      const misplaced = check({ 'server/main.ts': text });

      expect(misplaced).toEqual([expect.stringContaining('config.ts only')]);
      expect(check({ 'server/config.ts': text, 'server/sandbox/config.ts': text })).toEqual([]);
    }
    expect(check({ 'server/main.ts': '// never process.env here' })).toEqual([]);
  });

  it('let no file point to notes that its reader does not have', () => {
    // In pieces, so that this file does not break the rule it tests.
    const notes = [
      ['..', 'shared', 'wecom', 'x'],
      ['', 'work', 'main'],
      ['see style', 'md'],
    ];
    for (const text of [notes[0]?.join('/'), notes[1]?.join('/'), notes[2]?.join('.')]) {
      expect(check({ 'docs/decisions.md': String(text) })).toEqual([
        expect.stringContaining('does not have'),
      ]);
    }
  });
});

describe('this project', () => {
  it('follows the rules of the house', () => {
    const tree = readTree(root);

    expect([...tree.keys()]).toContain('shared/interview.ts');
    expect(checkArchitecture(tree)).toEqual([]);
  });
});
