/** Why a mail did not go out, without the recipient's address, which may stand in the cause. */
export class MailError extends Error {
  override name = 'MailError';
  /** `later` may heal by itself, `operator` once somebody acts, `never` is final. */
  readonly reaction: 'later' | 'operator' | 'never';
  /** Who fixes it and how. */
  readonly advice: string;

  constructor(reaction: MailError['reaction'], meaning: string, advice: string) {
    super(meaning);
    this.reaction = reaction;
    this.advice = advice;
  }
}

const network = new Set(['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'ECONNREFUSED']);

/** What nodemailer and the mail server say, in our words. */
export function mailFailure(error: unknown): MailError {
  const { code, responseCode } = (error ?? {}) as { code?: unknown; responseCode?: unknown };
  if (code === 'NOT_CONFIGURED') {
    return new MailError(
      'never',
      'mail is not configured',
      'Send the candidate the link yourself. Operators: set SMTP_URL and MAIL_FROM.',
    );
  }
  if (code === 'EAUTH') {
    return new MailError(
      'operator',
      'the mail server refuses our sign-in',
      'Operators: correct the user and password in SMTP_URL.',
    );
  }
  if (typeof responseCode === 'number' && responseCode >= 500) {
    return new MailError(
      'never',
      `the mail server answered ${responseCode}`,
      'Correct the candidate’s address and send the link again. Operators: MAIL_FROM must be an address this server may send from.',
    );
  }
  if (typeof responseCode === 'number') {
    return new MailError('later', `the mail server answered ${responseCode}`, 'It is tried again.');
  }
  if (typeof code === 'string' && network.has(code)) {
    return new MailError(
      'later',
      'the mail server does not answer',
      'It is tried again. Operators: check the host and port in SMTP_URL.',
    );
  }
  return new MailError('later', 'the mail could not be handed over', 'It is tried again.');
}
