import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Empty, Note } from '../../../common/web/parts.js';
import type { ExportKeyState } from '../../../organisations/export-keys.service.js';
import { WhichDesk, Why } from './export.fields.js';

export interface SealableDesk {
  id: string;
  name: string;
  key: ExportKeyState;
}
/** `GET /exports/cases` */
export interface SealedFileForm {
  desks: SealableDesk[];
}

const MISSING: Record<Exclude<ExportKeyState, 'pinned'>, string> = {
  none: 'has no key for it yet',
  'not-pinned': 'has a key whose words were not heard, or that has changed since',
};

/** Answers first: who will be able to read the file, and is the key ready? */
export const SealedFilePage = ({ desks }: SealedFileForm) => {
  const ready = desks.filter(({ key }) => key === 'pinned');
  return (
    <Desk title="Take all cases of a desk out" at="cases">
      <div class="narrow">
        <Crumb to="/exports">Take a list out</Crumb>
        <div class="head">
          <h1>Take all cases of a desk out</h1>
          <p class="lede">
            One file with every case, its notes, its referrals, the name and the contacts. Only the holder of the desk’s
            key opens it, with the age program; you do not.
          </p>
        </div>
        {desks.map(({ id, name, key }) => key !== 'pinned' && <NotReady id={id} name={name} why={MISSING[key]} />)}
        {ready.length > 0 ? (
          <>
            <Note as="warn" title="A sealed file cannot be called back">
              <p>
                Nobody can take away later what its holder reads. That you took it out, when and why is recorded for the
                auditors, before anything is read.
              </p>
            </Note>
            <Form action="/exports/cases" class="form" once={false}>
              <WhichDesk of={ready} />
              <Why example="The group moves to another house" />
              <div class="actions">
                <button class="button grave">Take all cases out</button>
                <a href="/cases">Leave them here</a>
              </div>
            </Form>
          </>
        ) : null}
      </div>
    </Desk>
  );
};

const NotReady = ({ id, name, why }: { id: string; name: string; why: string }) => (
  <Empty why={`${name} ${why}.`} next={<a href={`/desks/${id}/export-key`}>See to the key of {name}</a>} />
);
