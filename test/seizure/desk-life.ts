import PDFDocument from 'pdfkit';
import { api, browser } from '../support/client.js';
import { multipart } from '../support/multipart.js';
import type { RunningApp } from '../support/app.js';
import { standInFrom } from '../referrals/standing-in.js';
import { askedFor } from '../support/break-glass.js';
import { lastFileOf, sendFiles } from '../support/exchange-file.js';
import type { SmallNetwork } from '../support/network.js';
import { forPaper, outsiderOf } from '../support/outsider.js';
import type { Plants } from './plants.js';

const FACTS = { service_country: 'RU', country_of_stay: 'DE', language: ['ru'] };
const must = (wanted: number, answer: { statusCode: number; body: string }) => {
  if (answer.statusCode !== wanted)
    throw new Error(`${answer.statusCode} in place of ${wanted}: ${answer.body.slice(0, 300)}`);
};

/** Files with planted names, notes and words: as text, as it came, in what a PDF says and shows, and one that is refused. */
async function bringPapers(desk: ReturnType<typeof api>, plants: Plants, id: string) {
  const pdf = new PDFDocument({ compress: false, info: { Author: plants.one('author of a document') } });
  // The built-in fonts know Latin letters alone; what the others are is written as they stand.
  pdf.text(plants.sentence('words of a PDF'));
  pdf.end();
  const printed: Buffer[] = [];
  for await (const chunk of pdf) printed.push(chunk as Buffer);
  const sent = multipart({ note: plants.sentence('note of a document'), as_is: 'true' }, [
    { name: `${plants.one('name of a document')}.txt`, bytes: plants.sentence('words of a document').repeat(20) },
    { name: `${plants.one('name of a recording')}.ogg`, bytes: `OggS\0${plants.sentence('words of a recording')}` },
    { name: `${plants.one('name of a PDF')}.pdf`, bytes: Buffer.concat(printed) },
    { name: `${plants.one('name of a refused file')}.jpg`, bytes: plants.sentence('words of a refused file') },
  ]);
  const answer = await desk.post(`/cases/${id}/documents`, sent.payload, sent.headers);
  must(422, answer);
  const { documents } = (await desk.get(`/cases/${id}/documents`)).json<{
    documents: { id: string; pages: number }[];
  }>();
  if (documents.length !== 3) throw new Error(`${documents.length} of 3 planted documents were kept.`);
  for (const one of documents) must(200, await desk.get(`/cases/${id}/documents/${one.id}/file`));
  const drawn = documents.find(({ pages }) => pages > 0)!;
  must(200, await desk.get(`/cases/${id}/documents/${drawn.id}/pages/1`));
}

/** A day at a desk through the API: every field that takes words, each with a string that stands nowhere else. */
export async function workThroughApi(
  { app }: RunningApp,
  network: SmallNetwork,
  plants: Plants,
  cases: number,
): Promise<string[]> {
  const desk = api(app, network.caseworker);
  const ids: string[] = [];
  for (let n = 0; n < cases; n++) {
    const pseudonym = plants.one('pseudonym');
    const opened = await desk.post(
      '/cases',
      {
        pseudonym,
        summary: plants.sentence('summary'),
        facts: FACTS,
        safe_contact: { channel: 'message', instructions: plants.sentence('safe contact instructions') },
        deadline: { kind: 'hearing', on: '2027-03-02', certainty: 'confirmed' },
        person: {
          legal_name: plants.one('legal name'),
          birth_date: '1998-03-02',
          contacts: [{ channel: 'phone', handle: plants.one('contact handle') }],
        },
      },
      { 'idempotency-key': plants.one('idempotency key') },
    );
    must(201, opened);
    const { id } = opened.json<{ id: string }>();
    ids.push(id);
    must(201, await desk.post(`/cases/${id}/notes`, { text: plants.sentence('note of the desk'), visibility: 'desk' }));
    must(
      201,
      await desk.post(`/cases/${id}/notes`, { text: plants.sentence('note for a lawyer'), visibility: 'lawyer' }),
    );
    if (n < 4) await bringPapers(desk, plants, id);
    must(200, await desk.patch(`/cases/${id}`, { version: 1, summary: plants.sentence('changed summary') }));
    must(409, await desk.patch(`/cases/${id}`, { version: 1, summary: plants.sentence('summary of a lost race') }));
    must(200, await desk.post(`/cases/${id}/identity`, { reason: plants.sentence('reason of a reveal') }));
    if (ids.length > 1) await together(desk, plants, ids);
    must(200, await desk.post('/cases/search', { text: plants.one('search word') }));
    must(201, await desk.post('/cases/filters', { name: plants.one('name of a filter'), need: 'housing' }));
    for (const kind of ['note of the desk', 'changed summary']) {
      const words = plants.kinds.get(kind)!.at(-1)!;
      if (!(await desk.post('/cases/search', { text: words })).body.includes(id))
        throw new Error(`The words of a planted ${kind} were not found.`);
    }
    const found = await desk.post('/cases/search', { text: pseudonym });
    if (found.json<{ items: unknown[] }>().items.length !== 1)
      throw new Error('A planted pseudonym was not found by its own search.');
  }
  return ids;
}

