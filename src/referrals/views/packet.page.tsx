import { Day } from '../../common/web/dates.js';
import { Desk } from '../../common/web/layout.js';
import { Crumb, Empty, Lines, Words } from '../../common/web/parts.js';
import { PacketFileList } from './packet-files.js';
import type { Packet, PacketSection } from './referral.view.js';

/** What was disclosed, and nothing else. Answers first: until when, and under what consent? */
export const PacketPage = ({ id, purpose, consent, ends_on, sections, files }: Packet) => (
  <Desk title="Packet" at="referrals">
    <div class="narrow">
      <Crumb to={`/referrals/${id}`}>{purpose.label}</Crumb>
      <div class="head">
        <h1>Packet: {purpose.label.toLowerCase()}</h1>
        <p class="soft">
          The person agreed to this on <Day on={consent.given_on} />, explained in {consent.language.label}. It closes
          by itself on <Day on={ends_on} />.
        </p>
      </div>
      {sections.map((section) => (
        <Section of={section} />
      ))}
      {files.length > 0 && <PacketFileList of={files} at={`/referrals/${id}/packet/files`} />}
    </div>
  </Desk>
);

export const Section = ({ of }: { of: PacketSection }) => (
  <section class="section">
    <h2>{of.label}</h2>
    {of.lines && of.lines.length > 0 && <Lines of={of.lines} />}
    {of.text && <Words>{of.text}</Words>}
    {of.entries && of.entries.length > 0 && (
      <ol class="timeline">
        {of.entries.map((entry) => (
          <li class="word">
            <p class="by">
              <Day on={entry.on} />
            </p>
            <Words>{entry.text}</Words>
          </li>
        ))}
      </ol>
    )}
    {!of.text && !of.lines?.length && !of.entries?.length && (
      <Empty why="The desk had nothing of this when it sent the packet." />
    )}
  </section>
);
