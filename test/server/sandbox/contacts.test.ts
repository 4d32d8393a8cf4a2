import { describe, expect, it } from 'vitest';
import { demoCredentials } from '../../../server/sandbox/demo-credentials.ts';
import { otherApp, testCompany, useSandbox } from './use-sandbox.ts';

const { agentId } = demoCredentials;
const { world, call, callAs, token } = useSandbox({
  seed: {
    ...testCompany,
    people: testCompany.people.map((person) => ({
      ...person,
      visible: person.userid === 'ZhangSan',
      departments: person.userid === 'LiNa' ? [3] : person.userid === 'Hidden' ? [2, 4] : [1],
      ...(person.userid === 'LiNa' && { details: { gender: '2', mobile: '13800000000' } }),
    })),
    departments: [
      { id: 1, name: 'Test Ltd', parentid: 0, order: 100 },
      { id: 2, name: 'Engineering', parentid: 1, order: 90, leaders: ['LiNa'] },
      { id: 3, name: 'Backend', parentid: 2, order: 80 },
      { id: 4, name: 'Sales', parentid: 1, order: 70 },
    ],
    tags: [{ tagid: 7, name: 'panel', userids: ['LiNa'], partyids: [4] }],
  },
});
const get = async (path: string, query: Record<string, string> = {}) =>
  (await callAs(path, { query })).json;
const seeEngineering = () => world.sandbox.company.setRange(agentId, { partyids: [2] });

describe('the visible range of an app', () => {
  it('is in agent/get, and another app has its own', async () => {
    seeEngineering();

    expect(await get('agent/get', { agentid: String(agentId) })).toMatchObject({
      allow_userinfos: { user: [{ userid: 'ZhangSan' }] },
      allow_partys: { partyid: [2] },
      allow_tags: { tagid: [] },
    });
    const query = {
      access_token: await token(otherApp.secret),
      agentid: String(otherApp.agentId),
    };
    expect((await call('agent/get', { query })).json).toMatchObject({
      allow_partys: { partyid: [1] },
    });
  });

  it('holds the members of its departments and of all below them', async () => {
    expect((await get('user/get', { userid: 'LiNa' })).errcode).toBe(60111);
    seeEngineering();

    expect(await get('user/get', { userid: 'LiNa' })).toMatchObject({
      errcode: 0,
      department: [3],
      main_department: 3,
    });
    // Of a member's departments only those are shown that the app sees.
    expect(await get('user/get', { userid: 'Hidden' })).toMatchObject({ department: [2] });
  });

  it('decides which departments exist for the app', async () => {
    expect((await get('department/list')).department).toEqual([]);
    seeEngineering();

    expect((await get('department/simplelist')).department_id).toEqual([
      { id: 2, parentid: 1, order: 90 },
      { id: 3, parentid: 2, order: 80 },
    ]);
    expect((await get('department/list', { id: '3' })).department).toMatchObject([
      { id: 3, name: 'Backend' },
    ]);
    expect((await get('department/get', { id: '2' })).department).toEqual({
      id: 2,
      name: 'Engineering',
      name_en: '',
      department_leader: ['LiNa'],
      parentid: 1,
      order: 90,
    });
  });

  it.each([
    ['department/get', 'id', {}],
    ['department/list', 'id', { department: [] }],
    ['department/simplelist', 'id', { department_id: [] }],
    ['user/simplelist', 'department_id', { userlist: [] }],
  ])('refuses departments outside of it in %s, with the empty lists', async (path, name, empty) => {
    seeEngineering();
    const refused = async (value: string) => get(path, { [name]: value });

    expect(await refused('4')).toMatchObject({ errcode: 60011, ...empty });
    expect((await refused('99')).errcode).toBe(60003);
    expect((await refused('x')).errcode).toBe(40066);
  });

  it('lists the members of a department, and not those below it', async () => {
    seeEngineering();

    expect((await get('user/simplelist', { department_id: '3' })).userlist).toEqual([
      { userid: 'LiNa', name: '李娜', department: [3] },
    ]);
    expect((await get('user/simplelist', { department_id: '2' })).userlist).toMatchObject([
      { userid: 'Hidden', department: [2] },
    ]);
  });

  it('decides whom a message to departments and tags reaches', async () => {
    const send = async (to: object) => {
      const body = { ...to, agentid: agentId, msgtype: 'text', text: { content: 'x' } };
      return (await callAs('message/send', { body })).json;
    };
    expect(await send({ toparty: '2', totag: '7' })).toMatchObject({
      errcode: 81013,
      invalidparty: '2',
      invalidtag: '7',
    });
    world.sandbox.company.setRange(agentId, { partyids: [2], tagids: [7] });

    expect(await send({ toparty: '2|9', totag: '8' })).toMatchObject({
      errcode: 0,
      invalidparty: '9',
      invalidtag: '8',
    });
    expect(world.sandbox.messages.map(({ userid }) => userid)).toEqual(['LiNa', 'Hidden']);
    await send({ totag: '7' });
    expect(world.sandbox.messagesTo('LiNa')).toHaveLength(2);
    await send({ touser: '@all' });
    expect(world.sandbox.messagesTo('ZhangSan')).toHaveLength(1);
  });
});
