import { describe, expect, it } from 'vitest';
import { useSandbox } from './use-sandbox.ts';
import { agentId } from './use-cards.ts';

const { world, callAs, token } = useSandbox();
const megabyte = 1024 * 1024;

async function upload(
  path: 'media/upload' | 'media/uploadimg',
  file: { name: string; size: number; part?: string },
  type = 'file',
) {
  const form = new FormData();
  form.append(file.part ?? 'media', new Blob([new Uint8Array(file.size)]), file.name);
  const query = new URLSearchParams({ access_token: await token(), type });
  const answer = await fetch(`${world.sandbox.url}/cgi-bin/${path}?${query}`, {
    method: 'POST',
    body: form,
  });
  return (await answer.json()) as Record<string, unknown>;
}

const sendFile = (media_id: unknown, msgtype = 'file', more: object = {}) =>
  callAs('message/send', {
    body: { touser: 'LiNa', agentid: agentId, msgtype, [msgtype]: { media_id }, ...more },
  });

describe('media/upload', () => {
  it('gives an id, with the time as a text and no words', async () => {
    const json = await upload('media/upload', { name: '简历.pdf', size: 6 });

    expect(json).toEqual({
      errcode: 0,
      errmsg: '',
      type: 'file',
      media_id: expect.any(String) as string,
      created_at: '1795507200',
    });
    expect((await sendFile(json.media_id)).json.errcode).toBe(0);
    expect(world.sandbox.messagesTo('LiNa')).toMatchObject([
      { msgtype: 'file', file: { filename: '简历.pdf' } },
    ]);
  });

  it.each([
    ['of an unknown type', 40005, 'picture', { name: 'a.png', size: 10 }],
    ['that is empty', 44001, 'file', { name: 'a.txt', size: 0 }],
    ['of five bytes', 40006, 'file', { name: 'a.txt', size: 5 }],
    ['in another part', 44001, 'file', { name: 'a.txt', size: 10, part: 'file' }],
    ['that is no picture', 40004, 'image', { name: 'a.gif', size: 10 }],
    ['that is no recording', 40004, 'voice', { name: 'a.mp3', size: 10 }],
    ['that is no video', 40004, 'video', { name: 'a.avi', size: 10 }],
    ['that is too large', 45001, 'voice', { name: 'a.amr', size: 2 * megabyte + 1 }],
  ])('refuses a file %s with %i', async (_what, errcode, type, file) => {
    expect((await upload('media/upload', file, type)).errcode).toBe(errcode);
  });

  it('gives ids that live three days, for messages of their own type', async () => {
    const { media_id } = await upload('media/upload', { name: 'a.png', size: 10 }, 'image');
    expect((await sendFile(media_id, 'file')).json.errcode).toBe(40007);
    expect((await sendFile('x', 'image')).json.errcode).toBe(40007);
    expect((await sendFile(undefined, 'image')).json.errcode).toBe(40007);
    world.clock.advance(3 * 24 * 3_600_000 - 1000);
    expect((await sendFile(media_id, 'image')).json.errcode).toBe(0);
    world.clock.advance(1000);
    expect((await sendFile(media_id, 'image')).json.errcode).toBe(40007);
    world.sandbox.choices.expiredMedia = 40145;
    expect((await sendFile(media_id, 'image')).json.errcode).toBe(40145);
  });

  it('gives files of which only some can be sent confidentially', async () => {
    const zip = await upload('media/upload', { name: 'a.zip', size: 10 });
    const pdf = await upload('media/upload', { name: 'a.pdf', size: 10 });

    expect((await sendFile(zip.media_id, 'file', { safe: 1 })).json.errcode).toBe(40004);
    expect((await sendFile(pdf.media_id, 'file', { safe: 1 })).json.errcode).toBe(0);
  });
});

describe('media/uploadimg', () => {
  it('gives a URL for good, whatever the part is called', async () => {
    const json = await upload('media/uploadimg', { name: 'a.png', size: 10, part: 'x' });

    expect(json).toEqual({
      errcode: 0,
      errmsg: '',
      url: expect.stringMatching(/^http:\/\/p\.qpic\.cn\//) as string,
    });
  });

  it.each([
    ['above 2 MB', 40009, { name: 'a.png', size: 2 * megabyte + 1 }],
    ['that is none', 40004, { name: 'a.txt', size: 10 }],
    ['of five bytes', 40006, { name: 'a.png', size: 5 }],
    ['that is empty', 44001, { name: 'a.png', size: 0 }],
  ])('refuses a picture %s with %i', async (_what, errcode, file) => {
    expect((await upload('media/uploadimg', file)).errcode).toBe(errcode);
  });
});
