import type { Request } from './request.ts';

/** Addresses, or patterns such as `101.226.103.*`. Pull daily: ranges overlap when they change. */
export function createIpLists({ request }: { request: Request }) {
  async function list(api: string): Promise<string[]> {
    const { ip_list: ips = [] } = await request<{ ip_list?: string[] }>({ method: 'GET', api });
    return ips;
  }

  return {
    /** Where this server's calls go to (page 92520). @throws WecomError */
    apiDomain: () => list('get_api_domain_ip'),
    /** Where WeCom's callbacks come from (page 92521). @throws WecomError */
    callback: () => list('getcallbackip'),
  };
}
