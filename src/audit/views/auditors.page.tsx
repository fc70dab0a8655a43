import { Ceremony } from '../../common/web/ceremony.js';
import { Select, TextField } from '../../common/web/fields.js';
import { Form } from '../../common/web/form.js';
import { Desk } from '../../common/web/layout.js';
import { Crumb, Empty, Note } from '../../common/web/parts.js';

/** `GET /audit/auditors` */
export interface AuditorsModel {
  auditors: { id: string; handle: string; holds: boolean }[];
  /** Of the audit key. */
  words: string;
}

/** Answers first: who reads the trail, and who could if I were gone? */
export function AuditorsPage({ auditors, words }: AuditorsModel) {
  const others = auditors.filter(({ holds }) => !holds).map(({ id, handle }) => ({ code: id, label: handle }));
  return (
    <Desk title="Auditors" at="audit">
      <div class="narrow">
        <Crumb to="/audit">Audit</Crumb>
        <div class="head">
          <h1>Auditors</h1>
        </div>
        <section class="section">
          <h2>Who reads the trail</h2>
          <ul class="items">
            {auditors.map(({ handle, holds }) => (
              <li>
                {handle}: {holds ? 'holds the audit key' : 'does not hold it yet'}
              </li>
            ))}
          </ul>
        </section>
        <section class="section">
          <h2>Give the key to another auditor</h2>
          {others.length === 0 ? (
            <Empty why="Every auditor holds it. A new one comes by invitation of the administrator." />
          ) : (
            <div class="stack">
              <Ceremony
                present="you and the other auditor, on the telephone or in one room, so that you know the voice."
                now="they say the six check words of their own key, and you type them. Then you say the words of the audit key, below, and they type those."
                final="whoever has the key reads the whole trail, and it cannot be taken back."
              />
              <Form action="/audit/auditors" class="form">
                <Select name="account_id" label="Auditor" options={others} empty="Choose" />
                <TextField name="words" label="Their six check words" width="full" code />
                <div class="actions">
                  <button class="button">Give the audit key</button>
                </div>
              </Form>
            </div>
          )}
        </section>
        <Note title="Words of the audit key">
          <p>Say them by voice to whoever you give it to, never in a message.</p>
          <p>
            <bdi class="code long">{words}</bdi>
          </p>
        </Note>
      </div>
    </Desk>
  );
}
