import { describeTimeTravel } from '../../helpers/describe-time-travel.ts';

// The same each time, unless SEED says another; `npm run test:long` travels through new ones.
describeTimeTravel(Number(process.env.SEED ?? 20_261_124));