/** Related to the case before, closed and opened again: each with words of its own. */
async function together(desk: ReturnType<typeof api>, plants: Plants, ids: string[]) {
  const [before, id] = ids.slice(-2) as [string, string];
  const { reference } = (await desk.get(`/cases/${before}`)).json<{ reference: string }>();
  const reason = plants.sentence('reason of a relation');
  must(201, await desk.post(`/cases/${id}/related`, { reference, kind: 'family', reason }));
  must(200, await desk.get(`/cases/${id}/history`));
  const closing = { reason: 'amnesty', advice: plants.sentence('advice at a closing') };
  must(201, await desk.post(`/cases/${id}/closure`, closing));
  must(201, await desk.post(`/cases/${id}/notes`, { text: plants.sentence('note after closing') }));
  must(200, await desk.delete(`/cases/${id}/closure`, { reason: plants.sentence('reason of a reopening') }));
}

/** What the person agreed to is codes and ids: its own id stands nowhere but sealed, though it stands in the address of its sheet. */
async function ledger(desk: ReturnType<typeof api>, plants: Plants, caseId: string) {
  const read = await desk.get(`/cases/${caseId}/consents`);
  must(200, read);
  const ids = read.json<{ consents: { id: string }[] }>().consents.map(({ id }) => id);
  if (ids.length === 0) throw new Error('The ledger holds nothing.');
  const before = plants.kinds.get('consent of the ledger') ?? [];
  plants.kinds.set('consent of the ledger', [...before, ...ids]);
  if (before.length > 0) return;
  const sheet = `/cases/${caseId}/consents/${ids[0]}/sheet`;
  must(200, await desk.get(`${sheet}?language=ar`));
  must(200, await desk.post(sheet, { language: 'ar' }));
}

/** All documents of the case, and of each that has pages a copy in which parts are hidden. */
async function papersToSend(desk: ReturnType<typeof api>, caseId: string): Promise<string[]> {
  const { documents } = (await desk.get(`/cases/${caseId}/documents`)).json<{
    documents: { id: string; pages: number }[];
  }>();
  const ids = documents.map(({ id }) => id);
  for (const { id } of documents.filter(({ pages }) => pages > 0)) {
    const copy = await desk.post(`/cases/${caseId}/documents/${id}/redaction`, { hide: ['1:A1-C2'] });
    must(201, copy);
    ids.push(copy.json<{ id: string }>().id);
  }
  return ids;
}

/** The lawyer is away: their colleague looks, and declines with a word to the desk. */
async function declinedInPlace(running: RunningApp, network: SmallNetwork, plants: Plants, referral: string) {
  const { lawyer: away, otherLawyer: standIn } = network;
  await standInFrom(running, { away, standIn }, running.clock.today());
  const colleague = api(running.app, standIn);
  must(200, await colleague.get(referral));
  const said = { reason: 'conflict_of_interest', note: plants.sentence('note at declining') };
  must(200, await colleague.post(`${referral}/decline`, said));
}

