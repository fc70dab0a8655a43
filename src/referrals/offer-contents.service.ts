import { Injectable } from '@nestjs/common';
import { Notes } from '../cases/notes/notes.service.js';
import type { OpenedCase } from '../cases/sealed-cases.service.js';
import { Clock } from '../common/clock.js';
import type { Identity } from '../people/identity.js';
import { Keyring } from '../vault/keyring.js';
import type { NameContent, PacketContent, PreviewContent } from './compartments.js';
import { packetSections, previewOf } from './packet.js';
import type { Terms } from './terms.js';

/** What the three compartments hold. One place makes it, for sealing and for the page that shows it before: they cannot differ. */
@Injectable()
export class OfferContents {
  constructor(
    private readonly clock: Clock,
    private readonly keyring: Keyring,
    private readonly notes: Notes,
  ) {}

  /** @param identity empty while it stays closed: then the fields of the identity are left out */
  async of(
    opened: OpenedCase,
    terms: Terms,
    identity: Identity,
  ): Promise<{ preview: PreviewContent; name: NameContent; packet: PacketContent }> {
    const sections = packetSections(opened, identity, await this.notes.forLawyer(opened.row.id, opened.key));
    const replyTo = this.keyring.desk(opened.row.deskId).box.publicKey;
    return {
      preview: previewOf(opened, terms, this.clock.today(), replyTo),
      name: { person: identity.legal_name ?? null, also: identity.other_names ?? [] },
      packet: { sections: terms.fields.flatMap((field) => sections.filter(({ code }) => code === field)) },
    };
  }
}
