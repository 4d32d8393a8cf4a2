import type { accountsZhCN } from './accounts-zh-CN.ts';
import type { Message } from './message.ts';

export const accountsEn: Record<keyof typeof accountsZhCN, Message> = {
  'title.accounts': 'Changed accounts',
  'accounts.intro':
    'For a member who has another WeCom account now, or two accounts that are one person. Interviews, feedback and history stay.',
  'accounts.old': 'Account until now',
  'accounts.what': 'What happened',
  'accounts.rename': 'The account has another userid',
  'accounts.rename.hint': 'Nobody has used the new one here yet.',
  'accounts.merge': 'Two accounts are one person',
  'accounts.merge.hint': 'The new one has signed in here, or was given an interview.',
  'accounts.new': 'New account',
  'accounts.new.hint': 'The account as the admin console shows it, for example ZhangSan',
  'accounts.review': 'Continue',
  'accounts.becomes': 'becomes',
  'accounts.back': 'Back to the form',
  'accounts.working': 'Working…',
  'accounts.wecom':
    'This happens only if WeCom agrees: the account until now is gone there, and the new one exists. The log will say so.',

  'accounts.rename.title': 'Use the new account?',
  'accounts.rename.seats':
    'Interviews, feedback and messages stay with this person; only the account changes.',
  'accounts.rename.rights':
    'Roles and accounts in other systems stay. Roles set on the server follow the account, not the person.',
  'accounts.rename.log': 'What was done before still stands under this person.',
  'accounts.rename.do': 'Use the new account',
  'accounts.merge.title': 'Merge the two accounts?',
  'accounts.merge.seats':
    'Interviews, feedback and messages not sent yet move to the new account. Where both sit in one interview, the new account’s seat stays.',
  'accounts.merge.rights':
    'Given roles and accounts in other systems move too; roles set on the server do not.',
  'accounts.merge.log':
    'The account until now is signed out and stays in the history only. This cannot be undone.',
  'accounts.merge.do': 'Merge accounts',

  'accounts.done.rename': '{name} now uses the account {userid}.',
  'accounts.done.merge': '{name}’s two accounts are one now: {userid}.',

  'accounts.fault.title': 'Nothing was changed',
  'accounts.fault.still_there':
    'WeCom still has the account until now. Rename or remove it in the admin console first, then come back.',
  'accounts.fault.unknown_new': 'WeCom knows no such new account, or the app may not see it.',
  'accounts.fault.inactive_new': 'The new account is not active in WeCom.',
  'accounts.fault.used_already':
    'The new account has been used here. Go back and choose “Two accounts are one person”.',
  'accounts.fault.same': 'That is one and the same account. Choose two different ones.',
  'accounts.fault.own':
    'Nobody takes over another account themselves. Ask another administrator to do it.',
  'accounts.fault.unknown_old':
    'The account until now has never been here, so there is nothing to move.',
  'accounts.fault.identities':
    'Each of the two has an account in the same other system. Remove one of them, then merge.',
  'accounts.fault.overlap':
    'Both have an interview at these times. Ask the recruiter to move one or replace the person, then merge.',
};
