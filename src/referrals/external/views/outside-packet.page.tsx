import { Desk } from '../../../common/web/layout.js';
import { Crumb, Note } from '../../../common/web/parts.js';
import { Section } from '../../views/packet.page.js';
import { headOf } from '../outside.paper.js';
import type { OutsidePacket } from '../outside.view.js';

/** Laid out for paper, shown once. It begins as the file and the PDF do. */
export function OutsidePacketPage(of: OutsidePacket) {
  const [title, ...terms] = headOf(of);
  return (
    <Desk title="Packet" at="cases">
      <div class="narrow">
        <div class="not-on-paper">
          <Crumb to={`/cases/${of.case.id}/outside/${of.id}`}>
            {of.case.pseudonym} {of.case.reference}
          </Crumb>
        </div>
        <div class="head">
          <h1>{title}</h1>
          {terms.map((line) => (
            <p>{line}</p>
          ))}
        </div>
        <div class="not-on-paper">
          <Note title="Print it now, with your browser">
            <p>
              Ctrl+P, or Print in your browser’s menu. This page is shown once, and it is written down that it was taken
              out for {of.legal_contact}.
            </p>
          </Note>
        </div>
        {of.sections.map((section) => (
          <Section of={section} />
        ))}
      </div>
    </Desk>
  );
}
