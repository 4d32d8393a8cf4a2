import type { Device } from '../webview/devices.ts';
import { urlForApp, valueForApp } from '../webview/origins.ts';
import { nativeApis, type NativeDeps } from './apis.ts';
import type { Grant } from './grants.ts';
import { failed, type NativeResult } from './result.ts';
import { createVerifier, type VerifyDeps } from './verify.ts';

export interface InvokeRequest {
  name: string;
  params: Record<string, unknown>;
  /** The page's address, without the fragment, at the device's origin. */
  url: string;
}

export type Invoke = ReturnType<typeof createInvoke>;

/**
 * The client's side of the bridge. It trusts no page: a call has to carry the verify fields of a
 * configuration that this client verified for this very address.
 */
export function createInvoke(deps: NativeDeps & VerifyDeps) {
  const verifier = createVerifier(deps);
  const apis = nativeApis(deps);

  async function run(device: Device, request: InvokeRequest, signal: AbortSignal) {
    const { name, params, url } = request;
    if (name === 'preVerifyJSAPI') return verifier.preVerify(params, url, device.grants);
    if (name === 'agentConfig') return verifier.agentConfig(params, url, device.grants);
    const api = apis.get(name);
    if (!api?.profiles.includes(device.profile)) return failed(name, 'function not exist');

    const grants = device.grants.of(url);
    const grant = grants.find((one) => isCarried(one, params, deps.company.corpId));
    if (!grant) return failed(name, 'the permission value is offline verifying');
    if (api.identity === 'app' && grant.identity !== 'app')
      return failed(name, 'permission denied');
    const listed = api.listedAs === undefined ? name : api.listedAs;
    const isListed = listed === null || grants.some(({ jsApiList }) => jsApiList.includes(listed));
    if (!isListed) return failed(name, 'permission denied');
    return api.run({ name, params, device, grant, signal });
  }

  return async (
    device: Device,
    request: InvokeRequest,
    signal: AbortSignal,
  ): Promise<NativeResult> => {
    const { name } = request;
    const url = urlForApp(request.url, device.origins);
    const params = paramsForApp(request.params, device);
    const result = await run(device, { name, params, url }, signal);
    const { userid, profile } = device;
    const at = deps.now();
    deps.records.invocations.push({
      userid,
      profile,
      at,
      name,
      params,
      url,
      result: result.err_msg,
    });
    return result;
  };
}

function paramsForApp(params: Record<string, unknown>, { origins }: Device) {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, valueForApp(value, origins)]),
  );
}

/** The SDK repeats the fields of the configuration it counts on with every call. */
function isCarried(grant: Grant, params: Record<string, unknown>, corpId: string): boolean {
  return (
    params.appId === corpId &&
    params.verifyAppId === corpId &&
    params.verifySignType === 'sha1' &&
    String(params.verifyTimestamp) === grant.timestamp &&
    params.verifyNonceStr === grant.nonceStr &&
    params.verifySignature === grant.signature
  );
}
