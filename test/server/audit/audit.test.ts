import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditPage } from '../../../shared/audit.ts';
import { inTransaction } from '../../../server/db/transaction.ts';
import { grantRole } from '../../helpers/grant-role.ts';
import type { BrowserSession } from '../../helpers/http.ts';
import { signIn } from '../../helpers/sign-in.ts';
import { startTestApp, type TestApp } from '../../helpers/start-test-app.ts';

let app: TestApp;
let auditor: BrowserSession;
let actorId: number;
beforeAll(async () => {
  app = await startTestApp({ work: false });
  await grantRole(app, 'Camille', 'auditor');
  auditor = await signIn(app, 'Camille');
  actorId = (await app.context.members.resolve('WangFang'))?.id ?? 0;
  for (let count = 1; count <= 5; count += 1) {
    await record(`i${count}`, count % 2 ? actorId : null);
  }
});
afterAll(() => app.close());

function record(id: string, actor: number | null) {
  const entry = { actorId: actor, action: 'contact_revealed', object: { kind: 'interview', id } };
  return inTransaction(app.context.db, (tx) =>
    app.context.audit.record(tx, { ...entry, detail: { reason: 'test' } } as never),
  );
}

async function list(query = ''): Promise<AuditPage> {
  return (await auditor.get(`/api/audit${query}`)).json<AuditPage>();
}

const ids = (page: AuditPage) => page.items.map(({ object }) => object.id);

describe('the log', () => {
  it('is read newest first, in pages', async () => {
    const first = await list('?limit=2');
    const second = await list(`?limit=2&cursor=${first.nextCursor}`);
    const third = await list(`?limit=2&cursor=${second.nextCursor}`);

    expect([...ids(first), ...ids(second), ...ids(third)]).toEqual(['i5', 'i4', 'i3', 'i2', 'i1']);
    expect(third.nextCursor).toBeNull();
    expect(first.items[0]).toMatchObject({
      at: '2026-11-24T09:00:00.000Z',
      actor: { userid: 'WangFang' },
      action: 'contact_revealed',
      object: { kind: 'interview', id: 'i5' },
      detail: { reason: 'test' },
    });
  });

  it('is narrowed by object, by who did it and by what was done', async () => {
    expect(ids(await list('?kind=interview&id=i3'))).toEqual(['i3']);
    expect(ids(await list('?actor=wangfang'))).toEqual(['i5', 'i3', 'i1']);
    expect(ids(await list('?action=candidate_erased'))).toEqual([]);
    expect((await auditor.get('/api/audit?action=anything')).status).toBe(400);
  });

  it('is for auditors alone', async () => {
    for (const userid of ['WangFang', 'LiQiang', 'ZhangSan']) {
      const browser = await signIn(app, userid);
      expect([userid, (await browser.get('/api/audit')).status]).toEqual([userid, 403]);
    }
  });

  it('cannot be corrected, by the app neither', async () => {
    const { pool } = app.context;

    for (const statement of ['update audit_entry set action = action', 'delete from audit_entry']) {
      await expect(pool.query(statement)).rejects.toThrow('only grows');
    }
  });

  it('keeps nothing of what did not happen', async () => {
    const failed = inTransaction(app.context.db, async (tx) => {
      await app.context.audit.record(tx, {
        actorId,
        action: 'candidate_erased',
        object: { kind: 'candidate', id: 1 },
      });
      throw new Error('rolled back');
    });

    await expect(failed).rejects.toThrow('rolled back');
    expect(ids(await list('?kind=candidate'))).toEqual([]);
  });
});
