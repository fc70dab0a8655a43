import { count, listOf, oneOf, shape, text, yesOrNo } from '../../common/web/json-schema.js';
import { briefly, mentioned } from '../mention.schema.js';
import { REASONS } from './likeness.js';
import type { alike, AlikeCase, pair } from './same-person.presenter.js';

const line = { ...briefly, pseudonym: text };
const likeness = { reasons: listOf(oneOf(REASONS)), strong: yesOrNo };
const alikeCase = shape<ReturnType<typeof alike>>('AlikeCase', { ...line, ...likeness });
export const samePersonSchema = shape('SamePerson', { ...mentioned, items: listOf(alikeCase) });

const side = shape<AlikeCase>(undefined, line);
const alikePair = shape<ReturnType<typeof pair>>('AlikePair', { one: side, other: side, ...likeness });
export const pairsSchema = shape('AlikePairs', { items: listOf(alikePair), total: count });
