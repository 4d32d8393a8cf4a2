export type MediaType = 'image' | 'voice' | 'video' | 'file';

export interface MediaFile {
  type: MediaType;
  filename: string;
  contentType: string;
  bytes: Buffer;
  /** Milliseconds. */
  createdAt: number;
}

/** A media_id is good for three days, for every app of the corp (page 90253). */
const lifeMs = 3 * 24 * 3_600_000;

export type Media = ReturnType<typeof createMedia>;

export function createMedia(deps: { now: () => number; random: (bytes: number) => Buffer }) {
  const files = new Map<string, MediaFile>();
  return {
    add(file: Omit<MediaFile, 'createdAt'>): { mediaId: string; createdAt: number } {
      const mediaId = deps.random(48).toString('base64url');
      const createdAt = deps.now();
      files.set(mediaId, { ...file, createdAt });
      return { mediaId, createdAt };
    },
    /** Undefined for one that is unknown; `expired` after three days. */
    find(mediaId: string): MediaFile | 'expired' | undefined {
      const file = files.get(mediaId);
      if (!file) return undefined;
      return file.createdAt + lifeMs > deps.now() ? file : 'expired';
    },
  };
}