/** Files both ways about one referral, taken, and one kept: what its end leaves of them is noise. */
async function sendPapers(
  running: Pick<RunningApp, 'app'>,
  { caseworker, lawyer }: SmallNetwork,
  plants: Plants,
  [referral, at]: [string, string],
  isAgreed: boolean,
) {
  const file = () => [
    { name: `${plants.one('name of a sent file')}.txt`, bytes: plants.sentence('words of a sent file').repeat(20) },
  ];
  const fields = { about: plants.sentence('what a sent file is') };
  must(201, await sendFiles(running, lawyer, `${referral}/exchange`, file(), fields));
  const id = await lastFileOf(running, caseworker, `${at}/exchange`);
  must(200, await api(running.app, caseworker).get(`${at}/exchange/files/${id}`));
  must(201, await api(running.app, caseworker).post(`${at}/exchange/files/${id}/document`));
  if (isAgreed) must(201, await sendFiles(running, caseworker, `${at}/exchange`, file(), fields));
}

/** Offers that end in every way, each opened as far as it goes. What the lawyer reads was planted at the desk. */
export async function refer(running: RunningApp, network: SmallNetwork, plants: Plants, ids: string[]) {
  const { app } = running;
  const [desk, lawyer] = [api(app, network.caseworker), api(app, network.lawyer)];
  const endings = ['accepted', 'completion', 'decline', 'withdrawal', 'revoked', 'closure'];
  for (const [n, id] of ids.entries()) {
    const ending = endings[n % endings.length]!;
    const documents = await papersToSend(desk, id);
    const offered = await desk.post(`/cases/${id}/referrals`, {
      legal_contact_id: network.contact.id,
      purpose: 'asylum_claim',
      fields: [
        'legal_name',
        'contacts',
        'safe_contact',
        'summary',
        'notes',
        ...(documents.length > 0 ? ['documents'] : []),
      ],
      documents,
      originals: true,
      consent: { given_on: '2026-01-01', language: 'ru', stand_in: true },
    });
    must(201, offered);
    // Nothing of it stays: not the page that was printed, and not to whom it went.
    const taken = await desk.post(`/cases/${id}/outside`, forPaper(await outsiderOf({ app }, network)));
    must(200, taken);
    if (!taken.body.includes(plants.kinds.get('legal name')![n]!))
      throw new Error('What was taken out lacks the name.');
    const referral = `/referrals/${offered.json<{ id: string }>().id}`;
    await ledger(desk, plants, id);
    must(200, await lawyer.get('/referrals'));
    must(201, await lawyer.post('/conflict-names', { names: [plants.one('name of a conflict')] }));
    if (ending === 'withdrawal') must(200, await desk.post(`${referral}/withdrawal`));
    else {
      must(200, await lawyer.post(`${referral}/conflict-check`));
      must(200, await lawyer.get(referral));
      must(201, await lawyer.post(`${referral}/exchange`, { text: plants.sentence('question of a lawyer') }));
      must(201, await desk.post(`/cases/${id}${referral}/exchange`, { text: plants.sentence('answer to a lawyer') }));
      must(422, await lawyer.post(`${referral}/exchange`, { text: plants.one('long question').repeat(800) }));
      must(200, await lawyer.get(`${referral}/exchange`));
      if (ending === 'decline') await declinedInPlace(running, network, plants, referral);
      else {
        must(200, await lawyer.post(`${referral}/acceptance`));
        const packet = await lawyer.get(`${referral}/packet`);
        must(200, packet);
        for (const kind of [
          'legal name',
          'contact handle',
          'safe contact instructions',
          'changed summary',
          'note for a lawyer',
        ])
          if (!packet.body.includes(plants.kinds.get(kind)![n]!)) throw new Error(`The packet lacks the ${kind}.`);
        const { files } = packet.json<{ files: { id: string }[] }>();
        if (files.length !== documents.length)
          throw new Error(`${files.length} files in place of ${documents.length}.`);
        for (const file of files) must(200, await lawyer.get(`${referral}/packet/files/${file.id}`));
        const reported = async (what: string, said: object) =>
          must(
            201,
            await lawyer.post(`${referral}/reports/${what}`, {
              ...said,
              file_number: plants.one(`file number, ${what}`),
            }),
          );
        await reported('proceeding', { type: 'asylum_first', authority: plants.one('authority, reported') });
        await reported('hearing', { on: '2037-02-01', place: plants.one('place of a hearing, reported') });
        await reported('decision', { kind: 'decision', on: '2026-11-20', text: plants.sentence('decision, reported') });
        const at = `/cases/${id}${referral}`;
        await sendPapers({ app }, network, plants, [referral, at], documents.length > 0);
        const { lines } = (await desk.get(`${at}/exchange`)).json<{ lines: { id: string; report: object | null }[] }>();
        const [first, second] = lines.filter(({ report }) => report);
        must(
          200,
          await desk.post(`${at}/reports/${first!.id}/confirmation`, {
            word: plants.sentence('word with a confirmation'),
          }),
        );
        must(
          200,
          await desk.post(`${at}/reports/${second!.id}/setting-aside`, {
            why: plants.sentence('why a report is set aside'),
          }),
        );
        if (ending === 'completion')
          must(
            200,
            await lawyer.post(`${referral}/completion`, {
              on: '2026-11-20',
              outcome: plants.sentence('outcome, reported'),
            }),
          );
        if (ending === 'revoked') must(200, await desk.post(`${referral}/withdrawal`));
        if (ending === 'closure') must(201, await desk.post(`/cases/${id}/closure`, { reason: 'safe_and_stable' }));
      }
    }
  }
}

