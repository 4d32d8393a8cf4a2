import { createTransport } from 'nodemailer';
import { mailFailure } from './service/failure.ts';

export { MailError } from './service/failure.ts';

export interface MailMessage {
  to: string;
  subject: string;
  text: string;
  /** A calendar entry, shown by mail programs as an invitation or its cancellation. */
  ics?: { method: 'REQUEST' | 'CANCEL'; content: string };
}

export type Mail = ReturnType<typeof createMail>;

/** A server that takes mail answers in seconds; one that does not is tried again later. */
const limits = { connectionTimeout: 8_000, greetingTimeout: 8_000, socketTimeout: 15_000 };
const atOnce = 3;

/** Mail by SMTP, when the operator has configured it. */
export function createMail(settings: { smtpUrl: string; from: string } | undefined) {
  const transport =
    settings &&
    createTransport({
      url: settings.smtpUrl,
      pool: true,
      maxConnections: atOnce,
      ...limits,
      // A file or an address in a message is text, never something to fetch.
      disableFileAccess: true,
      disableUrlAccess: true,
    });

  return {
    configured: transport !== undefined,
    /** What the sender is called in calendar entries; empty without SMTP. */
    from: settings?.from ?? '',

    /**
     * Hands one message to the mail server. No recipient stands in the error.
     * @throws MailError, which says whether trying again may help
     */
    async send(message: MailMessage): Promise<{ messageId: string }> {
      if (!transport) throw mailFailure({ code: 'NOT_CONFIGURED' });
      const { ics, ...rest } = message;
      try {
        const { messageId } = await transport.sendMail({
          ...rest,
          from: settings?.from,
          // Nobody answers on the candidate's behalf, and no holiday notice comes back.
          headers: { 'Auto-Submitted': 'auto-generated' },
          ...(ics && {
            icalEvent: { method: ics.method, content: ics.content, filename: 'interview.ics' },
          }),
        });
        return { messageId };
      } catch (error) {
        throw mailFailure(error);
      }
    },

    close: () => transport?.close(),
  };
}
