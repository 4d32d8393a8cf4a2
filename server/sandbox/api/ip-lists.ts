import type { Endpoint } from './endpoint.ts';

/** Documentation addresses (RFC 5737); one pattern, as older answers have them. */
const apiDomain = ['192.0.2.11', '192.0.2.12'];
const callback = ['198.51.100.21', '198.51.100.*'];

/** `get_api_domain_ip` and `getcallbackip` (pages 92520, 92521): any app may ask. */
export function ipLists(): { apiDomainIp: Endpoint; callbackIp: Endpoint } {
  const list = (ip_list: string[]): Endpoint => ({
    method: 'GET',
    needsToken: true,
    // Here 40014 has its hint, and the list comes first in the body.
    bareTokenText: false,
    fieldsFirst: true,
    emptyOnRefusal: { ip_list: [] },
    run: () => ({ ip_list }),
  });
  return { apiDomainIp: list(apiDomain), callbackIp: list(callback) };
}
