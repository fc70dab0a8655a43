import { longDate } from '../../../common/web/dates.js';
import { TextArea } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { usePage } from '../../../common/web/page-context.js';
import { Empty, Lines, Tag, Words } from '../../../common/web/parts.js';
import type { ReportLine } from '../../reports/report.view.js';
import { VerdictTag } from '../../reports/views/report.parts.js';
import type { Side } from '../entry.js';
import type { ExchangeLine } from '../exchange.view.js';

/** What was written, oldest first: an answer stands below its question. */
/** @param reportsAt where the desk judges a report */
export const Written = ({ lines, reader, reportsAt }: { lines: ExchangeLine[]; reader: Side; reportsAt?: string }) =>
  lines.length === 0 ? (
    <Empty why="Nobody has written yet." next="Ask what you need to know: the other side sees it here." />
  ) : (
    <ol class="timeline">
      {lines.map((line) => (
        <One of={line} reader={reader} reportsAt={reportsAt} />
      ))}
    </ol>
  );

const NEW: Record<Side, string> = { desk: 'Waits for an answer', lawyer: 'New' };

const One = ({ of, reader, reportsAt }: { of: ExchangeLine; reader: Side; reportsAt?: string }) => {
  const { lang } = usePage();
  const [day = '', hour = ''] = of.at.split('T');
  return (
    <li class={of.by === reader ? 'word' : undefined}>
      <p class="by">
        {nameOf(of, reader)}, <time dateTime={`${of.at}Z`}>{`${longDate(day, lang)}, ${hour}`}</time>{' '}
        {of.waits && !of.report && <Tag as="wait">{NEW[reader]}</Tag>}
      </p>
      {of.report && <Report of={of.report} at={of.waits && reportsAt ? `${reportsAt}/${of.id}` : undefined} />}
      {of.verdict && (
        <p>
          A report: <VerdictTag of={{ verdict: of.verdict.is }} />
        </p>
      )}
      {of.text && <Words>{of.text}</Words>}
    </li>
  );
};

const Report = ({ of, at }: { of: ReportLine; at?: string }) => (
  <>
    <p class="row">
      <b>{of.title}</b> <VerdictTag of={of} />
    </p>
    <Lines of={of.lines} />
    {at && (
      <p>
        <a href={at}>Confirm it, correct it or set it aside</a>
      </p>
    )}
  </>
);

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
