import { caseBrief, mention } from '../case.presenter.js';
import type { MergedCase } from '../case.content.js';
import type { OpenedCase } from '../sealed-cases.service.js';
import type { ContentConflict } from './merged-content.js';

const side = (opened: OpenedCase) => ({ ...caseBrief(opened.row), pseudonym: opened.content.pseudonym });

export const mergeForm = ({
  stays,
  goes,
  conflicts,
  blocked,
}: {
  stays: OpenedCase;
  goes: OpenedCase;
  conflicts: ContentConflict[];
  blocked: string | null;
}) => ({
  ...side(stays),
  other: side(goes),
  conflicts,
  /** What has to be asked again, because it was not agreed to in both. */
  weaker: {
    consent: stays.content.consent.agreed !== goes.content.consent.agreed,
    counted: stays.content.counted !== goes.content.counted,
  },
  blocked,
});
export type MergeForm = ReturnType<typeof mergeForm>;

export const reversalForm = ({
  stays,
  goes,
  merge,
  blocked,
}: {
  stays: OpenedCase;
  goes: OpenedCase;
  merge: MergedCase & { until: string };
  blocked: string | null;
}) => ({ ...mention(stays), other: mention(goes), merged_on: merge.on, until: merge.until, blocked });
export type ReversalForm = ReturnType<typeof reversalForm>;