/** People entered twice: looked for by name, told apart, merged, and parted again. */
export async function enterTwice({ app }: RunningApp, network: SmallNetwork, plants: Plants, times: number) {
  const [desk, page] = [api(app, network.caseworker), browser(app, network.coordinator)];
  for (let n = 0; n < times; n++) {
    const handle = plants.one('contact of somebody entered twice');
    const enter = async (kind: string) => {
      const opened = await desk.post('/cases', {
        pseudonym: plants.one(`pseudonym, ${kind}`),
        summary: plants.sentence(`summary, ${kind}`),
        person: { legal_name: plants.one(`legal name, ${kind}`), contacts: [{ channel: 'phone', handle }] },
      });
      must(201, opened);
      const { id } = opened.json<{ id: string }>();
      must(201, await desk.post(`/cases/${id}/notes`, { text: plants.sentence(`note, ${kind}`) }));
      return id;
    };
    const [stays, goes, third] = [await enter('entered first'), await enter('entered again'), await enter('another')];
    const reason = plants.sentence('reason of a search by name');
    const known = plants.kinds.get('legal name, entered first')!.at(-1)!;
    const found = await desk.post('/cases/search', { text: known, in: 'identity', reason });
    must(200, found);
    if (!found.body.includes(stays)) throw new Error('A planted name was not found by its own search.');
    const fields = {
      text: plants.one('name that was looked for'),
      reason: plants.sentence('reason of a search, page'),
    };
    must(200, await page.submit('/cases/by-name', '/cases/by-name', fields));
    must(422, await page.submit('/cases/by-name', '/cases/by-name', { text: plants.one('name without a reason') }));
    must(200, await desk.post(`/cases/${stays}/same-person`));
    must(200, await desk.post('/cases/same-person/answers', { different: [`${stays}~${third}`] }));
    must(200, await desk.post('/cases/same-person/answers', { another_matter: [`${goes}~${third}`] }));
    const merge = { version: 1, other_version: 1, choose: { pseudonym: 'goes', summary: 'stays' } };
    must(200, await desk.post(`/cases/${stays}/merges/${goes}`, merge));
    if (n % 2 === 0) must(200, await desk.delete(`/cases/${stays}/merges/${goes}`));
  }
}

