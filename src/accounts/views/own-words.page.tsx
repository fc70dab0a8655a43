import { Desk } from '../../common/web/layout.js';
import { usePage } from '../../common/web/page-context.js';
import { Note, Ref } from '../../common/web/parts.js';

interface OwnWords {
  handle: string;
  check_words: string;
  replaced: boolean;
}

/** After the first sign-in, and whenever a coordinator asks. Answers first: what do I say, to whom? */
export const OwnWordsPage = ({ handle, check_words, replaced }: OwnWords) => {
  const lawyer = usePage().signedIn?.role === 'lawyer';
  return (
    <Desk title="Your check words">
      <div class="narrow stack">
        <div class="head">
          <h1>Your check words</h1>
          <p class="lede">
            {lawyer
              ? 'Tell them by voice to each desk that wants to send you referrals.'
              : 'Tell them to your coordinator by voice.'}
          </p>
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
        <h2>What happens now</h2>
        <ol>
          <li>
            Meet or call them on a number you know. Never by mail or messenger: whoever reads along could swap them.
          </li>
          <li>
            Say your handle, <Ref>{handle}</Ref>, then the six words in order.
          </li>
          <li>
            {lawyer
              ? 'They type the words. From then on that desk can send you a referral.'
              : 'They type the words, and their session gives you the key of the desk. Until then you see no case. Roles without a desk need nobody to admit them.'}
          </li>
        </ol>
        <p class="soft">
          The words are no secret, but they must come from you: they prove that the key is yours. This page shows them
          again whenever you need them.
        </p>
        <p>
          <a href="/home">Go on to your start page</a>
        </p>
      </div>
    </Desk>
  );
};
