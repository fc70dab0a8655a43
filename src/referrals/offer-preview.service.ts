import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { holdOpen } from '../cases/case-row.js';
import { coded } from '../cases/facts-in-words.js';
import { mention } from '../cases/case.presenter.js';
import { Notes } from '../cases/notes/notes.service.js';
import { SealedCases } from '../cases/sealed-cases.service.js';
import type { Actor } from '../common/access/actor.js';
import { Db } from '../common/database/db.js';
import { People } from '../people/people.service.js';
import { OfferContents } from './offer-contents.service.js';
import { isOriginal, PacketFiles } from './packet-files.service.js';
import { packetSectionView, previewView } from './offer.presenter.js';
import { IDENTITY_FIELDS, Offering } from './offering.service.js';
import { Absences } from './stand-in/absences.service.js';
import type { PreviewOffer } from './referral.input.js';
import { templateOf } from './templates.js';
import { termsOf } from './terms.js';
import type { OfferPreview } from './views/referral.view.js';

const REASON = 'To see what a lawyer would be sent';

/** An offer before it is sent: what its recipient would see at each step. Nothing is sealed, nothing is kept. */
@Injectable()
export class OfferPreviews {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly people: People,
    private readonly sealed: SealedCases,
    private readonly notes: Notes,
    private readonly contents: OfferContents,
    private readonly offering: Offering,
    private readonly packetFiles: PacketFiles,
    private readonly absences: Absences,
  ) {}

  /**
   * The identity stays closed unless it is asked for: then the opening is recorded and committed before it is read.
   * @throws Invalid, Conflict and NotPinned as sending would
   */
  async show(actor: Actor, caseId: string, { show_identity = false, ...chosen }: PreviewOffer): Promise<OfferPreview> {
    if (show_identity) await this.db.actingFor(actor, 'identity.reveal', () => this.recordOpening(caseId));
    return this.db.actingFor(actor, 'case.refer', async () => {
      const opened = await this.sealed.open(caseId);
      await holdOpen(this.db, caseId);
      const [first, ...behind] = await this.offering.asked(opened, chosen);
      const { agreed, endsOn, name: legalContact, accountId } = first!;
      const documents = await this.packetFiles.chosen(opened, chosen);
      const terms = termsOf({ ...chosen, ...agreed });
      const identity = show_identity ? await this.people.identityOf(opened.row.personId) : {};
      const { preview, name, packet } = await this.contents.of(opened, terms, identity);
      const codes = (of: string[]) => of.map((code) => coded('packet_field', code));
      const closed = show_identity ? [] : terms.fields.filter((code) => IDENTITY_FIELDS.includes(code));
      const held = [...packet.sections.map(({ code }) => code), ...(documents.length > 0 ? ['documents'] : [])];
      const { stand_in, ...sent } = terms;
      return {
        case: mention(opened),
        legal_contact: legalContact,
        absence: await this.absences.before(accountId, agreed.stand_in ?? false, opened.row.deskId),
        next_in_line: behind.map(({ name: one }) => one),
        preview: previewView(preview),
        name: show_identity ? { person: name.person, also: name.also } : null,
        sections: packet.sections.map(packetSectionView),
        files: documents.map((one) => ({ id: one.id, name: one.name, bytes: one.bytes, redacted: !isOriginal(one) })),
        closed: codes(closed),
        lacking: codes(terms.fields.filter((code) => !held.includes(code) && !closed.includes(code))),
        needless: codes(terms.fields.filter((code) => templateOf(terms.purpose)?.never.includes(code))),
        offer: {
          legal_contact_id: chosen.legal_contact_id,
          ...sent,
          consent: {
            ...terms.consent,
            given_by: chosen.consent?.given_by,
            ...(chosen.consent && stand_in ? { stand_in } : {}),
          },
          ends_on: endsOn,
          by_hand: chosen.by_hand ?? false,
          ...(chosen.next_in_line?.length ? { next_in_line: chosen.next_in_line } : {}),
          originals: chosen.originals ?? false,
        },
      };
    });
  }

  private async recordOpening(caseId: string) {
    const { row, key } = await this.sealed.open(caseId);
    await this.notes.add(row, key, { from: 'system', title: `Name shown: ${REASON}`, visibility: 'desk' });
    this.audit.record({ action: 'identity.reveal', object: caseId, reason: REASON });
  }
}
