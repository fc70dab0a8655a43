import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { holdOpen } from '../cases/case-row.js';
import { Notes } from '../cases/notes/notes.service.js';
import { SealedCases } from '../cases/sealed-cases.service.js';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import { Conflict } from '../common/web/refusals.js';
import { People } from '../people/people.service.js';
import { DAYS_TO_ANSWER, daysAfter, earlier } from './days.js';
import { demanded } from './demanded.js';
import { OfferContents } from './offer-contents.service.js';
import { PacketFiles } from './packet-files.service.js';
import { OfferParts } from './offer-parts.service.js';
import { Offer } from './offer.entity.js';
import { Offering } from './offering.service.js';
import { Referral } from './referral.entity.js';
import { heldBackPlace, type Terms, termsOf, termsPlace } from './terms.js';

/** Of a case at special risk the name and the packet leave the desk one by one, each in a session of the desk, once it is asked for. */
@Injectable()
export class Releases {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly contents: OfferContents,
    private readonly notes: Notes,
    private readonly offering: Offering,
    private readonly parts: OfferParts,
    private readonly packetFiles: PacketFiles,
    private readonly people: People,
    private readonly sealed: SealedCases,
  ) {}

  /**
   * @param part what the desk was shown; what is asked for by now may be another
   * @throws NotFoundException when it is not of one of the actor's desks; Conflict when nobody asks for this part; NotPinned
   */
  async release(id: string, part: 'name' | 'packet') {
    const referral = await demanded(this.db.of(Referral).findOneBy({ id }));
    const offer = await demanded(this.db.of(Offer).findOneBy({ id }));
    if (offer.waitsForOn(this.clock.today()) !== part)
      throw new Conflict('Nobody waits for this part now. Look at where the referral stands.', 'not-now');
    const opened = await this.sealed.open(referral.caseId);
    await holdOpen(this.db, referral.caseId);
    const { name } = await this.offering.recipient(referral.legalContactId, opened);
    const place = termsPlace(id, referral.organisationId);
    const terms = opened.key.open<Terms>('referral', place, referral.termsSealed);
    const identity = await this.people.identityOf(opened.row.personId);
    const contents = await this.contents.of(opened, termsOf(terms), identity);
    // They had to wait for the desk: their days to answer begin anew.
    if (offer.answerBy)
      await this.db
        .of(Offer)
        .update({ id }, { answerBy: earlier(daysAfter(this.clock.today(), DAYS_TO_ANSWER), offer.endsOn) });
    if (part === 'packet')
      contents.packet.files = await this.packetFiles.seal(opened, offer.organisationId, terms.documents);
    const heldBack = offer.heldBackSealed
      ? opened.key.open<string>('referral', heldBackPlace(id, referral.organisationId), offer.heldBackSealed)
      : terms.held_back!;
    await this.parts.add(offer, part, Buffer.from(heldBack, 'hex'), contents[part]);
    await this.notes.add(opened.row, opened.key, {
      from: 'system',
      title: `Released to ${name}: the ${part}`,
      visibility: 'desk',
    });
    this.audit.record({ action: 'referral.release', object: id });
  }
}
