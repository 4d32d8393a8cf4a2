import { describe, expect, it } from 'vitest';
import { createWorkbench, type WorkbenchData } from '../../../server/wecom/workbench.ts';
import { recordedRequest } from './recorded-request.ts';

const jumpUrl = 'https://host.test/interviews?tab=today';
const keydata: WorkbenchData = {
  type: 'keydata',
  items: [{ key: '待面试', data: '2', jumpUrl }],
};

describe('the workbench', () => {
  it('is written as WeCom spells it', async () => {
    const { request, calls } = recordedRequest();
    const workbench = createWorkbench({ request, agentId: 7 });

    await workbench.setTemplate(keydata, true);
    await workbench.setData('zhangsan', keydata);
    await workbench.setTemplate({ type: 'normal' });

    const items = [{ key: '待面试', data: '2', jump_url: jumpUrl }];
    expect(calls.map(({ api, body }) => ({ api, body }))).toEqual([
      {
        api: 'agent/set_workbench_template',
        body: { agentid: 7, type: 'keydata', keydata: { items }, replace_user_data: true },
      },
      {
        api: 'agent/set_workbench_data',
        body: { agentid: 7, userid: 'zhangsan', type: 'keydata', keydata: { items } },
      },
      {
        api: 'agent/set_workbench_template',
        body: { agentid: 7, type: 'normal', replace_user_data: false },
      },
    ]);
  });

  it('is written for 2500 members in three calls', async () => {
    const { request, bodies } = recordedRequest();
    const userids = Array.from({ length: 2500 }, (_, at) => `u${at}`);

    await createWorkbench({ request, agentId: 7 }).setDataBatch([...userids, 'u0'], keydata);

    const lists = bodies().map((body) => body.userid_list as string[]);
    expect(lists.map(({ length }) => length)).toEqual([1000, 1000, 500]);
    expect(lists.flat()).toEqual(userids);
  });

  const item = { key: 'k', data: 'd' };
  it.each<[string, WorkbenchData]>([
    ['keydata.items', { type: 'keydata', items: [] }],
    ['keydata.items', { type: 'keydata', items: Array(5).fill(item) }],
    ['keydata.items[0].key', { type: 'keydata', items: [{ key: 'k'.repeat(65), data: 'd' }] }],
    ['keydata.items[0].data', { type: 'keydata', items: [{ key: 'k', data: '' }] }],
    ['keydata.items[0].jump_url', { type: 'keydata', items: [{ ...item, jumpUrl: 'x' }] }],
    ['list.items', { type: 'list', items: Array(4).fill({ title: 't' }) }],
    ['list.items[0].title', { type: 'list', items: [{ title: '面'.repeat(43) }] }],
    ['image.url', { type: 'image', url: 'x' }],
    ['webview.url', { type: 'webview', url: '' }],
  ])('is not written when %s breaks a rule', async (field, data) => {
    const { request, calls } = recordedRequest();

    const broken = createWorkbench({ request, agentId: 7 }).setData('zhangsan', data);

    await expect(broken).rejects.toMatchObject({ name: 'WecomLimitError', field });
    expect(calls).toHaveLength(0);
  });
});
