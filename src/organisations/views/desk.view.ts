export interface DeskLine {
  id: string;
  name: string;
  renewal_asked: boolean;
}

export interface MemberLine {
  id: string;
  handle: string;
  role: string;
  /** The instant, a full hour, at which a stand-in's grant ends. */
  until: string | null;
  ended: boolean;
  own: boolean;
  /** Their key of today is the one whose words were heard. */
  pinned: boolean;
}

/** `GET /desks/:id` */
export interface DeskView {
  id: string;
  name: string;
  /** The six words of the desk's own key. */
  words: string;
  /** How often its key was renewed. */
  renewed: number;
  members: MemberLine[];
  renewal: { taken_away: boolean; ended: string[] } | null;
}

/** `GET /desks/:id/birth` */
export interface BirthView {
  id: string;
  name: string;
  born: boolean;
  audit_key: boolean;
  holders: number;
}

export interface AdmissionView {
  id: string;
  name: string;
  words: string;
  candidates: { id: string; handle: string; role: string }[];
}

export interface PinLine {
  /** `lawyer.` and the id: what a form posts. */
  subject: string;
  purpose: string;
  name: string;
  by: string;
  on: string;
  /** `changed`: another key stands there today, or none. */
  state: 'holds' | 'changed';
  /** Not what each renewal seals the desk's own key to. */
  removable: boolean;
}

/** `GET /desks/:id/pins` */
export interface PinsView {
  id: string;
  name: string;
  pins: PinLine[];
}

/** `GET /desks/:id/pins/new` */
export interface NewPinView {
  id: string;
  name: string;
  subjects: { code: string; label: string }[];
  chosen?: string;
}

/** `GET /desks/:id/renewal` */
export interface RenewalView {
  id: string;
  name: string;
  members: MemberLine[];
}
