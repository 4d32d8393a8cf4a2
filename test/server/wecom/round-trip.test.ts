import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoCredentials } from '../../../server/sandbox/demo-credentials.ts';
import { createCallbackCrypto } from '../../../server/wecom/callback-crypto.ts';
import { useWecom } from '../../helpers/use-wecom.ts';

const { world, connect, clock } = useWecom();
const pair = {
  token: 'QDG6eK',
  encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
};
const { decrypt } = createCallbackCrypto({ ...pair, receiverId: demoCredentials.corpId });
const url = 'https://app.example.test/i/1';
const to = { userids: ['LiNa', 'ZhangSan'] };

describe('a card that members answer', () => {
  let app: Server;
  beforeEach(async () => {
    app = createServer((req, res) => {
      const echostr = new URL(req.url ?? '', 'http://app').searchParams.get('echostr');
      res.end(echostr ? decrypt(echostr) : '');
    });
    await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
    const { port } = app.address() as AddressInfo;
    await world.sandbox.setCallback({ ...pair, url: `http://127.0.0.1:${port}/` });
  });
  afterEach(() => void app.close());

  it('is sent, changed once with its code, and told apart when the code is spent', async () => {
    const { messages } = connect();
    const sent = await messages.send({
      to,
      content: {
        msgtype: 'template_card',
        card: {
          type: 'button_interaction',
          taskId: 'interview-1@1',
          mainTitle: { title: '邀请你参加面试' },
          horizontal: [{ keyname: '房间', value: '进入', url }],
          buttons: [{ text: '接受', key: 'accept' }],
        },
      },
    });
    const responseCode = sent.messages[0]?.responseCode ?? '';
    expect(sent.members.get('LiNa')).toMatchObject({ status: 'sent', responseCode });

    const update = { responseCode, change: { replaceName: '已接受' } };
    const wider = { ...update, to: { userids: ['LiNa', 'WangFang'] } };
    expect(await messages.updateCard(wider)).toEqual({ status: 'updated', invalid: ['wangfang'] });
    expect(await messages.updateCard({ ...update, to: 'all' })).toEqual({ status: 'code_spent' });
    expect(world.sandbox.messagesTo('LiNa')[0]).toMatchObject({ replaced: '已接受' });
  });
});

describe('what the client sends', () => {
  it('can be taken back for a day', async () => {
    const { messages } = connect();
    const { messages: calls } = await messages.send({
      to,
      content: { msgtype: 'markdown', content: '**面试**改期' },
    });
    const msgid = calls[0]?.msgid ?? '';

    expect(await messages.recall(msgid)).toBe('recalled');
    expect(world.sandbox.messagesTo('LiNa')[0]).toMatchObject({ recalled: true });
    clock.advance(24 * 3_600_000);
    expect(await messages.recall(msgid)).toBe('too_late');
    await expect(messages.recall('')).rejects.toMatchObject({ field: 'msgid' });
  });

  it('can be a file that was uploaded before, with a Chinese name', async () => {
    const { media, messages } = connect();
    const file = {
      filename: '评分表.pdf',
      contentType: 'application/pdf',
      bytes: Buffer.alloc(64),
    };

    const { mediaId, createdAt } = await media.upload('file', file);
    await messages.send({ to, content: { msgtype: 'file', mediaId } });

    expect(createdAt.getTime()).toBe(Math.floor(clock.now() / 1000) * 1000);
    expect(world.sandbox.messagesTo('LiNa')).toMatchObject([{ file: { filename: '评分表.pdf' } }]);
    expect(await media.uploadImage({ ...file, filename: 'a.png' })).toMatch(/^http/);
    await expect(media.upload('image', file)).rejects.toMatchObject({ field: 'filename' });
    const empty = { ...file, bytes: Buffer.alloc(5) };
    await expect(media.upload('file', empty)).rejects.toMatchObject({ field: 'media' });
  });

  it('to departments of the visible range reaches their members', async () => {
    world.sandbox.company.setRange(demoCredentials.agentId, { partyids: [1] });
    const client = connect();

    const sent = await client.messages.send({
      to: { parties: [1, 9] },
      content: { msgtype: 'text', content: 'hello' },
    });

    expect(sent.invalidParties).toEqual(['9']);
    expect(world.sandbox.messagesTo('SunYue')).toHaveLength(1);
  });
});

