import { chunked } from './messages/recipients.ts';
import type { Request } from './request.ts';
import { checkData, fieldsOf, type WorkbenchData } from './workbench-data.ts';

export type { WorkbenchData } from './workbench-data.ts';

const mostMembers = 1000;

/** The app's tile on the workbench (page 92535); 94000 while the console has it switched off. */
export function createWorkbench({ request, agentId }: { request: Request; agentId: number }) {
  const post = <T extends object>(api: string, body: object) =>
    request<T>({
      method: 'POST',
      api: `agent/${api}`,
      body: { agentid: agentId, ...body },
      // The same data again changes nothing.
      repeatable: true,
    });

  return {
    /**
     * The kind of tile, with data for members who have none of their own; `normal` is the plain
     * icon. `replaceUserData` overwrites every member's data. @throws WecomError, WecomLimitError
     */
    async setTemplate(template: WorkbenchData | { type: 'normal' }, replaceUserData = false) {
      if (template.type !== 'normal') checkData(template);
      const fields = template.type === 'normal' ? { type: 'normal' } : fieldsOf(template);
      await post('set_workbench_template', { ...fields, replace_user_data: replaceUserData });
    },

    /** As WeCom spells it. @throws WecomError */
    getTemplate: () => post<{ type: string }>('get_workbench_template', {}),

    /** One member's tile, ten times a minute at most. @throws WecomError, WecomLimitError */
    async setData(userid: string, data: WorkbenchData): Promise<void> {
      checkData(data);
      await post('set_workbench_data', { userid, ...fieldsOf(data) });
    },

    /**
     * The same tile for many members, 1000 a call; 100 000 members a minute. Ends with the first
     * call that fails. @throws WecomError, WecomLimitError
     */
    async setDataBatch(userids: string[], data: WorkbenchData): Promise<void> {
      checkData(data);
      for (const userid_list of chunked([...new Set(userids)], mostMembers)) {
        await post('batch_set_workbench_data', { userid_list, data: fieldsOf(data) });
      }
    },

    /** As WeCom spells it. @throws WecomError */
    getData: (userid: string) => post<{ data: { type: string } }>('get_workbench_data', { userid }),
  };
}
