/**
 * How an attempt to send ended. `refused`: the address takes no mail. `later`: it surely did not arrive and may be tried again.
 * `failed`: it surely did not arrive and will not. `unknown`: the connection broke after the text had been handed over; it may have
 * arrived, so it is not tried again.
 */
export type Outcome = { result: 'sent' } | { result: 'refused' | 'later' | 'failed' | 'unknown'; code: string };

/** As nodemailer tells an error, as far as it is looked at: never its message, which holds addresses. */
interface SmtpError {
  code?: unknown;
  originalCode?: unknown;
  command?: unknown;
  responseCode?: unknown;
  response?: unknown;
}

/** @param handedOver whether the mail's text had been read, which is after the server asked for it */
export function outcomeOf(error: unknown, handedOver: boolean): Outcome {
  const code = errorCode(error);
  const { responseCode, command, response } = (error ?? {}) as SmtpError;
  if (typeof responseCode !== 'number') return { result: handedOver ? 'unknown' : 'later', code };
  if (responseCode < 500) return { result: 'later', code };
  if (command === 'RCPT TO' && !isPolicy(response)) return { result: 'refused', code };
  // A refusal of the text itself is final; one of us (the sender, the password) is the operator's to mend, and is tried again.
  return { result: command === 'DATA' ? 'failed' : 'later', code };
}

/** 5.7.x (RFC 3463): the server refuses us, not the address. */
const isPolicy = (response: unknown) => typeof response === 'string' && /^\d{3}[ -]5\.7\.\d/.test(response);

/** `RCPT 550`, `ECONNREFUSED`: a code of at most 20 letters and digits, and nothing that a server wrote. */
export function errorCode(error: unknown): string {
  const { code, originalCode, command, responseCode } = (error ?? {}) as SmtpError;
  const step = typeof command === 'string' ? command.split(' ')[0] : '';
  const said =
    typeof responseCode === 'number'
      ? `${step} ${responseCode}`
      : String(originalCode ?? code ?? 'UNKNOWN').replaceAll('_', ' ');
  return /^[A-Z0-9 ]{1,20}$/.test(said)
    ? said
    : said
        .toUpperCase()
        .replace(/[^A-Z0-9 ]/g, '')
        .slice(0, 20) || 'UNKNOWN';
}
