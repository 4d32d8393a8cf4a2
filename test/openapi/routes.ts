import type { Route } from './route.ts';
import { candidateRoutes } from './routes/candidates.ts';
import { deliveryRoutes } from './routes/deliveries.ts';
import { feedbackRoutes } from './routes/feedback.ts';
import { interviewRoutes } from './routes/interviews.ts';
import { memberRoutes } from './routes/members.ts';
import { peopleRoutes } from './routes/people.ts';

/** Every JSON route. A test holds it against what the server mounts and what it answers. */
export const routes: Route[] = [
  ...memberRoutes,
  ...peopleRoutes,
  ...interviewRoutes,
  ...feedbackRoutes,
  ...deliveryRoutes,
  ...candidateRoutes,
];
