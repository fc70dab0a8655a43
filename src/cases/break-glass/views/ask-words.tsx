import { hour, longDate } from '../../../common/web/dates.js';
import { usePage } from '../../../common/web/page-context.js';
import { Tag, type TagKind } from '../../../common/web/parts.js';
import type { AskView } from '../break-glass.view.js';

const STATES: Record<AskView['state'], [words: string, as: TagKind | undefined]> = {
  asked: ['Waits for an answer', 'wait'],
  granted: ['Shown now', 'on'],
  refused: ['Refused', 'stop'],
  ended: ['Ended', undefined],
  'taken-back': ['Taken back', undefined],
  none: ['Nobody answered', undefined],
};

export const AskState = ({ of: { state, until } }: { of: Pick<AskView, 'state' | 'until'> }) => {
  const [words, as] = STATES[state];
  return (
    <>
      <Tag as={as}>{words}</Tag>
      {state === 'granted' && until && (
        <>
          {' '}
          until <Hour at={until} />
        </>
      )}
    </>
  );
};

/** Day and full hour. */
export const Hour = ({ at }: { at: string }) => {
  const { lang } = usePage();
  return (
    <time dateTime={at}>
      {longDate(at, lang)}, {hour(at, lang)}
    </time>
  );
};
