import { Desk } from '../../common/web/layout.js';
import { roleLabel } from '../../common/web/words.js';
import type { AccountRow } from '../account.view.js';
import { StateTag } from './account-state.js';

/** Answers first: who has an account here, and does it work? */
export const AccountsPage = ({ items }: { items: AccountRow[] }) => (
  <Desk title="Accounts" at="accounts">
    <div class="head row apart">
      <div>
        <h1>Accounts</h1>
        <p class="soft">Handles are made up by the system. Keep no list of whose they are on a computer.</p>
      </div>
      <a class="button" href="/accounts/new">
        New account
      </a>
    </div>
    <table class="list">
      <caption class="hidden">Accounts of your organisation</caption>
      <thead>
        <tr>
          <th scope="col">Handle</th>
          <th scope="col">Does</th>
          <th scope="col">State</th>
          <th scope="col">Desks</th>
        </tr>
      </thead>
      <tbody>
        {items.map((account) => (
          <tr>
            <th scope="row">
              <a href={`/accounts/${account.id}`}>{account.handle}</a>
            </th>
            <td>{roleLabel(account.role)}</td>
            <td>
              <StateTag state={account.state} />
            </td>
            <td class="wide" dir="auto">
              {account.desks.join(', ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </Desk>
);
