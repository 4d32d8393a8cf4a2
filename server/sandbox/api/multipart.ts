import type { Incoming } from './endpoint.ts';

export interface UploadedFile {
  filename: string;
  contentType: string;
  bytes: Buffer;
}

/** The file of a multipart body: the part called `name`, or the first. Undefined for none. */
export async function fileOf(
  { body, contentType }: Incoming,
  name?: string,
): Promise<UploadedFile | undefined> {
  if (!/^multipart\/form-data/i.test(contentType)) return undefined;
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': contentType },
  })
    .formData()
    .catch(() => undefined);
  for (const [part, value] of form ?? []) {
    if (typeof value === 'string' || (name !== undefined && part !== name)) continue;
    const bytes = Buffer.from(await value.arrayBuffer());
    return { filename: value.name, contentType: value.type, bytes };
  }
  return undefined;
}
