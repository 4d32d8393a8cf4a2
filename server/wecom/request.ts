import axios, { isAxiosError, type AxiosResponse } from 'axios';
import http from 'node:http';
import https from 'node:https';
import { refusal, refusedOverHttp, unreachable, WecomError } from './errors.ts';

export interface WecomCall {
  method: 'GET' | 'POST';
  /** Below /cgi-bin, without a slash in front. */
  api: string;
  query?: Record<string, string | number>;
  body?: object;
  /** One file, sent as multipart/form-data instead of `body`. */
  upload?: Upload;
  /** Goes into the query string, the only place WeCom looks (page 90313, 41001). */
  token?: string;
  /**
   * Whether the call may be made again when it is not known if it arrived. Left out: a GET may,
   * a POST may not.
   */
  repeatable?: boolean;
}

export interface Upload {
  /** The part's name. */
  field: string;
  filename: string;
  contentType: string;
  bytes: Uint8Array;
}

export type Request = <T extends object>(call: WecomCall) => Promise<T>;
export type Attempt = <T extends object>(call: WecomCall, attempt: number) => Promise<T>;

/** One call over HTTP. */
export interface CallReport {
  api: string;
  /** Null when no answer in WeCom's form arrived. */
  errcode: number | null;
  ms: number;
  /** 1 the first time, more when it is made again. */
  attempt: number;
  /** WeCom understood only a part of what was sent (page 90313): a mistake of ours. */
  malformed?: true;
}

const largestAnswer = 5 * 1024 * 1024;

/** The connection was never made, so nothing arrived. */
const notSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** What a gateway before WeCom says when it is busy itself. */
const passingStatus = new Set([408, 429]);

interface AnyAnswer {
  errcode?: unknown;
  errmsg?: unknown;
}

/**
 * The one function that speaks HTTP to WeCom. Resolves with the answer when `errcode` is
 * absent or 0 (page 90664); a call lasts at most `timeoutMs`, a stalled body included, and with a
 * file as much longer as that may take.
 * @throws WecomError
 */
export function createRequest(options: {
  apiUrl: string;
  timeoutMs: number;
  onCall: (report: CallReport) => void;
}): { request: Attempt; close: () => void } {
  const httpAgent = new http.Agent({ keepAlive: true });
  const httpsAgent = new https.Agent({ keepAlive: true });
  const client = axios.create({
    baseURL: `${options.apiUrl.replace(/\/$/, '')}/cgi-bin/`,
    httpAgent,
    httpsAgent,
    maxRedirects: 0,
    maxContentLength: largestAnswer,
    maxBodyLength: Infinity,
    validateStatus: () => true,
    responseType: 'text',
    transformResponse: (text: string) => text,
  });

  async function send(call: WecomCall): Promise<AxiosResponse<string>> {
    const token = call.token === undefined ? {} : { access_token: call.token };
    // Axios's own limit begins anew with every byte: an answer that drips would never end.
    const signal = AbortSignal.timeout(options.timeoutMs + uploadMs(call.upload));
    try {
      return await client.request<string>({
        method: call.method,
        url: call.api,
        params: { ...token, ...call.query },
        data: call.upload ? formOf(call.upload) : call.body,
        signal,
      });
    } catch (error) {
      // Axios puts the whole URL, token included, on its errors: only the code leaves here.
      const code = (isAxiosError(error) && error.code) || 'network';
      throw unreachable(call.api, signal.aborted ? 'timeout' : code, !notSent.has(code));
    }
  }

  async function request<T extends object>(call: WecomCall, attempt: number): Promise<T> {
    const { api } = call;
    const started = performance.now();
    const report = (errcode: number | null, more?: { malformed: true }) =>
      options.onCall({
        api,
        errcode,
        ms: Math.round(performance.now() - started),
        attempt,
        ...more,
      });
    try {
      const answer = parse(api, await send(call));
      const errcode = errcodeOf(api, answer);
      const errmsg = typeof answer.errmsg === 'string' ? answer.errmsg : '';
      report(errcode, /wrong json format/i.test(errmsg) ? { malformed: true } : undefined);
      if (errcode !== 0) throw refusal(api, errcode, errmsg);
      return answer as T;
    } catch (error) {
      if (error instanceof WecomError && error.errcode === null) report(null);
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

/** On the slowest line worth waiting for: 128 bytes a millisecond, a megabit a second. */
function uploadMs(upload: Upload | undefined): number {
  return Math.ceil((upload?.bytes.length ?? 0) / 128);
}

function formOf({ field, filename, contentType, bytes }: Upload): FormData {
  const form = new FormData();
  form.append(field, new Blob([new Uint8Array(bytes)], { type: contentType }), filename);
  return form;
}

function parse(api: string, { status, data }: AxiosResponse<string>): AnyAnswer {
  if (status >= 500 || passingStatus.has(status)) throw unreachable(api, `HTTP ${status}`);
  if (status !== 200) throw refusedOverHttp(api, status);
  try {
    const answer: unknown = JSON.parse(data);
    if (answer && typeof answer === 'object' && !Array.isArray(answer)) return answer;
  } catch {
    // Falls through: not JSON and not an object are the same fault.
  }
  throw unreachable(api, 'not a JSON object');
}

/** A number, which some gateways write as text; absent after some calls that went well. */
function errcodeOf(api: string, { errcode = 0 }: AnyAnswer): number {
  const isText = typeof errcode === 'string' && /^-?\d+$/.test(errcode);
  const code = isText ? Number(errcode) : errcode;
  if (Number.isInteger(code)) return code as number;
  throw unreachable(api, 'an errcode that is not a number');
}
