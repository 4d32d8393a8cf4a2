import { createQuota } from '../quota.ts';
import type { Endpoint, World } from './endpoint.ts';
import { fileOf } from './multipart.ts';
import { Refusal } from './refusal.ts';

const mostBytes = 2 * 1024 * 1024;
const dayMs = 24 * 3_600_000;

/** `media/uploadimg` (page 90256): a picture for good; 1000 a day and 3000 a month for a corp. */
export function mediaUploadImg({ company, now, random }: World): Endpoint {
  const perDay = createQuota(now, () => ({ most: 1000, windowMs: dayMs, blockMs: dayMs }));
  const perMonth = createQuota(now, () => ({
    most: 3000,
    windowMs: 30 * dayMs,
    blockMs: 30 * dayMs,
  }));

  return {
    method: 'POST',
    needsToken: true,
    bareTokenText: true,
    async run(call) {
      const file = await fileOf(call);
      if (!file || file.bytes.length === 0) throw new Refusal(44001);
      if (file.bytes.length <= 5) throw new Refusal(40006);
      if (file.bytes.length > mostBytes) throw new Refusal(40009);
      if (!/\.(jpe?g|png)$/i.test(file.filename)) throw new Refusal(40004);
      if (!perDay.take(company.corpId) || !perMonth.take(company.corpId)) throw new Refusal(45009);
      const name = random(16).toString('hex');
      return { errmsg: '', url: `http://p.qpic.cn/pic_wework/${name}/0` };
    },
  };
}
