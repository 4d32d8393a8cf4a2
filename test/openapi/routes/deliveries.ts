import { listSchema } from '../../../server/delivery-log/routes.ts';
import type { Route } from '../route.ts';

export const deliveryRoutes: Route[] = [
  {
    method: 'get',
    path: '/api/delivery',
    id: 'listDeliveries',
    summary: 'What became of messages across interviews, newest first',
    who: ['see_delivery'],
    query: listSchema,
    answer: 'DeliveryPage',
    problems: ['forbidden'],
  },
  {
    method: 'get',
    path: '/api/interviews/:id/delivery',
    id: 'getDeliveries',
    summary: 'What became of each message about an interview, oldest first',
    who: ['see_delivery'],
    answer: 'DeliveryPage',
    problems: ['forbidden'],
  },
  {
    method: 'post',
    path: '/api/interviews/:id/delivery/:notification/resend',
    id: 'resendDelivery',
    summary: 'Sends one of these messages again, unless it went out minutes ago',
    who: ['manage'],
    answer: 'DeliveryPage',
    problems: ['forbidden', 'illegal_transition', 'too_soon'],
  },
];
