import { Ceremony } from '../../common/web/ceremony.js';
import { TextField } from '../../common/web/fields.js';
import { Form } from '../../common/web/form.js';
import { Desk } from '../../common/web/layout.js';
import { Empty, Note, Ref, Tag } from '../../common/web/parts.js';
import { roleLabel } from '../../common/web/words.js';
import type { OrganisationView } from '../organisation.service.js';

/** Answers first: can our desks work, and who is at each? */
export const OrganisationPage = (of: OrganisationView) => (
  <Desk title="Organisation" at="organisation">
    <div class="narrow stack">
      <div class="head">
        <h1 dir="auto">{of.name}</h1>
        <p class="lede">
          You name desks and take people off them. Keys are made and given by coordinators, never here.
        </p>
      </div>
      <NextStep of={of} />
      <section class="section">
        <h2>Desks</h2>
        {of.desks.length === 0 ? (
          <Empty why="No desk has a name yet." next="A law office needs none; a group needs one to hold cases." />
        ) : (
          of.desks.map((desk) => <OneDesk of={desk} />)
        )}
      </section>
      <section class="section">
        <h2>Name a desk</h2>
        <Form action="/organisation/desks" class="form" once={false} label="Name a desk">
          <TextField
            name="name"
            label="Name of the desk"
            hint="It stands in clear on the disk: no place, no person. It cannot be changed or taken away later."
          />
          <div class="actions">
            <button class="button quiet">Name the desk</button>
          </div>
        </Form>
      </section>
      {of.kind === 'support_group' && <Retention months={of.kept_months} />}
      <section class="section">
        <h2>Recovery holders</h2>
        {of.recovery_holders.length > 0 ? <Holders of={of.recovery_holders} /> : <EnterHolders />}
      </section>
      {of.export_keys.length > 0 && (
        <section class="section">
          <h2>Keys for taking out all cases of a desk</h2>
          <ExportKeys of={of.export_keys} />
        </section>
      )}
    </div>
  </Desk>
);

const Retention = ({ months }: { months: number }) => (
  <section class="section">
    <h2>How long closed cases are kept</h2>
    <p>
      After this time their keys are destroyed, and nobody can open them again. A desk is told 30 days before, and may
      keep one longer, with a reason. Cases that are closed already keep their day.
    </p>
    <Form action="/organisation/retention" class="form" once={false} label="How long closed cases are kept">
      <TextField
        name="kept_months#"
        label="Months after closing"
        hint="From 1 to 120. As short as your work and the law allow: what is gone cannot be taken."
        value={String(months)}
      />
      <div class="actions">
        <button class="button quiet">Keep them for so long</button>
      </div>
    </Form>
  </section>
);

/** A desk is born when an auditor, the holders and a coordinator have each done their part. */
const NextStep = ({ of }: { of: OrganisationView }) => {
  const missing = [
    ...(of.audit_key ? [] : ['An auditor signs in for the first time and makes the audit key.']),
    ...(of.recovery_holders.length > 0 ? [] : ['You enter the public keys of three recovery holders, below.']),
    ...(of.desks.some(({ born }) => !born)
      ? ['A coordinator begins each desk that is not born: they type the check words of the three holders.']
      : []),
  ];
  if (of.kind === 'law_office' || missing.length === 0) return null;
  return (
    <Note as="warn" title="Still to do, in this order">
      <ol>
        {missing.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
    </Note>
  );
};

const OneDesk = ({ of: { id, name, born, renewal_asked, members } }: { of: OrganisationView['desks'][number] }) => (
  <div class="stack">
    <h3>
      <span dir="auto">{name}</span> <Tag as={born ? 'on' : 'wait'}>{born ? 'Born' : 'Not born yet'}</Tag>{' '}
      {renewal_asked && <Tag as="wait">Key to be renewed by a coordinator</Tag>}
    </h3>
    {members.length === 0 ? (
      <Empty
        why="Nobody holds its key."
        next={born ? 'Two recovery holders can.' : 'Its first coordinator makes it.'}
      />
    ) : (
      <ul class="items">
        {members.map((member) => (
          <li>
            <Ref long>{member.handle}</Ref>, {roleLabel(member.role)}.{' '}
            <a href={`/organisation/desks/${id}/members/${member.id}/removal`}>
              Remove from desk<span class="hidden">: {member.handle}</span>
            </a>
          </li>
        ))}
      </ul>
    )}
  </div>
);

const Holders = ({ of }: { of: OrganisationView['recovery_holders'] }) => (
  <>
    <p>
      Now give each holder their key and its six words on paper. They compare the key with the one they made offline,
      and read the words to a coordinator by voice when a desk is born. Any two of them together can open a desk that
      everybody has lost.
    </p>
    <ol class="items">
      {of.map(({ recipient, check_words }) => (
        <li>
          <p class="handle">{recipient}</p>
          <p>
            <bdi class="handle">{check_words}</bdi>
          </p>
        </li>
      ))}
    </ol>
  </>
);

const ExportKeys = ({ of }: { of: OrganisationView['export_keys'] }) => (
  <>
    <p>
      A coordinator has entered these. Give each holder their line on paper: they compare the key with the one they
      made, and read the six words to the coordinator by voice. Until then nothing is sealed to it.
    </p>
    <ul class="items">
      {of.map(({ desk, recipient, check_words }) => (
        <li>
          <p>
            <span dir="auto">{desk}</span>
          </p>
          <p class="handle">{recipient}</p>
          <p>
            <bdi class="handle">{check_words}</bdi>
          </p>
        </li>
      ))}
    </ul>
  </>
);

const EnterHolders = () => (
  <>
    <Ceremony
      present="the three holders, or their public keys on paper from their own hands: three people outside of daily work, who would not be arrested together."
      now={
        <>
          each makes an age identity on a machine that is offline (<Ref>age-keygen</Ref>), keeps it on paper, and brings
          you only the public key. You enter the three, and compare each with its paper.
        </>
      }
      final="the three are entered once, and stay. Whoever holds two of them can open every desk."
    />
    <Form action="/organisation/recovery-holders" class="form" once={false} label="Recovery holders">
      {(['first', 'second', 'third'] as const).map((name, index) => (
        <TextField
          name={name}
          label={`Public key of holder ${index + 1}`}
          hint={index === 0 ? 'Begins with age1, 62 characters.' : undefined}
          width="full"
          code
        />
      ))}
      <div class="actions">
        <button class="button">Enter the three holders</button>
      </div>
    </Form>
  </>
);
