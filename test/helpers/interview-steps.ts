import * as fc from 'fast-check';

/** Somebody tries something; whether they may and it is legal is for the app to say. */
export interface Step {
  who: string;
  /** Which of the interviews made so far; past the last means the last. */
  which: number;
  command: string;
  input: Record<string, unknown>;
  /** Behind the present revision by so many. */
  behind: number;
  /** How far the clock moves before it, in minutes. */
  minutes: number;
}

export const people = ['ZhangSan', 'LiNa', 'ChenJie', 'Camille'];
const everybody = [...people, 'WangFang', 'OliverSmith', 'LiQiang'];

const hour = fc.integer({ min: 1, max: 30 });
const someone = fc.constantFrom(...people);
const reason = fc.constantFrom('', 'because', '病了');

/** Times are hours from the moment of the step, so that windows are hit and people collide. */
const when = fc.record({ inHours: hour, minutes: fc.constantFrom(30, 60, 90) });

const inputs: Record<string, fc.Arbitrary<Record<string, unknown>>> = {
  create: fc.record({
    kind: fc.constantFrom('fixed', 'fixed', 'draft', 'offer'),
    when,
    round: fc.constantFrom(1, 2),
    again: fc.boolean(),
    interviewers: fc.uniqueArray(someone, { minLength: 1, maxLength: 3 }),
  }),
  offer: fc.record({ when, other: when }),
  schedule: fc.record({ when }),
  reschedule: fc.record({ when, reason }),
  edit: fc.record({ notes: fc.constantFrom('a', 'b') }),
  replace: fc.record(
    { from: fc.option(someone, { nil: undefined }), to: fc.option(someone, { nil: undefined }) },
    { requiredKeys: [] },
  ),
  renotify: fc.constant({}),
  respond: fc.record({
    response: fc.constantFrom('accepted', 'accepted', 'declined', 'propose'),
    reason,
    when,
    onBehalfOf: fc.option(someone, { nil: undefined, freq: 5 }),
  }),
  start: fc.constant({}),
  end: fc.constant({}),
  mark_no_show: fc.record({ who: fc.constantFrom('candidate', 'interviewer'), userid: someone }),
  reopen: fc.record({ when }),
  cancel: fc.record({ reason }),
  waive_feedback: fc.record({ userid: someone, reason }),
  decide: fc.record({ decision: fc.constantFrom('advance', 'reject') }),
  tick: fc.constant({}),
};

/** Creating and answering come often, cancelling rarely: most lives should be long. */
const weights: Record<string, number> = {
  create: 6,
  respond: 6,
  start: 4,
  end: 4,
  tick: 4,
  cancel: 1,
};

const command = fc.oneof(
  ...Object.keys(inputs).map((name) => ({
    arbitrary: fc.constant(name),
    weight: weights[name] ?? 2,
  })),
);

export const step: fc.Arbitrary<Step> = command.chain((name) =>
  fc.record({
    who: fc.oneof(
      { arbitrary: fc.constantFrom('WangFang'), weight: 3 },
      { arbitrary: fc.constantFrom(...everybody), weight: 4 },
    ),
    which: fc.nat({ max: 5 }),
    command: fc.constant(name),
    input: inputs[name] ?? fc.constant({}),
    behind: fc.constantFrom(0, 0, 0, 0, 0, 0, 1),
    minutes: fc.constantFrom(0, 0, 1, 10, 30, 90),
  }),
);
