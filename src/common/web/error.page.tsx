import { Bare, Desk } from './layout.js';
import { usePage } from './page-context.js';

export interface ErrorModel {
  status: number;
  /** For a status that has no words here. */
  title?: string;
  /** What is wrong and what to do, in place of the general words. Never a name, a body or a stack trace. */
  detail?: string;
  /** Where what is missing can be done. */
  next?: { to: string; words: string };
}

/** What is wrong, and what to do next. */
const said: Record<number, { title: string; wrong: string; next: string }> = {
  401: {
    title: 'You are not signed in',
    wrong: 'Your session has ended, or it never began.',
    next: 'Sign in, then do it again. Nothing was saved.',
  },
  403: {
    title: 'This is not your job here',
    wrong: 'Your role may not do this, or the form was not made for this session.',
    next: 'Go back and load the page again. If you need to do this, ask your coordinator.',
  },
  404: {
    title: 'There is nothing here for you',
    wrong: 'The page does not exist, or it is not within your reach. We do not say which.',
    next: 'Check the address, or ask for a new link.',
  },
  409: {
    title: 'Somebody was faster',
    wrong: 'This was changed while you were writing. Nothing was overwritten.',
    next: 'Go back, load the page again, and look at what has changed.',
  },
  413: {
    title: 'That is too large',
    wrong: 'What you sent is larger than we take. Nothing was saved.',
    next: 'Send less at once: split the sheet, or shorten the text.',
  },
  422: {
    title: 'Something in it is wrong',
    wrong: 'What you sent could not be used. Nothing was saved.',
    next: 'Go back, correct it and send it again.',
  },
  429: {
    title: 'Too many attempts',
    wrong: 'This was tried too often in a short time.',
    next: 'Wait some minutes, then try once more.',
  },
  500: {
    title: 'Something broke on our side',
    wrong: 'It is our mistake, not yours. What you were doing was not finished.',
    next: 'Try once more. If it breaks again, tell your administrator the hour and the page.',
  },
  503: {
    title: 'Not ready now',
    wrong: 'The server is busy or starting. Nothing was saved.',
    next: 'Wait a minute, then try again.',
  },
};

export function ErrorPage({ status, title: given, detail, next }: ErrorModel) {
  const { signedIn } = usePage();
  const words = said[status] ?? said[status < 500 ? 404 : 500];
  const title = (next ? given : undefined) ?? said[status]?.title ?? given ?? words?.title ?? 'Something is wrong';
  const Frame = signedIn ? Desk : Bare;
  return (
    <Frame title={title}>
      <div class="narrow">
        <div class="head">
          <h1>{title}</h1>
        </div>
        <div class="stack">
          {(detail ? [detail] : [words?.wrong, words?.next]).map((sentence) => (
            <p>{sentence}</p>
          ))}
          {next && (
            <p>
              <a href={next.to}>{next.words}</a>
            </p>
          )}
          {signedIn ? (
            <p>
              <a href="/">Go to your start page</a>
            </p>
          ) : (
            <p class="row">
              <a href="/sign-in">Sign in</a>
              <a href="/public">To the public pages</a>
            </p>
          )}
          <p class="small soft">Code {status}</p>
        </div>
      </div>
    </Frame>
  );
}
