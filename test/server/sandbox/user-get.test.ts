import { describe, expect, it } from 'vitest';
import { useSandbox } from './use-sandbox.ts';

const { world, callAs } = useSandbox();

const get = async (userid?: string) =>
  (await callAs('user/get', { query: userid === undefined ? {} : { userid } })).json;

describe('user/get', () => {
  it('gives what an app made after June 2022 may have, and nothing personal', async () => {
    const json = await get('ZhangSan');

    expect(json).toMatchObject({
      errcode: 0,
      userid: 'ZhangSan',
      name: '张三',
      department: [],
      position: 'Engineer',
      status: 1,
    });
    for (const personal of ['avatar', 'gender', 'mobile', 'email', 'biz_mail', 'qr_code']) {
      expect(json).not.toHaveProperty(personal);
    }
  });

  it('does not mind the case of a userid, and answers with the real one', async () => {
    expect((await get('zHANGsAN')).userid).toBe('ZhangSan');
  });

  it('shows a disabled member as disabled', async () => {
    expect(await get('Disabled')).toMatchObject({ errcode: 0, status: 2 });
  });

  it('follows what the administrator changes', async () => {
    world.sandbox.company.setName('LiNa', '李娜娜');
    world.sandbox.company.setStatus('LiNa', 4);

    expect(await get('LiNa')).toMatchObject({ name: '李娜娜', status: 4 });
  });

  it.each([
    [undefined, 41009],
    ['', 41009],
    ['has blank', 40003],
    ['x'.repeat(65), 40003],
    ['Nobody', 60111],
    ['Gone', 60111],
  ])('refuses %j with %i', async (userid, errcode) => {
    expect((await get(userid)).errcode).toBe(errcode);
  });

  it.each([60111, 60011] as const)(
    'answers %i for a member outside the visible range, as chosen',
    async (errcode) => {
      world.sandbox.choices.invisibleMember = errcode;

      expect((await get('Hidden')).errcode).toBe(errcode);
      world.sandbox.company.setVisible('Hidden', true);
      expect((await get('Hidden')).errcode).toBe(0);
    },
  );
});
