import { paths, type Endpoints } from '#shared/endpoints.ts';
import { http } from './client.ts';

/** Both signatures for a page of ours, without its hash. */
export function getJssdkConfig(url: string) {
  return http.get<Endpoints['GET /api/jssdk']['out']>(
    `${paths.jssdk}?url=${encodeURIComponent(url)}`,
  );
}
