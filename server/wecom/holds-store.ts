import type pg from 'pg';

export interface Hold {
  errcode: number;
  level: number;
  until: Date;
}

export interface HoldStore {
  /** The newest hold, over or not, and the store's time. */
  read(api: string): Promise<{ at: Date; hold: Hold | undefined }>;
  /** Never shortens one that another process has written. */
  write(api: string, hold: Hold): Promise<void>;
}

/**
 * Which APIs of a corp are not to be asked for a while, in the table `wecom_hold`. Time is the
 * database's, unless `now` is given.
 */
export function createHoldStore(
  pool: pg.Pool,
  options: { corpId: string; now?: () => number },
): HoldStore {
  const { corpId } = options;
  const clock = () => (options.now ? new Date(options.now()) : null);
  return {
    async read(api) {
      const { rows } = await pool.query<{ at: Date } & { [Key in keyof Hold]: Hold[Key] | null }>(
        `select coalesce($3::timestamptz, clock_timestamp()) as at, errcode, level, until
           from (select) as always left join wecom_hold on corp_id = $1 and api = $2`,
        [corpId, api, clock()],
      );
      const [row] = rows;
      if (!row) throw new Error('a left join without a row');
      const { at, errcode, level, until } = row;
      const hold =
        errcode === null || level === null || until === null
          ? undefined
          : { errcode, level, until };
      return { at, hold };
    },
    async write(api, { errcode, level, until }) {
      await pool.query(
        `insert into wecom_hold as stored (corp_id, api, errcode, level, until)
         values ($1, $2, $3, $4, $5)
         on conflict (corp_id, api) do update set
           errcode = excluded.errcode, level = excluded.level, until = excluded.until
         where stored.until < excluded.until`,
        [corpId, api, errcode, level, until],
      );
    },
  };
}
