import { beforeEach, describe, expect, it } from 'vitest';
import { agentId } from './use-cards.ts';
import { otherApp, useSandbox } from './use-sandbox.ts';

const { world, callAs } = useSandbox();
const call = (path: string, body: object) =>
  callAs(`agent/${path}`, { body: { agentid: agentId, ...body } }).then(({ json }) => json);
const items = [{ key: '待面试', data: '2', jump_url: 'https://app.example.test/' }];
const keydata = { type: 'keydata', keydata: { items } };
const list = (count: number) => ({
  type: 'list',
  list: { items: Array(count).fill({ title: 't' }) },
});

describe('the workbench template', () => {
  it('is kept and given back, and the plain icon is the beginning', async () => {
    expect(await call('get_workbench_template', {})).toMatchObject({ type: 'normal' });
    expect((await call('set_workbench_template', keydata)).errcode).toBe(0);

    expect(await call('get_workbench_template', {})).toMatchObject({
      ...keydata,
      replace_user_data: false,
    });
  });

  it('is refused while the console has custom display switched off', async () => {
    world.sandbox.choices.customWorkbench = false;

    expect((await call('set_workbench_template', keydata)).errcode).toBe(94000);
  });
});

describe('workbench data', () => {
  beforeEach(() => call('set_workbench_template', keydata));
  const set = (body: object) => call('set_workbench_data', { userid: 'LiNa', ...body });

  it('of a member wins over the template, until a template replaces it', async () => {
    const own = { type: 'keydata', keydata: { items: [{ key: 'k', data: '9' }] } };
    await set(own);
    expect((await call('get_workbench_data', { userid: 'lina' })).data).toEqual(own);
    expect((await call('get_workbench_data', { userid: 'ZhangSan' })).data).toEqual(keydata);

    await call('set_workbench_template', { ...keydata, replace_user_data: true });
    expect((await call('get_workbench_data', { userid: 'LiNa' })).data).toEqual(keydata);
  });

  it.each<[string, number, object]>([
    ['without an agentid', 41011, { ...keydata, agentid: undefined }],
    ['of another app', 301002, { ...keydata, agentid: otherApp.agentId }],
    ['for nobody', 41009, { ...keydata, userid: '' }],
    ['for a stranger', 60111, { ...keydata, userid: 'Nobody' }],
    ['for a member the app does not see', 60011, { ...keydata, userid: 'Hidden' }],
    ['of an unknown type', 94001, { type: 'table' }],
    ['of another type than the template', 94001, list(1)],
    ['without items', 94002, { type: 'keydata' }],
    ['with five items', 94003, { type: 'keydata', keydata: { items: Array(5).fill(items[0]) } }],
    ['with an item without data', 94012, { type: 'keydata', keydata: { items: [{ key: 'k' }] } }],
    ['with a number as data', 40035, { type: 'keydata', keydata: { items: [{ data: 2 }] } }],
  ])('is refused %s: %i', async (_what, errcode, body) => {
    expect((await set(body)).errcode).toBe(errcode);
  });

  it.each<[string, number, object]>([
    ['a list without items', 94005, { type: 'list' }],
    ['a list of four', 94006, list(4)],
    ['a list item without a title', 94014, { type: 'list', list: { items: [{}] } }],
    ['a picture without a URL', 94013, { type: 'image', image: {} }],
    ['no web view', 94007, { type: 'webview' }],
    ['a web view without a URL', 94015, { type: 'webview', webview: { url: 'x' } }],
    [
      'a web view of a strange height',
      94011,
      { type: 'webview', webview: { url: 'https://a.cn', height: 'tall' } },
    ],
    [
      'a web view of another height',
      94016,
      { type: 'webview', webview: { url: 'https://a.cn', height: 'single_row' } },
    ],
  ])('is refused as %s: %i', async (_what, errcode, body: { type?: string }) => {
    await call('set_workbench_template', { type: body.type });

    expect((await set(body)).errcode).toBe(errcode);
  });

  it('is refused before the app has a template', async () => {
    await call('set_workbench_template', { type: 'normal' });

    expect((await set(keydata)).errcode).toBe(94008);
  });

  it('is taken ten times a minute for a member', async () => {
    const codes = [];
    for (let at = 0; at < 11; at += 1) codes.push((await set(keydata)).errcode);
    expect(codes).toEqual([...Array<number>(10).fill(0), 45009]);

    world.clock.advance(60_001);
    expect((await set(keydata)).errcode).toBe(0);
  });

  it('goes to up to 1000 members at once', async () => {
    const batch = (userid_list: unknown) =>
      call('batch_set_workbench_data', { userid_list, data: keydata });

    expect((await batch(['LiNa', 'ZhangSan'])).errcode).toBe(0);
    expect((await batch([])).errcode).toBe(40031);
    expect((await batch(Array(1001).fill('LiNa'))).errcode).toBe(40032);
    expect((await batch(['Hidden'])).errcode).toBe(60011);
  });
});
