import type { ComponentChildren } from 'preact';
import { Ceremony } from '../../common/web/ceremony.js';
import { Desk } from '../../common/web/layout.js';
import { usePage } from '../../common/web/page-context.js';
import { Note, Ref } from '../../common/web/parts.js';

interface OwnWords {
  handle: string;
  check_words: string;
  replaced: boolean;
}

/** Who types the words of a role, and what comes of it. */
interface Use {
  whom: string;
  follows: ComponentChildren;
}
const AT_A_DESK: Use = {
  whom: 'a coordinator of your desk',
  follows:
    "their session gives you the desk's key. Then they say the desk's words, and you type those. Until then you see no case.",
};
const NOBODY: Use = {
  whom: 'whoever asks for them',
  follows: 'nothing now: your role needs nobody to admit it.',
};
const USES: Record<string, Use> = {
  caseworker: AT_A_DESK,
  coordinator: {
    ...AT_A_DESK,
    follows: (
      <>
        {AT_A_DESK.follows} If your desk has no keys yet, you are its first coordinator: <a href="/desks">make them</a>.
      </>
    ),
  },
  lawyer: {
    whom: 'a member of each desk that wants to send you referrals, and to a colleague for whom you stand in',
    follows: 'from then on that desk can send you a referral.',
  },
  auditor: {
    whom: 'an auditor who holds the audit key',
    follows: (
      <>
        their session gives you the audit key. Then they say its words, and you type those. If you are the first
        auditor: <a href="/audit">make the key</a>.
      </>
    ),
  },
};

/** After the first sign-in, and whenever a coordinator asks. Answers first: what do I say, to whom? */
export const OwnWordsPage = ({ handle, check_words, replaced }: OwnWords) => {
  const { whom, follows } = USES[usePage().signedIn?.role ?? ''] ?? NOBODY;
  return (
    <Desk title="Your check words">
      <div class="narrow stack">
        <div class="head">
          <h1>Your check words</h1>
          <p class="lede">Tell them by voice to {whom}.</p>
        </div>
        {replaced && (
          <Note as="danger" title="Raise the alarm">
            <p>
              The key that others would seal to is not yours: somebody has put another in its place. Sign out, tell
              nobody these words, and call your coordinator.
            </p>
          </Note>
        )}
        <ol class="code">
          {check_words.split(' ').map((word) => (
            <li>{word}</li>
          ))}
        </ol>
        <Ceremony
          present={`you and ${whom}, in one room or on a number you know. Never by mail or messenger: whoever reads along could swap the words.`}
          now={
            <>
              say your handle, <Ref long>{handle}</Ref>, then the six words in order. They type them.
            </>
          }
          follows={follows}
          final="nothing, here. The words are no secret, but they must come from you: they prove that the key is yours. This page shows them again whenever you need them."
        />
        <p>
          <a href="/home">Go on to your start page</a>
        </p>
      </div>
    </Desk>
  );
};
