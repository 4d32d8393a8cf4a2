import axios, { isAxiosError, type AxiosResponse } from 'axios';
import http from 'node:http';
import https from 'node:https';
import { refusal, unreachable } from './errors.ts';

export interface WecomCall {
  method: 'GET' | 'POST';
  /** Below /cgi-bin, without a slash in front. */
  api: string;
  query?: Record<string, string | number>;
  body?: object;
  /** Goes into the query string, the only place WeCom looks (page 90313, 41001). */
  token?: string;
}

export type Request = <T extends object>(call: WecomCall) => Promise<T>;

export interface CallReport {
  api: string;
  errcode: number | null;
  ms: number;
}

const largestAnswer = 5 * 1024 * 1024;

/**
 * The one function that speaks HTTP to WeCom. Resolves with the answer when `errcode` is
 * absent or 0 (page 90664); a call lasts at most `timeoutMs`, a stalled body included.
 * @throws WecomError
 */
export function createRequest(options: {
  apiUrl: string;
  timeoutMs: number;
  onCall: (report: CallReport) => void;
}): { request: Request; close: () => void } {
  const httpAgent = new http.Agent({ keepAlive: true });
  const httpsAgent = new https.Agent({ keepAlive: true });
  const client = axios.create({
    baseURL: `${options.apiUrl.replace(/\/$/, '')}/cgi-bin/`,
    timeout: options.timeoutMs,
    httpAgent,
    httpsAgent,
    maxRedirects: 0,
    maxContentLength: largestAnswer,
    validateStatus: () => true,
    responseType: 'text',
    transformResponse: (text: string) => text,
  });

  async function send(call: WecomCall): Promise<AxiosResponse<string>> {
    const token = call.token === undefined ? {} : { access_token: call.token };
    try {
      return await client.request<string>({
        method: call.method,
        url: call.api,
        params: { ...token, ...call.query },
        data: call.body,
      });
    } catch (error) {
      // Axios puts the whole URL, token included, on its errors: only the code leaves here.
      throw unreachable(call.api, (isAxiosError(error) && error.code) || 'network');
    }
  }

  async function request<T extends object>(call: WecomCall): Promise<T> {
    const started = performance.now();
    const report = (errcode: number | null) =>
      options.onCall({ api: call.api, errcode, ms: Math.round(performance.now() - started) });
    try {
      const response = await send(call);
      const answer = parse(call.api, response);
      report(answer.errcode ?? 0);
      if (answer.errcode) throw refusal(call.api, answer.errcode, answer.errmsg ?? '');
      return answer as T;
    } catch (error) {
      if ((error as { errcode?: unknown }).errcode === null) report(null);
      throw error;
    }
  }

  return {
    request,
    close() {
      httpAgent.destroy();
      httpsAgent.destroy();
    },
  };
}

function parse(api: string, response: AxiosResponse<string>) {
  if (response.status !== 200) throw unreachable(api, `HTTP ${response.status}`);
  try {
    const answer: unknown = JSON.parse(response.data);
    if (answer && typeof answer === 'object')
      return answer as { errcode?: number; errmsg?: string };
  } catch {
    // Falls through: not JSON and not an object are the same fault.
  }
  throw unreachable(api, 'not JSON');
}
