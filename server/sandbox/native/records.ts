import type { LinkCard } from '../mailbox.ts';
import type { Profile } from '../webview/profiles.ts';

interface FromDevice {
  userid: string;
  profile: Profile;
  /** Milliseconds. */
  at: number;
}

/** Every call of a page into the client. */
export interface Invocation extends FromDevice {
  name: string;
  params: Record<string, unknown>;
  /** The page's address as the app knows it, without the fragment. */
  url: string;
  result: string;
}

/** A card the client was asked to forward. */
export interface Share extends FromDevice {
  card: LinkCard;
  /** Whose signature the client verified before it listened. */
  verifiedBy: 'corp' | 'app';
  /** The member it went to; undefined when the person cancelled. */
  to: string | undefined;
}

/** An address the system browser was asked to open. */
export interface OpenedUrl extends FromDevice {
  url: string;
}

export interface ClipboardCopy extends FromDevice {
  text: string;
}

export type NativeRecords = ReturnType<typeof createNativeRecords>;

/** What the client was asked to do, as data. */
export function createNativeRecords() {
  return {
    invocations: [] as Invocation[],
    shares: [] as Share[],
    openedUrls: [] as OpenedUrl[],
    clipboard: [] as ClipboardCopy[],
  };
}