/** Cases asked for by another desk: granted and read, refused, and asked on a form that comes back. */
export async function breakTheGlass(running: RunningApp, network: SmallNetwork, plants: Plants, ids: string[]) {
  const { desk, coordinator, otherDesk, otherCoordinator } = network;
  const [asker, owner] = [
    { id: otherDesk.id, coordinator: otherCoordinator },
    { id: desk.id, coordinator },
  ];
  const reason = () => plants.sentence('reason of breaking the glass');
  for (const [n, caseId] of ids.entries()) {
    const shown = n % 2 === 0;
    const id = await askedFor(running, asker, owner, { shown, caseId, reason: reason() });
    const [theirs, ours] = [api(running.app, otherCoordinator), api(running.app, network.caseworker)];
    if (shown) must(200, await theirs.get(`/break-glass/${id}/case`));
    else must(201, await ours.post(`/break-glass/${id}/refusal`, { word: plants.sentence('word of a refusal') }));
    must(200, await ours.get('/break-glass'));
  }
  const page = browser(running.app, otherCoordinator);
  const typed = { desk_id: desk.id, reference: plants.one('reference of a case asked for'), reason: reason() };
  must(422, await page.submit('/break-glass/new', '/break-glass', typed));
}

/** The same work in a browser, whose forms come back with what was typed when something is wrong. */
export async function workOnPages({ app }: RunningApp, network: SmallNetwork, plants: Plants, cases: number) {
  const desk = browser(app, network.coordinator);
  const typed = (kind: string) => ({
    pseudonym: plants.one(`pseudonym, ${kind}`),
    summary: plants.sentence(`summary, ${kind}`),
    'safe_contact.channel': 'they_write',
    'safe_contact.instructions': plants.sentence(`safe contact instructions, ${kind}`),
    'person.legal_name': plants.one(`legal name, ${kind}`),
    'person.contacts.0.channel': 'phone',
    'person.contacts.0.handle': plants.one(`contact handle, ${kind}`),
  });
  for (let n = 0; n < cases; n++) {
    const refused = await desk.submit('/cases/new', '/cases', {
      ...typed('refused form'),
      'deadline.kind': 'hearing',
      'deadline.on-day': '31',
      'deadline.on-month': '2',
      'deadline.on-year': '2027',
    });
    must(422, refused);
    for (const [kind, texts] of plants.kinds)
      if (kind.endsWith('refused form') && !kind.startsWith('note') && !refused.body.includes(texts.at(-1)!))
        throw new Error(`The refused form lost the ${kind}.`);
    const saved = await desk.submit('/cases/new', '/cases', typed('page'));
    must(303, saved);
    const page = saved.headers.location as string;
    must(303, await desk.submit(page, `${page}/notes`, { text: plants.sentence('draft of a note'), 'draft?': 'yes' }));
    must(200, await desk.get(page));
    must(303, await desk.submit(page, `${page}/notes`, { text: plants.sentence('note, page') }));
    must(303, await desk.submit(page, `${page}/notes`, { text: plants.sentence('draft that stays'), 'draft?': 'yes' }));
    must(
      422,
      await desk.submit(page, `${page}/notes`, {
        text: plants.sentence('note, refused form'),
        visibility: 'everybody',
      }),
    );
    must(
      200,
      await desk.submit(`${page}/identity`, `${page}/identity`, {
        reason: plants.sentence('reason of a reveal, page'),
        'safe_contact_read?': 'true',
      }),
    );
    must(303, await desk.submit(`${page}/facts`, page, { summary: plants.sentence('changed summary, page') }));
    must(200, await desk.submit('/cases', '/cases/search', { text: plants.one('search word, page') }));
    must(200, await desk.get(page));
    must(200, await desk.get('/cases'));
    must(
      303,
      await desk.submit('/cases/filters', '/cases/filters', {
        name: plants.one('name of a filter, page'),
        overdue: 'yes',
      }),
    );
    must(
      422,
      await desk.submit('/cases/filters', '/cases/filters', { name: plants.one('name of a filter that is refused') }),
    );
  }
}

