import { longDate } from '../../../common/web/dates.js';
import { FilesField } from '../../../cases/documents/views/files-field.js';
import { sizeInWords } from '../../../cases/documents/views/document-words.js';
import { Tick } from '../../../common/web/choices.js';
import { TextArea, TextField } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { usePage } from '../../../common/web/page-context.js';
import { Empty, Lines, Tag, Words } from '../../../common/web/parts.js';
import type { ReportLine } from '../../reports/report.view.js';
import { VerdictTag } from '../../reports/views/report.parts.js';
import type { Side } from '../entry.js';
import type { ExchangeFile, ExchangeLine } from '../exchange.view.js';

/** Where something of it is done. */
interface At {
  reader: Side;
  /** The page of the exchange: files are taken, and kept, below it. */
  at: string;
  /** Where the desk judges a report. */
  reportsAt?: string;
}

/** What was written, oldest first: an answer stands below its question. */
export const Written = ({ lines, ...at }: { lines: ExchangeLine[] } & At) =>
  lines.length === 0 ? (
    <Empty why="Nobody has written yet." next="Ask what you need to know: the other side sees it here." />
  ) : (
    <ol class="timeline">
      {lines.map((line) => (
        <One of={line} {...at} />
      ))}
    </ol>
  );

const NEW: Record<Side, string> = { desk: 'Waits for an answer', lawyer: 'New' };

const One = ({ of, reader, at, reportsAt }: { of: ExchangeLine } & At) => {
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
      {of.file && <SentFile of={of.file} at={`${at}/files/${of.file.id}`} keeps={reader === 'desk'} />}
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

/** @param keeps whether the reader may make it a document of the case */
const SentFile = ({ of, at, keeps }: { of: ExchangeFile; at: string; keeps: boolean }) => (
  <>
    <p>
      {of.open ? (
        <a href={at}>
          <bdi>{of.name}</bdi>
        </a>
      ) : (
        <bdi>{of.name}</bdi>
      )}
      , {sizeInWords(of.bytes)}
    </p>
    {!of.clean && <p class="small">It is as it came: it may say who made it, where and when.</p>}
    {of.kept && <p class="small soft">A document of the case.</p>}
    {!of.open && !of.kept && <p class="small soft">It went with the referral: nobody can open it any more.</p>}
    {keeps && of.open && !of.kept && (
      <Form action={`${at}/document`} once={false}>
        <div class="actions inline">
          <button class="button quiet">Keep it as a document of the case</button>
        </div>
      </Form>
    )}
  </>
);

export const Write = ({ action, to }: { action: string; to: string }) => (
  <Form action={action} class="stack" label={`Write to ${to}`}>
    <TextArea name="text" label={`Write to ${to}`} hint="At most 2,000 characters." />
    <div class="actions">
      <button class="button">Send it</button>
    </div>
  </Form>
);

/** @param action of the exchange; files are sent below it */
export const SendFilesForm = ({ action, to }: { action: string; to: string }) => {
  const { mistakes, typed } = usePage();
  const isAgain = 'files' in mistakes || 'about' in typed;
  return (
    <details open={isAgain}>
      <summary>Send files to {to}</summary>
      {/* The fields stand before the files: they are read first. What was sent here before is not sent twice. */}
      <Form action={`${action}/files`} class="stack" encType="multipart/form-data" once={false} label="Send files">
        <p class="soft">They can be opened until the referral ends, by both sides, and by nobody afterwards.</p>
        <TextField name="about" label="What are they?" hint="If it has to be said." width="full" />
        <Tick
          name="as_is?"
          label="Send it as it is"
          hint="For a file that cannot be cleaned. It may say who made it, where and when."
        />
        <FilesField />
        <div class="actions">
          <button class="button quiet">Send the files</button>
        </div>
      </Form>
    </details>
  );
};
