import type { SandboxApp } from '../../company.ts';
import type { World } from '../endpoint.ts';

export interface ContentContext extends Pick<World, 'choices' | 'media' | 'callbacks' | 'cards'> {
  app: SandboxApp;
  translate: (text: string) => string;
  isSafe: boolean;
  /** The duplicate check finds this very request. */
  isRepeated: boolean;
}