/** Enquiries are read, refused a form and closed with the advice that was given, one by one and together. */
export async function triage({ app }: RunningApp, network: SmallNetwork, plants: Plants) {
  const desk = browser(app, network.coordinator);
  const enquire = async () => {
    const summary = plants.sentence('words of an enquiry');
    const made = await api(app, network.caseworker).post('/cases', { pseudonym: 'Asks', state: 'enquiry', summary });
    return made.json<{ id: string }>().id;
  };
  const [alone, ...together] = [await enquire(), await enquire(), await enquire()];
  must(200, await desk.get('/today'));
  must(200, await desk.get('/triage'));
  const page = `/triage/${alone}`;
  must(422, await desk.submit(page, page, { act: 'close', advice: plants.sentence('advice, refused form') }));
  const advice = () => ({ act: 'close', reason: 'out_of_scope', advice: plants.sentence('advice at triage') });
  must(303, await desk.submit(page, page, advice()));
  must(200, await desk.submit('/triage', '/triage', { 'enquiries[]': together, ...advice() }));
  must(200, await desk.get(`/desks/${network.desk.id}/numbers`));
}

/** Refused, mistyped, sent by the wrong person or to the wrong place: what is refused is not kept either. */
export async function goWrong(
  { app }: RunningApp,
  network: SmallNetwork,
  plants: Plants,
  times: number,
  caseId: string,
) {
  const [desk, page, stranger] = [api(app, network.caseworker), browser(app, network.coordinator), browser(app)];
  const json = (url: string, payload: string, headers: Record<string, string> = {}) =>
    app.inject({ method: 'POST', url, payload, headers: { 'content-type': 'application/json', ...headers } });
  for (let n = 0; n < times; n++) {
    must(
      422,
      await desk.post('/cases', {
        pseudonym: plants.one('pseudonym beside an unknown field'),
        home_address: plants.one('unknown field'),
      }),
    );
    must(
      422,
      await desk.post(`/cases/${caseId}/deadlines`, {
        kind: plants.one('kind of a deadline'),
        on: plants.one('day of a deadline'),
      }),
    );
    must(
      422,
      await desk.post('/cases', {
        pseudonym: plants.one('long pseudonym').repeat(9),
        facts: { service_country: plants.one('country') },
      }),
    );
    must(
      403,
      await api(app, network.administrator).post('/cases', { pseudonym: plants.one('pseudonym by the wrong role') }),
    );
    must(
      404,
      await api(app, network.otherCaseworker).post(`/cases/${caseId}/notes`, {
        text: plants.sentence('note at another desk'),
      }),
    );
    must(401, await json('/api/v1/cases', JSON.stringify({ pseudonym: plants.one('pseudonym by nobody') })));
    must(400, await json('/api/v1/cases', `{"pseudonym":"${plants.one('broken JSON')}`));
    must(
      403,
      await page.post('/cases', {
        pseudonym: plants.one('form without its token'),
        _form: plants.one('token of a form'),
      }),
    );
    must(401, await browser(app).post('/cases', { pseudonym: plants.one('form without a session') }));
    must(
      401,
      await json(
        '/api/v1/session',
        JSON.stringify({ handle: plants.one('handle'), passphrase: plants.one('passphrase'), totp: '123456' }),
      ),
    );
    must(
      400,
      await json(
        '/api/v1/session',
        JSON.stringify({
          handle: `${plants.one('handle that Postgres refuses')}\u0000`,
          passphrase: plants.one('passphrase'),
          totp: '123456',
        }),
      ),
    );
    await stranger.submit('/sign-in', '/sign-in', {
      handle: plants.one('handle, page'),
      passphrase: plants.one('passphrase, page'),
      totp: '123456',
    });
    const asked = encodeURIComponent(plants.one('address of a search'));
    for (const path of [
      `/cases?text=${asked}`,
      `/cases?country=${asked}`,
      `/cases?after=${asked}`,
      `/cases/${asked}`,
      `/campaigns/${asked}%00`,
      `/legal-contacts?country=${asked}`,
    ]) {
      await desk.get(path);
      await page.get(path);
    }
    await page.get(`/${encodeURIComponent(plants.one('address that is none'))}`);
    await app.inject({
      url: '/cases',
      headers: {
        'user-agent': 'x',
        referer: `https://x.example/${encodeURIComponent(plants.one('referring page'))}`,
        cookie: `session=${encodeURIComponent(plants.one('cookie'))}`,
      },
    });
  }
}

