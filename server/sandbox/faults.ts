/** What goes wrong with a call instead of the answer WeCom would have given. */
export type FaultKind =
  | { errcode: number }
  | { status: number }
  /** The right answer, after so many milliseconds. */
  | { slow: number }
  /** Never answers. */
  | { hang: true }
  /** Cuts the connection. */
  | { reset: true }
  /** Answers 200 with something that is not JSON. */
  | { malformed: true };

export type Fault = FaultKind & {
  /** How many calls in a row; 1 unless told. */
  times?: number;
  /** The call takes effect first, and only its answer goes wrong. */
  afterwards?: boolean;
};

export type Faults = ReturnType<typeof createFaults>;

/** Faults for the next calls, by path, in the order they were set. */
export function createFaults() {
  const planned = new Map<string, Fault[]>();

  return {
    add(path: string, fault: Fault) {
      const list = planned.get(apiPath(path)) ?? [];
      planned.set(apiPath(path), [...list, ...Array<Fault>(fault.times ?? 1).fill(fault)]);
    },
    take: (path: string): Fault | undefined => planned.get(apiPath(path))?.shift(),
  };
}

/** `message/send` and `/cgi-bin/message/send` are the same call. */
export function apiPath(path: string): string {
  return path.replace(/^\/?(cgi-bin\/)?/, '');
}
