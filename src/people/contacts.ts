import { fold } from '../common/fold.js';

/**
 * The contacts of a cell in the form in which the same one is the same: `+999 100 1332`, `009991001332` and
 * `Signal: +999-100-1332`. Text that names no reachable contact ("via his sister") is none.
 */
export interface Contact {
  key: string;
  /** Digits of a number written without its country: it may be the end of an international one. */
  national?: string;
}

const MOST = 10;

/** What somebody looks for: a number, an address, an account with or without its sign. */
export const askedContacts = (text: string): Contact[] => contactsIn(text).concat(bareHandle(text));

/** The contacts of a person. One written without its sign (`invented.heron`) is an account of its channel. */
export const contactsOf = (contacts: { handle: string }[] = []): Contact[] =>
  contacts.flatMap(({ handle }) => {
    const found = contactsIn(handle);
    return found.length > 0 ? found : bareHandle(handle);
  });

const bareHandle = (text: string) => contactsIn(`account: ${text}`).filter(({ key }) => key.startsWith('@'));

/** Whether one is the other; `end`: a number without its country is how the other ends. */
export function sameContact(one: Contact, other: Contact): 'same' | 'end' | undefined {
  if (one.key === other.key) return 'same';
  const endsWith = ({ key }: Contact, { national }: Contact) =>
    key.startsWith('+') && national && key.endsWith(national);
  return endsWith(one, other) || endsWith(other, one) ? 'end' : undefined;
}

const SERVICE =
  /^(?:signal|сигнал|telegram|телеграм|телеграмм|tg|тг|whatsapp|whats app|wa|ватсап|viber|вайбер|threema|wire|session|account|matrix|element|sms|tel|tel\.|telefon|telephone|phone|mobile|mob|mob\.|cell|тел|тел\.|телефон|моб|моб\.|mail|e-mail|email|mailto|почта|имейл|シグナル|시그널|سيغنال)[\s:=-]+(?=\S)/u;

export function contactsIn(cell: string): Contact[] {
  return fold(cell.slice(0, 2000))
    .split(/[,;\n|]| \/ | or | или | або | oder | ou /u)
    .slice(0, MOST)
    .flatMap((part) => contactOf(part.slice(0, 200)) ?? []);
}

function contactOf(part: string): Contact | undefined {
  const labelled = part.trim();
  const bare = labelled.replace(SERVICE, '').replace(SERVICE, '').trim();
  const mail = /[^\s<>()@]+@[^\s<>()@]+\.[^\s<>()@]+/u.exec(bare)?.[0];
  if (mail) return { key: mail.replace(/\.$/, '') };
  const handle = /^(?:https?:\/\/)?(?:t\.me\/|@)\s*([\p{L}\p{N}_.-]{2,})/u.exec(bare)?.[1];
  if (handle) return { key: `@${handle.replace(/[.-]+$/, '')}` };
  const number = phone(bare);
  if (number) return number;
  // "Signal ivan.42": with the service named, one word is a handle.
  const word = /^[\p{L}\p{N}_.-]{3,}$/u.exec(bare)?.[0];
  return word && bare !== labelled ? { key: `@${word}` } : undefined;
}

function phone(text: string): Contact | undefined {
  const written = text.replace(/[^\d+()\s./-]/gu, ' ').trim();
  const letters = text.replace(/[^\p{L}]/gu, '').length;
  const digits = written.replace(/\(0\)/g, '').replace(/\D/g, '');
  if (digits.length < 7 || digits.length > 17 || letters > 12) return undefined;
  if (/^\D*\+/.test(written)) return { key: `+${digits}` };
  if (digits.startsWith('00')) return { key: `+${digits.slice(2)}` };
  const trunk = digits.length === 11 && digits.startsWith('8') ? digits.slice(1) : digits.replace(/^0+/, '');
  return trunk.length >= 8 ? { key: `~${trunk}`, national: trunk } : { key: `~${digits}` };
}
