import { createTransport } from 'nodemailer';
import { attemptSignal } from '../attempt-signal.js';
import { UnreachableAddress } from './reachable-address.js';

/** The mail server that the operator names, and whom mail is from. */
export interface MailSettings {
  /** `smtps://user:password@host:port`, or `smtp://…`, which asks for STARTTLS where the server has it. */
  url: string;
  /** An address, or a name and an address: `Docket <docket@example.com>`. */
  from: string;
}

export interface Mail {
  to: string;
  subject: string;
  text: string;
  /** Of the message: the same at each attempt. */
  id: string;
}

/** Each of connection, greeting and silence, in milliseconds. */
const STEP_MS_MAX = 10_000;
/** For all of it: a server that says a little again and again is never silent. Shorter than a lease. */
const ATTEMPT_MS_MAX = 20_000;

/**
 * Hands a mail to the server, once, as plain text. @returns the code of its answer.
 *
 * @throws {UnreachableAddress} with one line for people, of words of Docket and a code.
 */
export async function sendMail(
  { url, from }: MailSettings,
  mail: Mail,
  stopped: AbortSignal,
): Promise<number> {
  const { to, subject, text, id } = mail;
  const { signal, end } = attemptSignal(ATTEMPT_MS_MAX, stopped);
  const timeouts = {
    connectionTimeout: STEP_MS_MAX,
    greetingTimeout: STEP_MS_MAX,
    socketTimeout: STEP_MS_MAX,
  };
  const transport = createTransport({ url, ...timeouts });
  try {
    const { response } = await transport.sendMail({
      from,
      to: { name: '', address: to },
      subject,
      text,
      messageId: `<${id}@docket>`,
      // Nobody's absence is answered to a machine (RFC 3834).
      headers: { 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
      signal,
    });
    return Number(/^\d{3}/.exec(response)?.[0] ?? 250);
  } catch (error) {
    if (signal.aborted && !stopped.aborted)
      throw new UnreachableAddress(
        `the mail server did not end within ${ATTEMPT_MS_MAX / 1000} s`,
        { cause: error },
      );
    const { code, responseCode } = (error ?? {}) as { code?: unknown; responseCode?: unknown };
    const said = typeof responseCode === 'number' ? ` ${responseCode}` : '';
    const why = typeof code === 'string' && /^[A-Z0-9_]{1,64}$/.test(code) ? code : 'no answer';
    throw new UnreachableAddress(`the mail server did not take it: ${why}${said}`, {
      cause: error,
    });
  } finally {
    end();
    transport.close();
  }
}
