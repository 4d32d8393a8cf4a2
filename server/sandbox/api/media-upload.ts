import type { MediaType } from '../media.ts';
import type { Endpoint, World } from './endpoint.ts';
import { fileOf } from './multipart.ts';
import { Refusal } from './refusal.ts';

const megabyte = 1024 * 1024;
const rules: Record<MediaType, { most: number; name: RegExp }> = {
  image: { most: 10 * megabyte, name: /\.(jpe?g|png)$/i },
  voice: { most: 2 * megabyte, name: /\.amr$/i },
  video: { most: 10 * megabyte, name: /\.mp4$/i },
  file: { most: 20 * megabyte, name: /./ },
};

/**
 * `media/upload` (page 90253): one part called `media`. errmsg is empty and created_at a text, as
 * published.
 */
export function mediaUpload({ media }: World): Endpoint {
  return {
    method: 'POST',
    needsToken: true,
    bareTokenText: true,
    async run(call) {
      const type = (Object.keys(rules) as MediaType[]).find((one) => one === call.query.type);
      if (!type) throw new Refusal(40005);
      const file = await fileOf(call, 'media');
      if (!file || file.bytes.length === 0) throw new Refusal(44001);
      if (file.bytes.length <= 5) throw new Refusal(40006);
      if (file.bytes.length > rules[type].most) throw new Refusal(45001);
      if (!rules[type].name.test(file.filename)) throw new Refusal(40004);
      const { mediaId, createdAt } = media.add({ type, ...file });
      const seconds = String(Math.floor(createdAt / 1000));
      return { errmsg: '', type, media_id: mediaId, created_at: seconds };
    },
  };
}
