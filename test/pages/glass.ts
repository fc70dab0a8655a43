import type { AskDetail, AskForm } from '../../src/cases/break-glass/break-glass.view.js';
import type { ShownCase } from '../../src/cases/break-glass/showing.service.js';
import { caseFile, desks } from './models.js';

/** What two desks ask each other in an emergency, in the form that handlers answer. */
export const ask = (state: AskDetail['state'], more: Partial<AskDetail> = {}): AskDetail => ({
  id: 'g1',
  side: 'asked-of-us',
  state,
  from: 'South desk',
  of: 'North desk',
  by: 'cello-reed-1207',
  own: false,
  reference: 'K7Q-4MX',
  reason: `أُوقف على الحدود صباح اليوم. ${'The lawyer is on the telephone. '.repeat(8)}`,
  asked_on: '2026-11-24',
  answer_by: '2026-11-27',
  settled_on: state === 'asked' ? null : '2026-11-24',
  until: ['granted', 'ended'].includes(state) ? '2026-11-24T18:00:00.000Z' : null,
  answer:
    state === 'refused'
      ? { by: 'heron-maple-4821', word: 'We call him ourselves.' }
      : state === 'granted'
        ? { by: 'heron-maple-4821', word: null }
        : null,
  desk_id: 'd1',
  case_id: 'c1',
  pin_first: null,
  ...more,
});

export const desksToAsk: AskForm = {
  own: desks,
  desks: [
    { id: 'd3', name: 'Hill desk', pinned: true },
    { id: 'd4', name: 'Cove desk', pinned: false },
  ],
};

export const shownCase: ShownCase = {
  id: 'g1',
  case_id: 'c1',
  reference: caseFile.reference,
  pseudonym: caseFile.pseudonym,
  state: caseFile.state,
  sections: [...caseFile.sections, { label: 'Proceedings', entries: [] }],
  of: 'South desk',
  until: '2026-11-24T18:00:00.000Z',
};
