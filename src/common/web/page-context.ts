import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Lang } from './languages.js';

export type { Lang };
export type Mistakes = Record<string, string>;
/** What was typed, by field name as in the form; a list for names that end in `[]`. */
export type Typed = Record<string, string | string[]>;

/** What every page may know without being told by its handler. */
export interface PageFrame {
  lang: Lang;
  /** Calendar day, `2026-11-24`. */
  today: string;
  theme?: 'light' | 'dark';
  density?: 'dense';
  demonstration: boolean;
  /** The nonce-free CSRF token of a form, for the path it posts to (without a query). Empty where nobody is signed in. */
  formToken: (actionPath: string) => string;
  /** For a form's token: whose it is. Absent where nobody is signed in. */
  ownerMark?: (token: string) => string;
  /** Who is signed in; absent on public pages. */
  signedIn?: { handle: string; role: string; roleLabel: string; desk?: string; endsAt: string };
  /** What somebody typed, when a form is drawn again. */
  typed: Typed;
  mistakes: Mistakes;
  /** A message over the form, for a mistake that belongs to no field (a lost race). */
  problem?: string;
}

export const PageContext = createContext<PageFrame>({
  lang: 'en',
  today: '1970-01-01',
  demonstration: false,
  formToken: () => '',
  typed: {},
  mistakes: {},
});
export const usePage = () => useContext(PageContext);
