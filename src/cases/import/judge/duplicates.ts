import { contactsIn, type Contact } from '../../../people/contacts.js';
import { nameOf, sameName, type PersonName } from '../../../people/names/names.js';
import type { JudgedRecord } from './record.js';

interface Seen {
  record: number;
  dob?: string;
  citizenship?: string;
  name: PersonName;
}

interface Finding {
  reason: 'POSSIBLE_DUPLICATE' | 'SHARED_CONTACT';
  of: number;
  evidence: 'contact+person' | 'contact' | 'dob+name';
}

/** A full birth date; a year alone is shared by too many. */
const FULL = 10;
/** So many people of one birth date are compared; in a sheet where all were born on 1 January a look would take hours. */
const MOST_COMPARED = 300;
const TAIL = 8;

/**
 * Marks every record that may be the person of an earlier one: the same contact, or the same full birth date with a name
 * that may be the same in another spelling or script. An equal name alone is no evidence. Rejected records leave no trace.
 */
export function markDuplicates(records: JudgedRecord[]): void {
  const earlier = new Earlier();
  for (const judged of records) {
    if (!judged.kept) continue;
    const { dob, citizenship } = judged.values;
    const seen: Seen = { record: judged.record, dob, citizenship, name: nameOf(judged.kept.name ?? '') };
    const contacts = contactsIn(judged.kept.contact ?? '');
    const found = earlier.find(seen, contacts);
    if (found) {
      judged.outcome = 'needs_review';
      judged.reasons.push(found.reason);
      judged.duplicateOfRecord = found.of;
      judged.duplicateEvidence = found.evidence;
    }
    earlier.add(seen, contacts);
  }
}

class Earlier {
  private readonly byContact = new Map<string, Seen>();
  /** The last digits of international numbers, for those written without their country. */
  private readonly byTail = new Map<string, { digits: string; seen: Seen }[]>();
  private readonly national = new Map<string, { digits: string; seen: Seen }[]>();
  private readonly byDob = new Map<string, Seen[]>();

  find(seen: Seen, contacts: Contact[]): Finding | undefined {
    for (const contact of contacts) {
      const other = this.byContact.get(contact.key) ?? this.byNumber(contact);
      if (!other) continue;
      const samePerson =
        (seen.dob?.length === FULL && seen.dob === other.dob) || sameName(seen.name, other.name) === 'yes';
      return samePerson
        ? { reason: 'POSSIBLE_DUPLICATE', of: other.record, evidence: 'contact+person' }
        : { reason: 'SHARED_CONTACT', of: other.record, evidence: 'contact' };
    }
    if (seen.dob?.length !== FULL) return undefined;
    const other = this.byDob.get(seen.dob)?.find((candidate) => mayBeOne(seen, candidate));
    return other && { reason: 'POSSIBLE_DUPLICATE', of: other.record, evidence: 'dob+name' };
  }

  add(seen: Seen, contacts: Contact[]): void {
    for (const { key, national } of contacts) {
      if (this.byContact.has(key)) continue;
      this.byContact.set(key, seen);
      const digits = national ?? (/^\+\d{8,}$/.test(key) ? key.slice(1) : undefined);
      if (digits) push(national ? this.national : this.byTail, digits.slice(-TAIL), { digits, seen });
    }
    if (seen.dob?.length !== FULL) return;
    const born = this.byDob.get(seen.dob);
    if (!born || born.length < MOST_COMPARED) push(this.byDob, seen.dob, seen);
  }

  private byNumber({ key, national }: Contact): Seen | undefined {
    if (national) return this.byTail.get(national.slice(-TAIL))?.find(({ digits }) => digits.endsWith(national))?.seen;
    if (!key.startsWith('+')) return undefined;
    return this.national.get(key.slice(-TAIL))?.find(({ digits }) => key.endsWith(digits))?.seen;
  }
}

/** Han against letters cannot be compared by sound; one citizenship more makes it worth a look. */
function mayBeOne(seen: Seen, other: Seen): boolean {
  const same = sameName(seen.name, other.name);
  return (
    same === 'yes' || (same === 'unknown' && seen.citizenship !== undefined && seen.citizenship === other.citizenship)
  );
}

function push<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
