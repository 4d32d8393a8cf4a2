const email = /[^\s@]+@[^\s@]+\.[^\s@]+/g;
/** Seven digits or more, however they are grouped. */
const phone = /\+?\d(?:[\s().-]?\d){6,}/g;

/** What somebody typed, for a chat, which nobody can erase: addresses and numbers are left out. */
export function withoutContacts(text: string): string {
  return text.replace(email, '…').replace(phone, '…');
}
