import { sha256, toHex, utf8 } from '@docket/chain';

/**
 * The two outside systems of the refund, played in this process. They count what really arrived, so
 * that the demo can show that a retry paid nobody twice.
 */
export class PaymentSystem {
  readonly refunds: { order: string; value: string; reference: string }[] = [];

  async refund(order: string, value: string): Promise<string> {
    const reference = `re_${digest(`${order} ${value} ${this.refunds.length}`).slice(0, 16)}`;
    this.refunds.push({ order, value, reference });
    return reference;
  }
}

export class MailSystem {
  readonly sent: { to: string; template: string; reference: string }[] = [];

  async send(to: string, template: string): Promise<string> {
    const reference = `msg_${digest(`${to} ${template} ${this.sent.length}`).slice(0, 16)}`;
    this.sent.push({ to, template, reference });
    return reference;
  }
}

/** What an agent records as the digest of the arguments or of the passage that it used. */
export function digest(text: string): string {
  return toHex(sha256(utf8(text)));
}
