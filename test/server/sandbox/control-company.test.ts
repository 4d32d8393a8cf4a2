import { describe, expect, it } from 'vitest';
import { useControl } from './use-control.ts';

const { control, errcodeOf, callAs, agentId } = useControl();

describe('the company by the control API', () => {
  it('gains departments and people, whom the app sees when its range holds them', async () => {
    const team = { id: 2, name: 'Team', parentid: 1 };
    expect((await control('POST', 'departments', team)).status).toBe(204);
    const person = { userid: 'NewHire', name: '新人', departments: [2] };
    expect((await control('POST', 'people', person)).status).toBe(204);
    expect(await errcodeOf('user/get', { userid: 'NewHire' })).toBe(60111);

    expect((await control('PUT', 'range', { partyids: [2] })).status).toBe(204);

    expect(await errcodeOf('user/get', { userid: 'NewHire' })).toBe(0);
    const query = { agentid: String(agentId) };
    const { json } = await callAs('agent/get', { query });
    expect(json.allow_partys).toEqual({ partyid: [2] });
    const { json: company } = await control('GET', 'company');
    expect(company).toMatchObject({ range: { partyids: [2] }, departments: [{ id: 1 }, team] });
  });

  it.each([
    ['departments', { id: 1, name: 'Root again', parentid: 1 }],
    ['departments', { id: 5, name: 'Orphan', parentid: 4 }],
    ['people', { userid: 'zhangsan', name: 'Twice' }],
    ['people', { userid: 'has blank', name: 'X' }],
  ])('refuses what cannot be: %s %j', async (path, body) => {
    const { status, json } = await control('POST', path, body);

    expect(status).toBe(400);
    expect(json.error).toEqual(expect.any(String));
  });
});