/** Sheets through the API and the page: cells, rows that wait, rows that were corrected, refused and thrown away. */
export async function importSheets({ app }: RunningApp, network: SmallNetwork, plants: Plants, rows: number) {
  const [desk, page] = [api(app, network.caseworker), browser(app, network.coordinator)];
  const deskId = network.desk.id;
  const row = (kind: string, cells: Record<string, string> = {}) => ({
    name: plants.one(`name in a sheet, ${kind}`),
    dob: '1998-03-02',
    contact: `@${plants.one(`contact in a sheet, ${kind}`)}`,
    notes: plants.sentence(`notes in a sheet, ${kind}`),
    lawyer: plants.one(`lawyer in a sheet, ${kind}`),
    extra: plants.one(`other cell in a sheet, ${kind}`),
    status: 'AWOL',
    consent: 'yes',
    ...cells,
  });
  const records = Array.from({ length: rows }, (_, n) => [
    { record: 3 * n + 1, cells: row('brought in') },
    { record: 3 * n + 2, cells: row('waiting', { dob: '3/4/1998', status: plants.one('status in a sheet') }) },
    { record: 3 * n + 3, cells: row('refused by the person', { consent: 'no' }) },
  ]).flat();
  const brought = await desk.post(
    '/imports',
    { desk_id: deskId, records },
    { 'idempotency-key': plants.one('idempotency key') },
  );
  must(201, brought);
  const counts = brought.json<{ imported: number; needs_review: number; rejected: number }>();
  if (counts.needs_review < rows || counts.rejected < rows || counts.imported < rows)
    throw new Error(`The import took ${JSON.stringify(counts)}.`);

  const { waiting } = (await desk.get('/imports')).json<{ waiting: { id: string }[] }>();
  for (const [n, { id }] of waiting.entries()) {
    const path = `/imports/rows/${id}`;
    must(200, await page.get(path));
    must(
      422,
      await desk.post(`${path}/settlement`, {
        cells: { dob: plants.one('corrected cell, refused'), notes: plants.sentence('corrected cell, refused') },
      }),
    );
    if (n % 3 === 0)
      must(
        201,
        await desk.post(`${path}/settlement`, {
          cells: { dob: '1998-03-04', status: 'AWOL', name: plants.one('corrected cell') },
        }),
      );
    if (n % 3 === 1) must(200, await desk.delete(path));
  }

  const columns = ['name', 'contact', 'notes', 'lawyer', 'status', 'consent'] as const;
  const sheet = Array.from({ length: rows }, () => row('on a page')).map((cells) =>
    [...columns.map((column) => cells[column]), plants.one('cell of an unknown column')].join(';'),
  );
  const csv = [
    ['Name', 'Signal', 'notes', 'lawyer?', 'status', 'consent y/n', plants.one('heading of a sheet')].join(';'),
    ...sheet,
    '',
  ].join('\n');
  const checked = await upload(app, page, csv, `${plants.one('name of a file')}.csv`, deskId);
  must(303, checked);
  const at = checked.headers.location as string;
  // What the desk says of a column is remembered, with its heading.
  const said = Object.fromEntries(columns.map((column, place) => [`columns.${place}`, column as string]));
  must(303, await page.submit(at, at, { ...said, [`columns.${columns.length}`]: 'assigned' }));
  must(303, await page.submit(`${at}/report`, '/imports'));
  const none = await upload(app, page, `${plants.one('no sheet at all')}`, 'x.csv', deskId);
  must(303, none);
  must(422, await page.submit(none.headers.location as string, none.headers.location as string));
}

async function upload(
  app: RunningApp['app'],
  page: ReturnType<typeof browser>,
  csv: string,
  file: string,
  deskId: string,
) {
  const form = await page.get('/imports/new');
  const token = /action="\/imports\/check"[^]*?name="_form" value="([^"]+)"/.exec(form.body)?.[1];
  const part = (name: string, more: string, value: string) =>
    `--limit\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
  const body =
    part('_form', '', token!) +
    part('desk_id', '', deskId) +
    part('sheet', `; filename="${file}"\r\ncontent-type: text/csv`, csv) +
    '--limit--\r\n';
  const headers = { cookie: page.cookie(), 'content-type': 'multipart/form-data; boundary=limit' };
  return app.inject({ method: 'POST', url: '/imports/check', payload: body, headers });
}
