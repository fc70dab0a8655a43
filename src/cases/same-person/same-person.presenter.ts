import type { Listed } from '../case-list.service.js';
import { caseBrief } from '../case.presenter.js';
import type { Alike, AlikePair } from './same-person.service.js';

const lineOf = ({ row, summary }: Listed) => ({ ...caseBrief(row), pseudonym: summary.pseudonym });
export type AlikeCase = ReturnType<typeof lineOf>;

export const alike = ({ likeness, ...listed }: Alike) => ({ ...lineOf(listed), ...likeness });
export const pair = ({ one, other, likeness }: AlikePair) => ({ one: lineOf(one), other: lineOf(other), ...likeness });
