import type { DeliveryEntry } from '#shared/notification.ts';
import { useSession } from './session.ts';

/**
 * Whether the reader is told no name because they only run the app; then the interview itself is
 * closed to them too. Erased candidates have no name for anybody.
 */
export function useUnnamed(): (interview: DeliveryEntry['interview']) => boolean {
  const session = useSession();
  return (interview) =>
    interview?.candidateName === '' && (session.me?.roles.includes('admin') ?? false);
}
