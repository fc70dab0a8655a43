import { countryName } from '../../reference/vocabulary.js';
import { mention } from '../case.presenter.js';
import { coded } from '../facts-in-words.js';
import type { OpenedCase } from '../sealed-cases.service.js';
import type { Proceeding } from './proceeding.js';
import type { CaseProceedings, ProceedingLine } from './views/proceedings.page.js';

export const caseProceedings = (opened: OpenedCase): CaseProceedings => ({
  ...mention(opened),
  state: opened.row.state,
  proceedings: (opened.content.proceedings ?? []).map(proceedingLine),
});

export const proceedingLine = (of: Proceeding): ProceedingLine => ({
  id: of.id,
  type: coded('proceeding_type', of.type),
  court: of.court ? coded('court_type', of.court) : null,
  country: of.country ? { code: of.country, label: countryName(of.country) } : null,
  authority: of.authority ?? null,
  file_number: of.file_number ?? null,
  opened_on: of.opened_on ?? null,
  events: of.events
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
    .map(({ id, kind, on, at = null, place = null, text = null, by }) => ({
      id,
      kind: coded('proceeding_event', kind),
      on,
      at,
      place,
      text,
      by,
    })),
  ended: of.ended ?? null,
});
