import { describeTimeTravel } from '../helpers/describe-time-travel.ts';

/** Others each time. */
const first = Date.now() % 1_000_000_000;
const travels = 25;

for (let at = 0; at < travels; at += 1) describeTimeTravel(first + at);
