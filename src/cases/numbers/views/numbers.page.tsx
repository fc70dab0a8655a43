import { shortDate } from '../../../common/web/dates.js';
import { Select } from '../../../common/web/fields.js';
import { Desk } from '../../../common/web/layout.js';
import { usePage } from '../../../common/web/page-context.js';
import { Crumb, Empty, Facts, Note } from '../../../common/web/parts.js';
import type { DeskNumbers } from '../numbers.view.js';

export const PERIODS = [13, 26, 52];

/** Answers first: how much is there, and may I tell anybody? */
export const NumbersPage = (of: DeskNumbers) => (
  <Desk title={`Numbers of ${of.name}`} at="desks">
    <Crumb to={`/desks/${of.id}`}>{of.name}</Crumb>
    <div class="head">
      <h1>Numbers of {of.name}</h1>
    </div>
    <Note as="warn" title="Exact numbers of one desk: not for publication">
      <p>
        Small exact numbers, or two of them a week apart, tell of single people. Say and print outside the desk only
        what a release says. These are counted from your sealed cases now and kept nowhere; that you looked is recorded.
      </p>
    </Note>
    <section class="section">
      <h2>Now</h2>
      <Facts
        tall
        of={[
          ['Enquiries', of.now.enquiry],
          ['Open cases', of.now.open],
          ['Closed cases', of.now.closed],
        ]}
      />
    </section>
    <Weeks of={of} />
    <div class="section thirds">
      <Counts title="How they ended" of={of.outcomes} more={`Never more than an enquiry: ${of.advised}.`} />
      <Counts title="What was achieved" of={of.achieved} />
      <Holders of={of.holders} />
    </div>
  </Desk>
);

function Weeks({ of: { id, weeks } }: { of: DeskNumbers }) {
  const { lang } = usePage();
  const most = Math.max(1, ...weeks.flatMap(({ came, closed }) => [came, closed]));
  return (
    <section class="section">
      <h2>By week</h2>
      <form method="get" action={`/desks/${id}/numbers`} class="filters" aria-label="Period">
        <Select
          name="weeks"
          label="Period"
          options={PERIODS.map((n) => ({ code: String(n), label: `${n} weeks` }))}
          value={String(weeks.length)}
        />
        <button class="button quiet">Count again</button>
      </form>
      <div class="scroll">
        <table class="bars">
          <caption class="small">
            Written down, opened as a case for the first time, and closed, in each week from its Monday on. A case that
            is closed twice counts twice.
          </caption>
          <thead>
            <tr>
              <th scope="col">Week</th>
              <th scope="col" class="num">
                Came
              </th>
              <td class="draw"></td>
              <th scope="col" class="num">
                Opened
              </th>
              <th scope="col" class="num">
                Closed
              </th>
              <td class="draw"></td>
            </tr>
          </thead>
          <tbody>
            {weeks.map(({ monday, came, opened, closed }) => (
              <tr>
                <th scope="row">
                  <time dateTime={monday}>{shortDate(monday, lang)}</time>
                </th>
                <td class="num">{came}</td>
                <Bar part={came / most} />
                <td class="num">{opened}</td>
                <td class="num">{closed}</td>
                <Bar part={closed / most} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** In steps of a twentieth; what is more than nothing is never drawn as nothing. */
const Bar = ({ part }: { part: number }) => (
  <td class="draw" aria-hidden="true">
    <span class="track">{part > 0 && <span class={`n-${Math.max(5, Math.round(part * 20) * 5)}`} />}</span>
  </td>
);

const Counts = ({ title, of, more }: { title: string; of: DeskNumbers['outcomes']; more?: string }) => (
  <section class="stack-s">
    <h2>{title}</h2>
    {of.length === 0 ? (
      <Empty why="Nothing in this period." next="Closing a case asks how it ended and what was achieved." />
    ) : (
      <>
        <table>
          <caption class="hidden">{title}</caption>
          <tbody>
            {of.map(({ what, count }) => (
              <tr>
                <th scope="row">{what}</th>
                <td class="num">{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {more && <p class="small soft">{more}</p>}
      </>
    )}
  </section>
);

const Holders = ({ of }: { of: DeskNumbers['holders'] }) => (
  <section class="stack-s">
    <h2>Who holds how much</h2>
    {of.length === 0 ? (
      <Empty why="Nothing is open." />
    ) : (
      <table>
        <caption class="hidden">Enquiries and open cases of each holder</caption>
        <thead>
          <tr>
            <th scope="col">Handle</th>
            <th scope="col" class="num">
              Enquiries
            </th>
            <th scope="col" class="num">
              Open
            </th>
            <th scope="col" class="num">
              Late
            </th>
          </tr>
        </thead>
        <tbody>
          {of.map(({ handle, enquiries, open, late }) => (
            <tr>
              <th scope="row">{handle ?? 'Nobody'}</th>
              <td class="num">{enquiries}</td>
              <td class="num">{open}</td>
              <td class="num">{late}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
);
