import { paths, type Endpoints } from '#shared/endpoints.ts';
import type { NotificationStatus } from '#shared/notification.ts';
import { http } from './client.ts';

export function getDelivery(id: string) {
  return http.get<Endpoints['GET /api/interviews/:id/delivery']['out']>(paths.delivery(id));
}

export function resendMessage(id: string, notification: number) {
  return http.send<Endpoints['POST /api/interviews/:id/delivery/:notification/resend']['out']>(
    'POST',
    paths.resend(id, notification),
    {},
  );
}

/** Across interviews, newest first. */
export function listDeliveries(status: NotificationStatus | null, cursor: string | null) {
  const query = new URLSearchParams({
    ...(status !== null && { status }),
    ...(cursor !== null && { cursor }),
  });
  return http.get<Endpoints['GET /api/delivery']['out']>(`${paths.deliveries}?${query}`);
}
