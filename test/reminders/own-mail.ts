import type { Person } from '../../src/cli/demo/cast.js';
import { Jobs } from '../../src/jobs/jobs.service.js';
import { Sending } from '../../src/reminders/sending.service.js';
import type { RunningApp } from '../support/app.js';
import { api } from '../support/client.js';
import type { MailServer, Received } from '../support/mail-server.js';

/** The code that stands in a mail. */
export const codeIn = ({ bytes }: Pick<Received, 'bytes'>) => /^ {4}(\w{4}-\w{4}-\w{4})\r$/m.exec(bytes)![1]!;

/** What people do with their own address, and the job with it. */
export const ownMail = (running: RunningApp, server: MailServer) => ({
  settled: () => running.app.get(Sending, { strict: false }).settled(),

  async type(person: Person, address: string) {
    const answer = await api(running.app, person).post('/account/reminders', { address });
    await running.app.get(Sending, { strict: false }).settled();
    return answer;
  },

  confirm: (person: Person, code: string) => api(running.app, person).post('/account/reminders/confirmation', { code }),

  /** Typed, and confirmed by the code that came. */
  async confirmed(person: Person, address: string) {
    await this.type(person, address);
    const answer = await this.confirm(person, codeIn(server.to(address).at(-1)!));
    if (answer.statusCode !== 200) throw new Error(`${address} was not confirmed: ${answer.body}`);
  },

  /** What the timer does. @returns to whom a mail came since */
  async run() {
    const before = server.received.length;
    const ran = await running.app.get(Jobs, { strict: false }).run('reminders');
    if (ran.result !== 'done') throw new Error(`The job answered ${ran.result}.`);
    return server.received.slice(before).map(({ to }) => to);
  },
});
