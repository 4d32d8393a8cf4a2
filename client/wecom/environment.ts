export interface Environment {
  /** Inside WeCom, where the bridge may exist. */
  isWeCom: boolean;
  platform: 'phone' | 'desktop';
}

/**
 * Reads the client from its user agent. WeCom on a Mac has no blank before `wxwork`,
 * and its user agent may name WeChat too, so only `wxwork/` decides (page 90315).
 */
export function readEnvironment(
  nav: Pick<Navigator, 'userAgent' | 'platform' | 'maxTouchPoints'>,
): Environment {
  const isPad = /Mac/i.test(nav.platform) && nav.maxTouchPoints > 2;
  const isPhone = isPad || /Android|iPhone|iPad|iPod|OpenHarmony|Mobile/i.test(nav.userAgent);
  return {
    isWeCom: /wxwork\//i.test(nav.userAgent),
    platform: isPhone ? 'phone' : 'desktop',
  };
}
