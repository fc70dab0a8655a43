import { Due, shortDate } from '../../../common/web/dates.js';
import { usePage } from '../../../common/web/page-context.js';
import { Ref } from '../../../common/web/parts.js';
import type { WaitingLine } from '../today.view.js';

/** Each line leads by its one link to where it is done. */
export const Waiting = ({ of }: { of: WaitingLine[] }) => (
  <ul class="items">
    {of.map((line) => (
      <li>
        {line.case ? (
          <>
            <p>
              <a href={line.at} dir="auto">
                {line.case.pseudonym}
              </a>{' '}
              <span class="small soft">
                <Ref>{line.case.reference}</Ref>
              </span>
            </p>
            <p>{line.what}</p>
          </>
        ) : (
          <p>
            <a href={line.at}>{line.what}</a>
          </p>
        )}
        <When on={line.on} />
      </li>
    ))}
  </ul>
);

const When = ({ on }: Pick<WaitingLine, 'on'>) => {
  const { lang } = usePage();
  if (!on) return null;
  if (on.is === 'due') return <Due on={on.day} />;
  return (
    <p class="small soft">
      Since <time dateTime={on.day}>{shortDate(on.day, lang)}</time>
    </p>
  );
};
