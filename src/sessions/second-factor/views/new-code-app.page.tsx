import { Bare } from '../../../common/web/layout.js';
import type { NewCodeApp } from '../second-factors.service.js';
import { NewCode } from './new-code.js';

export interface NewCodeAppModel {
  step: 'typing' | 'nothing';
  /** On the one page that shows it. */
  shown?: NewCodeApp;
}

/** Answers first: what do I type into the new phone? */
export const NewCodeAppPage = ({ step, shown }: NewCodeAppModel) => (
  <Bare title="Your new code app">
    <div class="narrow stack">
      <p>
        <span class="brand">Ploughshare</span>
      </p>
      <h1>{step === 'typing' ? 'Your new code app' : 'There is no key to try'}</h1>
      {step === 'typing' ? (
        <>
          <p>You have 15 minutes. Your keys and your desks stay as they are.</p>
          <NewCode shown={shown} action="/lost-phone/code-app" again="/lost-phone" />
        </>
      ) : (
        <>
          <p>
            It was tried already, or 15 minutes have gone by and it was forgotten. In the second case your one-time code
            still works.
          </p>
          <p>
            <a href="/lost-phone">Begin again with the one-time code</a>
          </p>
          <p>
            <a href="/sign-in">Sign in</a>
          </p>
        </>
      )}
    </div>
  </Bare>
);
