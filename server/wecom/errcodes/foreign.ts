import { alike, remedies, same, span, type Errcode } from './errcode.ts';

const { ours, signIn } = remedies;

/** What an app of the corp's own should never meet: apps of providers, robots, launch codes. */
export const foreignErrcodes: Record<number, Errcode> = {
  ...alike('permanent', ours, {
    40077: 'the pre-authorisation code is not valid',
    40078: 'the authorisation code is not valid',
    40080: 'the suite secret is not valid',
    40082: 'the suite token is not valid',
    40083: 'the suite id is not valid',
    40084: 'the permanent code is not valid',
    40085: 'the suite ticket is not valid',
    41021: 'no suite id was sent',
    41022: 'no suite token was sent',
    41023: 'no suite ticket was sent',
    41025: 'no permanent code was sent',
    42007: 'the pre-authorisation code has expired',
    42009: 'the suite token has expired',
    846000: 'this API is for apps of providers',
    93000: 'the robot’s URL is not valid or the robot was removed',
    93004: 'the robot was stopped',
    93008: 'the robot is not in the group',
  }),
  ...alike('login', signIn, {
    ...same('the second factor of the sign-in is not valid', span(40207, 40210)),
    42006: 'the sign-in that shows names was lost',
    43016: 'nobody is signed in to show names to',
    43017: 'the sign-in that shows names was refused',
    ...same('the launch code is not valid', [630005, ...span(630010, 630015)]),
  }),
};
