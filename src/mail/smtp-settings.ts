/** What `SMTP_URL` says. */
export interface SmtpSettings {
  host: string;
  port: number;
  /** TLS from the first byte (smtps). Without it STARTTLS is required, unless the server is this machine. */
  secure: boolean;
  isLoopback: boolean;
  user?: string;
  password?: string;
  /** The sender's address, where the user's name is none. */
  from?: string;
  /** Certificates to trust beside the machine's own: for tests. */
  trusted?: string;
}

const MAIL_ADDRESS = /^[!-?A-~]{1,64}@[A-Za-z0-9.-]{1,189}$/;
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/;

/**
 * `smtps://name:password@mail.example.org` or `smtp://...`, perhaps with a port and with `?from=reminders@example.org`.
 * @returns what is wrong, in words that do not repeat the value, instead
 */
export function readSmtpUrl(text: string): SmtpSettings | string {
  const scheme = /^(smtps?):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (!scheme) return 'must be an address that begins with smtp:// or smtps://.';
  // Node knows no default of these schemes and reads their user and host only where the address is one of its own schemes.
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url?.hostname) return 'must name a mail server, as in smtps://name:password@mail.example.org.';
  if ((url.pathname !== '' && url.pathname !== '/') || url.hash)
    return 'must be a scheme, a host and perhaps a port: write / ? # in a password as %2F %3F %23.';
  const unknown = [...url.searchParams.keys()].find((name) => name !== 'from');
  if (unknown !== undefined) return 'takes no other parameter than from, the address of the sender.';
  const from = url.searchParams.get('from') ?? undefined;
  if (from !== undefined && !MAIL_ADDRESS.test(from))
    return 'must give from as a plain address, reminders@example.org.';
  const [user, password] = [decoded(url.username), decoded(url.password)];
  if (user === undefined || password === undefined)
    return 'has a % in its name or password that must be written as %25.';
  if ((user === '') !== (password === '')) return 'must give a name and a password, or neither.';
  const secure = scheme === 'smtps';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    isLoopback: LOOPBACK.test(url.hostname),
    ...(user ? { user, password } : {}),
    ...(from ? { from } : {}),
  };
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

export const isMailAddress = (text: string) => MAIL_ADDRESS.test(text);
