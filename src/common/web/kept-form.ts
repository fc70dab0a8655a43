import { hmac, lengthPrefixed, sameBytes } from '../../vault/derive.js';
import { comesBack } from './form-body.js';
import { formToken } from './form-token.js';
import { pathOf, type WebRequest } from './web-request.js';

/** A form that outlived its session. It travels through the sign-in page and back; nothing of it is stored. */
export interface KeptForm {
  /** The page that shows this form. */
  page: string;
  fields: [string, string][];
  /** Its token, and HMAC(account id, token): so that it comes back to the one who filled it, and to nobody else. */
  form: string;
  by: string;
}

const MOST = 1_000_000;

/** Stands in every form of somebody signed in. It tells nothing: an account's id is random. */
export const ownerMark = (accountId: string, token: string) =>
  hmac(Buffer.from(accountId), token).toString('base64url');
export const isOf = ({ form, by }: KeptForm, accountId: string) =>
  sameBytes(Buffer.from(by), Buffer.from(ownerMark(accountId, form)));

/** Has this form the token of a session that is over? Other sites cannot make one. */
export function isOfEndedSession({ endedFormKey, fields, url }: WebRequest): boolean {
  if (!endedFormKey) return false;
  return sameBytes(Buffer.from(field(fields, '_form')), Buffer.from(formToken(endedFormKey, pathOf(url))));
}

/** What a refused request leaves behind, when its session has ended: no files, no passphrases, at most 1 MB. */
export function leftBehind(request: WebRequest): KeptForm | undefined {
  const { redraw, fields, actor } = request;
  const [form, by] = [field(fields, '_form'), field(fields, '_by')];
  if (!redraw || !fields || !by || !(actor?.ended || isOfEndedSession(request))) return undefined;
  const kept = { page: redraw, fields: fields.filter(comesBack), form, by };
  return packed(kept).length > MOST ? undefined : kept;
}

/** The hidden fields of the sign-in page that carry it, under the key of that page's forms. */
export function carriedBy(formKey: Uint8Array, kept: KeptForm) {
  const value = packed(kept);
  return [
    { name: '_kept', value },
    { name: '_kept_mac', value: macOf(formKey, value) },
  ];
}

/** What a sign-in carries; undefined when it carries nothing, or what this server did not give it. */
export function carriedIn({ formKey, fields }: WebRequest): KeptForm | undefined {
  const [value, mac] = [field(fields, '_kept'), field(fields, '_kept_mac')];
  if (!formKey || !value || !sameBytes(Buffer.from(mac), Buffer.from(macOf(formKey, value)))) return undefined;
  return JSON.parse(Buffer.from(value, 'base64url').toString()) as KeptForm;
}

const field = (fields: WebRequest['fields'], name: string) => fields?.find(([one]) => one === name)?.[1] ?? '';
const packed = (kept: KeptForm) => Buffer.from(JSON.stringify(kept)).toString('base64url');
const macOf = (formKey: Uint8Array, value: string) =>
  hmac(formKey, lengthPrefixed('kept', value)).toString('base64url');
