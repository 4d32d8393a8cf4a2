import { calendarAddress } from '../api/interviews.ts';
import { wecom } from './wecom.ts';

/**
 * Where a browser gets the interview as a calendar file. Null inside WeCom: its webviews may not
 * download on phones, and the system's browser it could open instead knows no session of ours.
 */
export function calendarFile(id: string): string | null {
  return wecom.environment.isWeCom ? null : calendarAddress(id);
}
