/** Why a call into WeCom did not do what was asked. */
export type Failure =
  'not-in-wecom' | 'no-bridge' | 'permission' | 'unsupported' | 'signature' | 'timeout' | 'unknown';

/** How a call into WeCom ended; these promises never reject and never hang. */
export type Outcome = 'done' | 'cancelled' | { failed: Failure };

const signs: [Failure, RegExp][] = [
  ['signature', /invalid signature|invalid url domain|40093|42012|80001|ticket no available/],
  ['unsupported', /function not exist|no ?support|unsupported/],
  ['permission', /permission|offline verifying|access denied/],
];

/** What a rejection of the SDK means (page 96912 lists the texts). */
export function outcomeOf(rejection: unknown): Exclude<Outcome, 'done'> {
  if (rejection instanceof WecomFailure) return { failed: rejection.failure };
  const text = describe(rejection).toLowerCase();
  if (/:cancel/.test(text)) return 'cancelled';
  const found = signs.find(([, pattern]) => pattern.test(text));
  return { failed: found?.[0] ?? 'unknown' };
}

function describe(rejection: unknown): string {
  if (rejection instanceof Error) return rejection.message;
  if (typeof rejection !== 'object' || rejection === null) return String(rejection);
  const errMsg = 'errMsg' in rejection ? String(rejection.errMsg) : '';
  const errCode = 'errCode' in rejection ? String(rejection.errCode) : '';
  return `${errMsg} ${errCode}`;
}

/** Thrown by the bridge itself, when it already knows why. */
export class WecomFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(`The WeCom bridge failed: ${failure}.`);
    this.failure = failure;
  }
}