describe('what the client reads and sets', () => {
  it('departments and their members', async () => {
    world.sandbox.company.setRange(demoCredentials.agentId, { partyids: [1] });
    const { departments, contacts, agent } = connect();

    expect(await departments.list()).toMatchObject([{ id: 1, parentId: 0 }]);
    expect(await departments.listIds(1)).toMatchObject([{ id: 1 }]);
    expect((await departments.get(1)).name).not.toBe('');
    const members = await contacts.listMembers(1);
    expect(members).toContainEqual({ userid: 'LiNa', name: '李娜', departments: [1] });
    expect((await agent.get()).visibleRange.parties).toEqual([1]);
    await expect(departments.get(9)).rejects.toMatchObject({ errcode: 60003 });
  });

  it('the app’s own settings', async () => {
    const { agent } = connect();

    expect(await agent.set({ name: '新面试', homeUrl: 'https://a.cn/' })).toBe('set');
    expect(await agent.set({ redirectDomain: 'a.cn' })).toBe('domain_not_verified');
    expect(await agent.get()).toMatchObject({ name: '新面试', redirectDomain: 'a.cn' });
    await expect(agent.set({ name: '面'.repeat(33) })).rejects.toMatchObject({ field: 'name' });
  });

  it('the tile of the workbench', async () => {
    const { workbench } = connect();
    const data = { type: 'keydata' as const, items: [{ key: '待面试', data: '2' }] };

    await workbench.setTemplate(data);
    await workbench.setDataBatch(['LiNa', 'ZhangSan'], data);

    expect(await workbench.getTemplate()).toMatchObject({ type: 'keydata' });
    expect((await workbench.getData('LiNa')).data).toMatchObject({ type: 'keydata' });
    await expect(workbench.setData('Nobody', data)).rejects.toMatchObject({ errcode: 60111 });
  });

  it('a member’s answer to a schedule', async () => {
    const { calendars, schedules } = connect();
    const { calId } = await calendars.add(
      { summary: '面试', color: '#FF3030' },
      { isDefault: true },
    );
    const interview = {
      startsAt: new Date(clock.now() + 3_600_000),
      endsAt: new Date(clock.now() + 7_200_000),
      summary: '前端一面',
      attendees: ['LiNa'],
    };

    const id = await schedules.add(interview);
    world.sandbox.respondSchedule('LiNa', id, 'accepted');
    await schedules.addAttendees(id, ['ZhangSan']);

    const [found] = await schedules.listByCalendar(calId);
    expect(found?.attendees).toEqual([
      { userid: 'LiNa', response: 'accepted' },
      { userid: 'ZhangSan', response: 'none' },
    ]);
    await schedules.del(id);
    expect(await schedules.get([id])).toMatchObject([{ cancelled: true }]);
  });

  it('the details a member agreed to, and the addresses of WeCom', async () => {
    const { oauth, ipLists } = connect();
    const code = world.sandbox.issueCode({ userid: 'LiNa' }, { scope: 'snsapi_privateinfo' });
    const owner = await oauth.codeOwner(code);
    const ticket = owner.kind === 'member' ? (owner.userTicket ?? '') : '';

    expect(await oauth.userDetail(ticket)).toEqual({
      userid: 'LiNa',
      avatar: expect.stringMatching(/^https:/) as string,
    });
    await expect(oauth.userDetail('x')).rejects.toMatchObject({ errcode: 84015 });
    expect(await ipLists.apiDomain()).not.toEqual([]);
    expect(await ipLists.callback()).toContain('198.51.100.*');
  });
});
