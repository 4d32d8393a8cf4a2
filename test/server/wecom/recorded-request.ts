import type { Request, WecomCall } from '../../../server/wecom/request.ts';

/** Answers calls in order, the last answer again and again, and keeps them as they would be sent. */
export function recordedRequest(...answers: (object | Error)[]) {
  const calls: WecomCall[] = [];
  const request = ((call: WecomCall) => {
    calls.push(JSON.parse(JSON.stringify(call)) as WecomCall);
    const answer = answers[Math.min(calls.length, answers.length) - 1] ?? {};
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  }) as unknown as Request;
  return { request, calls, bodies: () => calls.map(({ body }) => body as Record<string, unknown>) };
}
