import { type FieldMistake, Invalid } from '../../common/web/refusals.js';
import type { WhyNot } from './cleaning/cannot-clean.js';

const KEEP = 'If it must be kept all the same, tick "Keep it as it is" and bring it once more.';

/** `not_clean`: it can be read, and what it says of itself cannot be taken out. */
export type Refused = WhyNot | 'not_clean';

/** Why a file was not kept, and what to do: after its name, for the person who brought it. */
export const WHY_REFUSED: Record<Refused, string> = {
  not_clean: `what a file of this kind says of who made it, where and when cannot be taken out. ${KEEP}`,
  damaged: `it cannot be read to its end. Open it and save it anew, then bring that one. ${KEEP}`,
  encrypted: `it is locked with a password. Save it without one, then bring that one. ${KEEP}`,
  not_what_it_says:
    'its name says one kind of file and its content is another. Do not open it: ask whoever sent it what it is, then give it the ending of what it is.',
  too_large: `it is larger than 50 MB, or unpacks to more than can be looked through. Divide it, or save it smaller.`,
  too_slow: `it takes longer to look through than one file may. Print or save it anew as a PDF, or divide it, then bring that one. ${KEEP}`,
  empty: 'it is empty. Look whether it was copied to its end.',
  unknown_type: 'it is a program, or may run one. Files like this are not kept.',
};

/** What may be kept as it came, once somebody has said so. */
export const KEPT_ON_REQUEST: readonly Refused[] = ['not_clean', 'damaged', 'encrypted', 'too_slow'];

/** @throws Invalid that says of each file why it was not kept, or that there was none */
export function refuseUnkept(refused: string[], kept: number, already = 0) {
  if (refused.length > 0) throw new Invalid(mistakes(refused, kept));
  if (kept + already === 0) throw new Invalid([{ field: 'files', message: 'Choose one file or several first.' }]);
}

/** The first of them is told beside the field, each by a line of its own. */
const mistakes = (refused: string[], kept: number): FieldMistake[] => {
  const others =
    kept === 0 ? 'Nothing was kept.' : kept === 1 ? 'The other one was kept.' : `${kept} others were kept.`;
  return [
    {
      field: 'files',
      message: `${refused.length === 1 ? 'One file was' : `${refused.length} files were`} not kept. ${others}`,
    },
    ...refused.map((message, at) => ({ field: `refused-${at}`, message })),
  ];
};
