import type { Endpoint, World } from './endpoint.ts';
import { signedIn } from './getuserinfo.ts';

/**
 * `user/getuserinfo`, which older clients still call: the same with other names. Whether WeCom
 * still serves it is not known.
 */
export function oldGetUserInfo(world: World): Endpoint {
  return {
    method: 'GET',
    needsToken: true,
    bareTokenText: true,
    run(call) {
      const { userid, openid, ...rest } = signedIn(world, call);
      const who = userid === undefined ? { OpenId: openid } : { UserId: userid };
      return { ...who, DeviceId: '', ...rest };
    },
  };
}
