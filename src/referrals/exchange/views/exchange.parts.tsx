import { longDate } from '../../../common/web/dates.js';
import { TextArea } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { usePage } from '../../../common/web/page-context.js';
import { Empty, Tag, Words } from '../../../common/web/parts.js';
import type { Side } from '../entry.js';
import type { ExchangeLine } from '../exchange.view.js';

/** What was written, oldest first: an answer stands below its question. */
export const Written = ({ lines, reader }: { lines: ExchangeLine[]; reader: Side }) =>
  lines.length === 0 ? (
    <Empty why="Nobody has written yet." next="Ask what you need to know: the other side sees it here." />
  ) : (
    <ol class="timeline">
      {lines.map((line) => (
        <One of={line} reader={reader} />
      ))}
    </ol>
  );

const NEW: Record<Side, string> = { desk: 'Waits for an answer', lawyer: 'New' };

const One = ({ of, reader }: { of: ExchangeLine; reader: Side }) => {
  const { lang } = usePage();
  const [day = '', hour = ''] = of.at.split('T');
  return (
    <li class={of.by === reader ? 'word' : undefined}>
      <p class="by">
        {nameOf(of, reader)}, <time dateTime={`${of.at}Z`}>{`${longDate(day, lang)}, ${hour}`}</time>{' '}
        {of.waits && <Tag as="wait">{NEW[reader]}</Tag>}
      </p>
      <Words>{of.text}</Words>
    </li>
  );
};

const nameOf = ({ by, who }: ExchangeLine, reader: Side) => {
  if (by === 'lawyer') return reader === 'lawyer' ? 'You' : 'The lawyer';
  return who ? <bdi>{who}</bdi> : 'The desk';
};

export const Write = ({ action, to }: { action: string; to: string }) => (
  <Form action={action} class="stack" label={`Write to ${to}`}>
    <TextArea name="text" label={`Write to ${to}`} hint="At most 2,000 characters." />
    <div class="actions">
      <button class="button">Send it</button>
    </div>
  </Form>
);
