/** One request of docs/api.md and what it says about the answer. */
export interface Example {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
  status: number;
  code: string | undefined;
  /** What the answer holds, among other things. */
  holds: object | undefined;
}

/** The blocks marked `http` of a Markdown file, in their order. */
export function readExamples(markdown: string): Example[] {
  return [...markdown.matchAll(/^```http\n(.*?)^```/gms)].map(([, block = '']) => {
    const [request = '', answer = ''] = block.split('\n→ ');
    const [head = '', ...body] = request.trim().split('\n\n');
    const [line = '', ...headers] = head.split('\n');
    const [method = '', path = ''] = line.split(' ');
    const found = /^(\d+) ?([a-z_]+)? ?(\{.*\})?/s.exec(answer.trim());
    return {
      method,
      path,
      headers: Object.fromEntries(headers.map((header) => header.split(': ', 2))) as Record<
        string,
        string
      >,
      body: body.join('\n') || undefined,
      status: Number(found?.[1]),
      code: found?.[2],
      holds: found?.[3] ? (JSON.parse(found[3]) as object) : undefined,
    };
  });
}
