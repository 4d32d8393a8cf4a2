import { accessErrcodes } from './errcodes/access.ts';
import { contentErrcodes } from './errcodes/content.ts';
import type { Errcode } from './errcodes/errcode.ts';
import { foreignErrcodes } from './errcodes/foreign.ts';
import { peopleErrcodes } from './errcodes/people.ts';
import { toolErrcodes } from './errcodes/tools.ts';

/** Meanings and causes after page 90313; reactions are ours. */
export const errcodes: Readonly<Record<number, Errcode>> = {
  ...accessErrcodes,
  // The tools' code for participants is about a person.
  ...toolErrcodes,
  ...peopleErrcodes,
  ...contentErrcodes,
  ...foreignErrcodes,
};

export const unknownErrcode: Errcode = {
  meaning: 'WeCom refused the call',
  reaction: 'permanent',
  advice: 'Look the code up at https://open.work.weixin.qq.com/devtool/query?e= followed by it.',
};
