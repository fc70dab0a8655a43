import { hmac } from '../../vault/derive.js';

/** The token of a form: it is bound to this session and to the address the form posts to. */
export const formToken = (formKey: Uint8Array, actionPath: string) => hmac(formKey, actionPath).toString('base64url');
