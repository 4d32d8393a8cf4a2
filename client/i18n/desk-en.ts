import type { Message } from './message.ts';
import type { deskZhCN } from './desk-zh-CN.ts';

export const deskEn: Record<keyof typeof deskZhCN, Message> = {
  'invite.hint': 'Copying or mailing it leaves the link as it is: one sent before keeps working.',
  'invite.copy': 'Copy the invitation',
  'invite.mail': 'Send it by mail',
  'invite.renew': 'Make a new link…',
  'invite.renew.title': 'Make a new link?',
  'invite.renew.text':
    'A link sent before stops working at once, also where the candidate has it open. Send them the new one.',
  'invite.renew.mail': 'Send the new link by mail, too',
  'invite.renew.keep': 'Keep the present link',
  'invite.renew.do': 'Make a new link',
  'invite.renewed': 'This is a new link. The one before opens nothing now.',
  'invite.noMail':
    'No mail was sent: the candidate has no address here, or there is no mail server. Copy it to them.',

  'contact.edit': 'Change',
  'contact.edit.title': 'Change the contact',
  'contact.edit.hint': 'Empty a field to remove it. Messages sent before stay as they are.',
  'contact.edit.save': 'Save',
  'contact.saved': 'Contact saved',
  'contact.erase': 'Ask for erasure',
  'contact.erase.title': 'Ask for this candidate to be erased?',
  'contact.erase.text':
    'An administrator then erases name, phone, e-mail, links and all that was written about them, in every interview of theirs. Dates, statuses and recommendations stay, without a person.',
  'contact.erase.more':
    'Once erased, nothing comes back. Interviews that are still open have to be held or cancelled first. Your request is recorded.',
  'contact.erase.keep': 'Do not ask',
  'contact.erase.asked': 'Erasure requested. An administrator does the rest.',
  'contact.erase.since': 'Erasure was requested on {date}.',

  'title.candidates': 'Find a candidate',
  'find.by': 'Phone or e-mail',
  'find.hint': 'In full. Only candidates you recruit are found.',
  'find.do': 'Find',
  'find.invalid': 'This is neither a phone number nor a mail address.',
  'find.none': 'Nobody with this contact among those you recruit.',
  'find.found': { one: '{n} candidate', other: '{n} candidates' },
  'find.book': 'Schedule: {round}',
  'find.open': 'Find a known candidate',
  'find.known': 'A further round for',
  'find.other': 'Somebody else',
  'find.gone': 'You do not recruit for this application. Choose somebody else.',
};
