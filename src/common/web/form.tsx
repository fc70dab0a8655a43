/** A form that writes. It carries its own token, and a key that lets it happen only once. */
import { randomUUID } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import { usePage } from './page-context.js';

export interface FormProps {
  /** An address of a route, never of data. */
  action: string;
  method?: 'patch' | 'delete';
  class?: string;
  encType?: 'multipart/form-data';
  /** A key against sending twice. False for acts that may happen again: leaving, signing in, an opening that is recorded. */
  once?: boolean;
  /** The accessible name, where several forms stand on one page. */
  label?: string;
  /** For a button of this form that stands elsewhere. */
  id?: string;
  children: ComponentChildren;
}

export function Form({ action, method, class: look, encType, once = true, label, id, children }: FormProps) {
  const { formToken, ownerMark } = usePage();
  const path = action.split('?', 1)[0] ?? action;
  const token = formToken(path);
  // Browsers send only GET and POST; the server turns `_method` before routing.
  const target = method ? `${action}${action.includes('?') ? '&' : '?'}_method=${method.toUpperCase()}` : action;
  return (
    <form id={id} method="post" action={target} class={look} encType={encType} aria-label={label} noValidate>
      <Hidden name="_form" value={token} />
      {once && ownerMark && <Hidden name="_by" value={ownerMark(token)} />}
      {once && <Hidden name="_once" value={randomUUID()} />}
      {children}
    </form>
  );
}

/** A value the form carries. What was typed before never replaces it: after a lost race the version must be the new one. */
export const Hidden = ({ name, value }: { name: string; value: string | number }) => (
  <input type="hidden" name={name} value={String(value)} />
);
