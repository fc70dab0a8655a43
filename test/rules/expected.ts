/**
 * Who may do what, written by hand: it is read by people and compared with the application, never made from rules.ts.
 *
 * `ok` is a success (2xx; a page that was posted leads on with 303); 401: sign in first; 403: not your job; 404: out of reach,
 * which is told like "does not exist"; 422: a desk was named that is not one's own.
 * cw caseworker, co coordinator (both of the Harbour desk), lw lawyer, cl campaign lead, ad administrator, au auditor (all of the same
 * organisation, but for the lawyer), no: nobody signed in. `both`: as a page, and as JSON under /api/v1.
 */

/** What is there for a role, whatever it is about. */
const ANYWHERE = `
action              call                                     as    needs     cw   co   lw   cl   ad   au   no
public.read         GET /                                    page  -         ok   ok   ok   ok   ok   ok   ok
public.read         GET /sign-in                             page  -         ok   ok   ok   ok   ok   ok   ok
public.read         GET /assets/ploughshare.css              page  -         ok   ok   ok   ok   ok   ok   ok
public.read         GET /robots.txt                          page  -         ok   ok   ok   ok   ok   ok   ok
public.read         GET /api/openapi.json                    page  -         ok   ok   ok   ok   ok   ok   ok
public.read         GET /public                              page  -         ok   ok   ok   ok   ok   ok   ok
public.read         GET /public/help                         page  -         ok   ok   ok   ok   ok   ok   ok
public.read         GET /public/actions                      page  -         ok   ok   ok   ok   ok   ok   ok
public.read         GET /public/campaigns                    page  -         ok   ok   ok   ok   ok   ok   ok
public.read         GET /public/campaigns/country/:code      page  -         ok   ok   ok   ok   ok   ok   ok
public.read         GET /public/campaigns/:id                page  campaign  ok   ok   ok   ok   ok   ok   ok
public.read         GET /public/campaigns/:id/actions.ics    page  campaign  ok   ok   ok   ok   ok   ok   ok
public.read         GET /public/statistics                   page  -         ok   ok   ok   ok   ok   ok   ok
public.read         GET /public/statistics/method            page  -         ok   ok   ok   ok   ok   ok   ok
public.read         GET /public/statistics/releases.atom     page  -         ok   ok   ok   ok   ok   ok   ok
public.read         GET /public/statistics/catalogue.jsonld  page  -         ok   ok   ok   ok   ok   ok   ok
public.read         GET /public/statistics/:period           page  period    404  404  404  404  404  404  404
public.read         GET /public/statistics/verification      page  -         ok   ok   ok   ok   ok   ok   ok
public.read         GET /public/:language/statistics         page  -         ok   ok   ok   ok   ok   ok   ok
public.read         GET /public/:language/statistics/method  page  -         ok   ok   ok   ok   ok   ok   ok
public.read         GET /public/:language/statistics/verification page -     ok   ok   ok   ok   ok   ok   ok
public.read         GET /public/:language/statistics/:period page  period    404  404  404  404  404  404  404
public.read         GET /public/releases.json                page  -         ok   ok   ok   ok   ok   ok   ok
public.read         GET /public/releases/:period/:plan/:file page  period    404  404  404  404  404  404  404
health.read         GET /healthz                             page  -         ok   ok   ok   ok   ok   ok   ok
health.read         GET /readyz                              page  -         ok   ok   ok   ok   ok   ok   ok

session.begin       POST /sign-in                            page  code      ok   ok   ok   ok   ok   ok   ok
session.begin       POST /session                            json  code      ok   ok   ok   ok   ok   ok   ok
session.leave       POST /leave                              page  -         ok   ok   ok   ok   ok   ok   ok
session.read        GET /home                                page  -         ok   ok   ok   ok   ok   ok   401
session.read        GET /session                             json  -         ok   ok   ok   ok   ok   ok   401
session.end         POST /sign-out                           page  -         ok   ok   ok   ok   ok   ok   401
session.end         DELETE /session                          json  -         ok   ok   ok   ok   ok   ok   401

account.begin                GET /first-sign-in                                       page  -          ok   ok   ok   ok   ok   ok   ok
account.begin                POST /first-sign-in                                      page  invitation ok   ok   ok   ok   ok   ok   ok
account.begin                GET /first-sign-in/passphrase                            page  -          ok   ok   ok   ok   ok   ok   ok
account.begin                POST /first-sign-in/passphrase                           page  invitation ok   ok   ok   ok   ok   ok   ok
own-account.read             GET /account                                             page  -          ok   ok   ok   ok   ok   ok   401
own-account.set              POST /account/settings                                   page  -          ok   ok   ok   ok   ok   ok   401
own-account.end-sessions     POST /account/sessions/ending                            page  -          ok   ok   ok   ok   ok   ok   401
own-account.change-passphrase GET /account/passphrase                                 page  -          ok   ok   ok   ok   ok   ok   401
own-account.change-passphrase POST /account/passphrase                                page  code       ok   ok   ok   ok   ok   ok   401
own-account.change-passphrase POST /account/passphrase/confirmation                   page  -          409  409  409  409  409  409  401
own-account.change-passphrase POST /account/passphrase/confirmation                   page  shown      ok   ok   ok   ok   ok   ok   401
own-account.move-second-factor GET /account/second-factor                             page  -          ok   ok   ok   ok   ok   ok   401
own-account.move-second-factor POST /account/second-factor                            page  code       ok   ok   ok   ok   ok   ok   401
own-account.move-second-factor POST /account/second-factor/confirmation               page  -          409  409  409  409  409  409  401
own-account.move-second-factor POST /account/second-factor/confirmation               page  shown      ok   ok   ok   ok   ok   ok   401
account.replace-second-factor GET /lost-phone                                         page  -          ok   ok   ok   ok   ok   ok   ok
account.replace-second-factor GET /lost-phone/code-app                                page  -          ok   ok   ok   ok   ok   ok   ok
account.replace-second-factor POST /lost-phone/code-app                               page  -          409  409  409  409  409  409  409
account.replace-second-factor POST /lost-phone                                        page  code       ok   ok   ok   ok   ok   ok   ok
account.replace-second-factor POST /lost-phone/code-app                               page  shown      ok   ok   ok   ok   ok   ok   ok
account.words                GET /account/words                                       both  -          ok   ok   ok   ok   ok   ok   401
reminder.read                GET /account/reminders                                   both  -          ok   ok   ok   403  403  403  401
reminder.set                 POST /account/reminders                                  both  -          ok   ok   ok   403  403  403  401
reminder.set                 POST /account/reminders/confirmation                     both  typed      422  422  422  403  403  403  401
reminder.set                 DELETE /account/reminders                                both  typed      ok   ok   ok   403  403  403  401
calendar.show                GET /account/calendar                                    both  -          ok   ok   403  403  403  403  401
calendar.make                POST /account/calendar                                   both  -          ok   ok   403  403  403  403  401
calendar.make                DELETE /account/calendar                                 both  calendar   ok   ok   403  403  403  403  401
calendar.read                GET /calendar/:file                                      page  calendar   ok   ok   ok   ok   ok   ok   ok
calendar.read                GET /calendar/:file                                      page  -          404  404  404  404  404  404  404
operation.read               GET /operation                                           both  -          403  403  403  403  ok   403  401
account.list                 GET /accounts                                            both  -          403  403  403  403  ok   403  401
account.list                 GET /accounts/:id                                        both  account    403  403  403  403  ok   403  401
account.invite               GET /accounts/new                                        both  -          403  403  403  403  ok   403  401
account.invite               POST /accounts                                           both  -          403  403  403  403  ok   403  401
account.lock                 POST /accounts/:id/lock                                  both  account    403  403  403  403  ok   403  401
account.lock                 DELETE /accounts/:id/lock                                both  locked     403  403  403  403  ok   403  401
account.end-sessions         DELETE /accounts/:id/sessions                            both  account    403  403  403  403  ok   403  401
account.give-phone-code      GET /accounts/:id/phone-code                             both  account    403  403  403  403  ok   403  401
account.give-phone-code      POST /accounts/:id/phone-code                            both  begun      403  403  403  403  ok   403  401
account.reset                GET /accounts/:id/reset                                  both  account    403  403  403  403  ok   403  401
account.reset                POST /accounts/:id/reset                                 both  account    403  403  403  403  ok   403  401
organisation.read            GET /organisation                                        both  -          403  403  403  403  ok   403  401
organisation.name-desk       POST /organisation/desks                                 both  -          403  403  403  403  ok   403  401
organisation.enter-recovery  POST /organisation/recovery-holders                      both  -          403  403  403  403  409  403  401
organisation.remove-member   GET /organisation/desks/:id/members/:accountId/removal   both  member     403  403  403  403  ok   403  401
organisation.remove-member   POST /organisation/desks/:id/members/:accountId/removal  both  member     403  403  403  403  ok   403  401

organisation.set-retention POST /organisation/retention                               both  -          403  403  403  403  ok   403  401

case.deadline       GET /deadlines/changed-rules             both  -         ok   ok   403  403  403  403  401
retention.list      GET /retention                           both  -         ok   ok   403  403  403  403  401
retention.remove-traces POST /retention/traces               both  -         ok   ok   403  403  403  403  401
erasure.list        GET /erasures                            both  -         ok   ok   403  403  403  ok   401
week.read           GET /week                                both  -         403  ok   403  403  403  403  401
task.list           GET /tasks                               both  -         ok   ok   403  403  403  403  401
day.read            GET /today                               both  -         ok   ok   403  403  403  403  401
enquiry.list        GET /triage                              both  -         ok   ok   403  403  403  403  401
break-glass.read    GET /break-glass                         both  -         ok   ok   403  403  403  403  401
break-glass.ask     GET /break-glass/new                     both  -         403  ok   403  403  403  403  401
break-glass.ask     POST /break-glass                        both  movable   403  ok   403  403  403  403  401
transfer.list       GET /transfers                           both  -         403  ok   403  403  403  403  401
desk.list           GET /desks                               both  -         ok   ok   403  403  403  403  401
case.list           GET /cases                               both  -         ok   ok   403  403  403  403  401
case.find           POST /cases/search                       both  -         ok   ok   403  403  403  403  401
identity.search     GET /cases/by-name                       page  -         ok   ok   403  403  403  403  401
identity.search     POST /cases/by-name                      page  -         ok   ok   403  403  403  403  401
identity.compare    GET /cases/same-person                   both  -         ok   ok   403  403  403  403  401
identity.compare    POST /cases/same-person                  both  -         ok   ok   403  403  403  403  401
case.list           GET /cases/filters                       both  -         ok   ok   403  403  403  403  401
case.keep-filter    POST /cases/filters                      both  -         ok   ok   403  403  403  403  401
case.keep-filter    DELETE /cases/filters/:id                both  -         404  404  403  403  403  403  401
case.open           GET /cases/new                           both  -         ok   ok   403  403  403  403  401
case.export-list    GET /exports                             both  -         ok   ok   403  403  403  403  401
case.export-list    POST /exports/list                       both  -         ok   ok   403  403  403  403  401
desk.export         GET /exports/cases                       both  -         403  ok   403  403  403  403  401
import.list         GET /imports                             both  -         ok   ok   403  403  403  403  401
import.settle       GET /imports/alike                       page  -         ok   ok   403  403  403  403  401
import.judge        GET /imports/sheets/:id                  page  sheet     ok   ok   403  403  403  403  401
import.judge        POST /imports/sheets/:id                 page  sheet     ok   ok   403  403  403  403  401
import.judge        GET /imports/sheets/:id/report           page  judged    ok   ok   403  403  403  403  401
import.judge        GET /imports/new                         page  -         ok   ok   403  403  403  403  401
referral.list       GET /referrals                           both  -         403  403  ok   403  403  403  401
stand-in.list       GET /stand-ins                           both  -         403  403  ok   403  403  403  401
stand-in.name       POST /stand-ins                          both  -         403  403  ok   403  403  403  401
stand-in.end        DELETE /stand-ins/:id                    both  standin   403  403  ok   403  403  403  401
conflict-name.list  GET /conflict-names                      both  -         403  403  ok   403  403  403  401
conflict-name.keep  POST /conflict-names                     both  -         403  403  ok   403  403  403  401
conflict-name.keep  DELETE /conflict-names/:id               both  -         403  403  404  403  403  403  401

audit.read          GET /audit                               page  -         403  403  403  403  403  ok   401
audit.read          GET /audit/trail                         page  -         403  403  403  403  403  ok   401
audit.read          GET /audit/reach                         page  -         403  403  403  403  403  ok   401
audit.make-key      POST /audit/key                          page  -         403  403  403  403  403  409  401
audit.confirm-key   POST /audit/key/confirmation             page  -         403  403  403  403  403  409  401
audit.give-key      GET /audit/auditors                      page  -         403  403  403  403  403  ok   401
audit.give-key      POST /audit/auditors                     page  -         403  403  403  403  403  ok   401

legal-contact.list  GET /legal-contacts                      both  -         ok   ok   403  403  ok   403  401
legal-contact.list  GET /legal-contacts/:id                  both  contact   ok   ok   403  403  ok   403  401
legal-contact.enter GET /legal-contacts/new                  both  -         403  403  403  403  ok   403  401
legal-contact.enter POST /legal-contacts                     both  -         403  403  403  403  ok   403  401
plan.read           GET /plans                               page  -         403  403  403  ok   403  403  401
statistics-key.make GET /statistics-key/new                  page  -         403  403  403  ok   403  403  401
statistics-key.make POST /statistics-key                     page  -         403  403  403  422  403  403  401
statistics-key.read GET /statistics-key                      both  -         403  403  403  ok   403  403  401
statistics-key.propose GET /statistics-key/renewal/new       page  -         403  403  403  ok   403  403  401
statistics-key.propose POST /statistics-key/renewal          both  -         403  403  403  422  403  403  401
statistics-key.propose GET /statistics-key/plan/new          page  -         403  403  403  ok   403  403  401
statistics-key.propose POST /statistics-key/plan             both  -         403  403  403  422  403  403  401
statistics-key.withdraw DELETE /statistics-key/proposal      both  -         403  403  403  409  403  403  401
statistics-key.approve POST /statistics-key/proposal/approval both -         403  403  403  409  403  403  401
release.list        GET /releases                            both  -         403  403  403  ok   403  403  401
release.read        GET /releases/:period                    both  period    403  403  403  404  403  403  401
release.read        GET /releases/:period/files/:file        both  period    403  403  403  404  403  403  401
release.prepare     POST /releases/:period/preparation       both  period    403  403  403  422  403  403  401
release.withdraw    DELETE /releases/:period/preparation     both  period    403  403  403  404  403  403  401
release.approve     POST /releases/:period/approval          both  period    403  403  403  404  403  403  401
campaign.list       GET /campaigns                           both  -         ok   ok   ok   ok   ok   ok   401
rule.read           GET /rules                           both  -         ok   ok   ok   ok   ok   ok   401
rule.read           GET /rules/:country                  both  -         ok   ok   ok   ok   ok   ok   401
rule.review         POST /rules/:country/reviews         both  -         403  403  ok   403  403  403  401
campaign.read       GET /campaigns/:id                       both  campaign  ok   ok   ok   ok   ok   ok   401
`;

/** What is done to something of a desk. Roles that open no case are refused wherever it lives. */
const OF_A_DESK = `
                                                                        own desk   other desk  other org.  wherever it lives
action              call                                 as    needs    cw   co    cw   co     cw   co     lw   cl   ad   au   no
case.open           POST /cases                          both  desk     ok   ok    422  422    422  422    403  403  403  403  401
case.read           GET /cases/:id                       both  case     ok   ok    404  404    404  404    403  403  403  403  401
case.read           GET /cases/:id/notes                 both  case     ok   ok    404  404    404  404    403  403  403  403  401
case.change         GET /cases/:id/facts                 both  case     ok   ok    404  404    404  404    403  403  403  403  401
case.change         PATCH /cases/:id                     both  case     ok   ok    404  404    404  404    403  403  403  403  401
case.change         POST /cases/:id/opening              both  enquiry  ok   ok    404  404    404  404    403  403  403  403  401
case.note           POST /cases/:id/notes                both  case     ok   ok    404  404    404  404    403  403  403  403  401
case.deadline       GET /cases/:id/deadlines/new         both  case     ok   ok    404  404    404  404    403  403  403  403  401
case.deadline       POST /cases/:id/deadlines            both  case     ok   ok    404  404    404  404    403  403  403  403  401
case.deadline       POST /cases/:id/deadlines/:deadlineId/completion both deadline ok ok 404 404 404 404   403  403  403  403  401
case.deadline       GET /cases/:id/deadlines             both  case     ok   ok    404  404    404  404    403  403  403  403  401
case.deadline       POST /cases/:id/events               both  case     ok   ok    404  404    404  404    403  403  403  403  401
case.deadline       GET /cases/:id/events                both  event    ok   ok    404  404    404  404    403  403  403  403  401
case.deadline       GET /cases/:id/deadline-proposals    both  event    ok   ok    404  404    404  404    403  403  403  403  401
case.deadline       DELETE /cases/:id/events/:eventId    both  event    ok   ok    404  404    404  404    403  403  403  403  401
case.deadline       POST /cases/:id/deadline-proposals   both  event    ok   ok    404  404    404  404    403  403  403  403  401
case.proceeding     GET /cases/:id/proceedings           both  case     ok   ok    404  404    404  404    403  403  403  403  401
case.proceeding     POST /cases/:id/proceedings          both  case     ok   ok    404  404    404  404    403  403  403  403  401
case.proceeding     GET /cases/:id/proceedings/:proceedingId both proceeding ok ok 404 404 404 404 403 403 403 403 401
case.proceeding     POST /cases/:id/proceedings/:proceedingId/events both proceeding ok ok 404 404 404 404 403 403 403 403 401
case.proceeding     PATCH /cases/:id/proceedings/:proceedingId both proceeding ok ok 404 404 404 404 403 403 403 403 401
case.proceeding     POST /cases/:id/proceedings/:proceedingId/ending both proceeding ok ok 404 404 404 404 403 403 403 403 401
case.task           GET /cases/:id/tasks                 both  case     ok   ok    404  404    404  404    403  403  403  403  401
case.task           POST /cases/:id/tasks                both  case     ok   ok    404  404    404  404    403  403  403  403  401
case.task           POST /cases/:id/tasks/:taskId/ending both  task     ok   ok    404  404    404  404    403  403  403  403  401
document.read        GET /cases/:id/documents                             both  case    ok   ok    404  404    404  404    403  403  403  403  401
document.bring       POST /cases/:id/documents                            both  case    ok   ok    404  404    404  404    403  403  403  403  401
document.read        GET /cases/:id/documents/:documentId                 both  document    ok   ok    404  404    404  404    403  403  403  403  401
document.read        GET /cases/:id/documents/:documentId/file            both  document    ok   ok    404  404    404  404    403  403  403  403  401
document.read        GET /cases/:id/documents/:documentId/pages/:number   both  document    ok   ok    404  404    404  404    403  403  403  403  401
document.redact      GET /cases/:id/documents/:documentId/redaction       both  document    ok   ok    404  404    404  404    403  403  403  403  401
document.redact      POST /cases/:id/documents/:documentId/redaction/preview both document  ok   ok    404  404    404  404    403  403  403  403  401
document.redact      POST /cases/:id/documents/:documentId/redaction      both  document    ok   ok    404  404    404  404    403  403  403  403  401
document.remove      GET /cases/:id/documents/:documentId/removal         both  document    ok   ok    404  404    404  404    403  403  403  403  401
document.remove      DELETE /cases/:id/documents/:documentId              both  document    ok   ok    404  404    404  404    403  403  403  403  401
case.change         GET /cases/:id/needs                 both  case     ok   ok    404  404    404  404    403  403  403  403  401
case.change         POST /cases/:id/needs                both  case     ok   ok    404  404    404  404    403  403  403  403  401
case.change         GET /cases/:id/risk                  both  case     ok   ok    404  404    404  404    403  403  403  403  401
case.change         POST /cases/:id/risk                 both  case     ok   ok    404  404    404  404    403  403  403  403  401
case.read           GET /cases/:id/history               both  case     ok   ok    404  404    404  404    403  403  403  403  401
case.note           DELETE /cases/:id/notes/draft        both  case     ok   ok    404  404    404  404    403  403  403  403  401
case.relate         GET /cases/:id/related               both  case     ok   ok    404  404    404  404    403  403  403  403  401
case.relate         POST /cases/:id/related              both  kin      ok   ok    404  404    404  404    403  403  403  403  401
case.relate         DELETE /cases/:id/related/:relatedId both  related  ok   ok    404  404    404  404    403  403  403  403  401
case.close          GET /cases/:id/closure               both  case     ok   ok    404  404    404  404    403  403  403  403  401
case.close          POST /cases/:id/closure              both  case     ok   ok    404  404    404  404    403  403  403  403  401
case.close          DELETE /cases/:id/closure            both  closed   ok   ok    404  404    404  404    403  403  403  403  401
case.keep           GET /cases/:id/retention             both  case     ok   ok    404  404    404  404    403  403  403  403  401
case.keep           POST /cases/:id/retention            both  closed   ok   ok    404  404    404  404    403  403  403  403  401
case.erase          GET /cases/:id/erasure               both  case     403  ok    403  404    403  404    403  403  403  403  401
case.erase          POST /cases/:id/erasure              both  named    403  ok    403  404    403  404    403  403  403  403  401
case.link           GET /cases/:id/campaigns             both  case     ok   ok    404  404    404  404    403  403  403  403  401
case.link           POST /cases/:id/campaigns            both  case     ok   ok    404  404    404  404    403  403  403  403  401
identity.reveal     GET /cases/:id/identity              both  case     ok   ok    404  404    404  404    403  403  403  403  401
identity.reveal     POST /cases/:id/identity             both  case     ok   ok    404  404    404  404    403  403  403  403  401
case.print          GET /cases/:id/file                  both  case     ok   ok    404  404    404  404    403  403  403  403  401
case.print          POST /cases/:id/file                 both  case     ok   ok    404  404    404  404    403  403  403  403  401
identity.compare    GET /cases/:id/same-person           both  case     ok   ok    404  404    404  404    403  403  403  403  401
identity.compare    POST /cases/:id/same-person          both  case     ok   ok    404  404    404  404    403  403  403  403  401
identity.compare    POST /cases/same-person/answers      both  twins    ok   ok    404  404    404  404    403  403  403  403  401
case.refer          GET /cases/:id/referrals/new         both  case     ok   ok    404  404    404  404    403  403  403  403  401
case.refer          POST /cases/:id/referrals/preview    both  case     ok   ok    404  404    404  404    403  403  403  403  401
case.refer          POST /cases/:id/referrals/choices    both  case     ok   ok    404  404    404  404    403  403  403  403  401
case.refer          POST /cases/:id/referrals            both  case     ok   ok    404  404    404  404    403  403  403  403  401
consent.read        GET /cases/:id/consents              both  case     ok   ok    404  404    404  404    403  403  403  403  401
consent.record      POST /cases/:id/consents             both  case     ok   ok    404  404    404  404    403  403  403  403  401
consent.read        GET /cases/:id/consents/:consentId/sheet both offered ok ok   404  404    404  404    403  403  403  403  401
consent.print       POST /cases/:id/consents/:consentId/sheet both offered ok ok  404  404    404  404    403  403  403  403  401
consent.withdraw    GET /cases/:id/consents/withdrawal   both  offered  ok   ok    404  404    404  404    403  403  403  403  401
consent.withdraw    POST /cases/:id/consents/withdrawal  both  offered  ok   ok    404  404    404  404    403  403  403  403  401
consent.withdraw    GET /cases/:id/consents/:consentId/withdrawal both offered ok ok  404  404    404  404    403  403  403  403  401
consent.withdraw    POST /cases/:id/consents/:consentId/withdrawal both offered ok ok 404  404    404  404    403  403  403  403  401
referral.read-sent  GET /cases/:id/referrals             both  offered  ok   ok    404  404    404  404    403  403  403  403  401
referral.read-sent  GET /cases/:id/referrals/:referralId both  offered  ok   ok    404  404    404  404    403  403  403  403  401
referral.extend     GET /referrals/:id/extension         both  offered  ok   ok    404  404    404  404    403  403  403  403  401
referral.extend     POST /referrals/:id/extension        both  offered  ok   ok    404  404    404  404    403  403  403  403  401
referral.read-sent  GET /cases/:id/outside               both  case     ok   ok    404  404    404  404    403  403  403  403  401
case.refer-outside  GET /cases/:id/outside/new           both  case     ok   ok    404  404    404  404    403  403  403  403  401
case.refer-outside  POST /cases/:id/outside              both  case     ok   ok    404  404    404  404    403  403  403  403  401
referral.read-sent  GET /cases/:id/outside/:outsideId    both  outside  ok   ok    404  404    404  404    403  403  403  403  401
referral.record-answer POST /cases/:id/outside/:outsideId/answer both outside ok ok  404  404    404  404    403  403  403  403  401
referral.change-line GET /referrals/:id/line             both  line     ok   ok    404  404    404  404    403  403  403  403  401
referral.change-line POST /referrals/:id/line            both  line     ok   ok    404  404    404  404    403  403  403  403  401
referral.release    GET /referrals/:id/release           both  offered  ok   ok    404  404    404  404    403  403  403  403  401
referral.release    POST /referrals/:id/release          both  asked    ok   ok    404  404    404  404    403  403  403  403  401
referral.read-exchange GET /cases/:id/referrals/:referralId/exchange both checked ok ok 404 404 404 404  403  403  403  403  401
referral.answer     POST /cases/:id/referrals/:referralId/exchange both checked ok ok 404 404  404  404    403  403  403  403  401
referral.answer     DELETE /cases/:id/referrals/:referralId/exchange/waiting both checked ok ok 404 404 404 404 403 403 403 403 401
referral.answer     POST /cases/:id/referrals/:referralId/exchange/files both withfile ok ok 404 404 404  404    403  403  403  403  401
referral.read-exchange GET /cases/:id/referrals/:referralId/exchange/files/:fileId both sentfile ok ok 404 404 404 404  403  403  403  403  401
document.bring      POST /cases/:id/referrals/:referralId/exchange/files/:fileId/document both sentfile ok ok 404 404 404 404 403 403 403 403 401
referral.read-exchange GET /cases/:id/referrals/:referralId/reports/:reportId both reported ok ok 404 404 404 404  403  403  403  403  401
referral.judge-report POST /cases/:id/referrals/:referralId/reports/:reportId/confirmation both reported ok ok 404 404 404 404 403 403 403 403 401
referral.judge-report POST /cases/:id/referrals/:referralId/reports/:reportId/setting-aside both reported ok ok 404 404 404 404 403 403 403 403 401
referral.withdraw   GET /referrals/:id/withdrawal        both  offered  ok   ok    404  404    404  404    403  403  403  403  401
referral.withdraw   POST /referrals/:id/withdrawal       both  offered  ok   ok    404  404    404  404    403  403  403  403  401

case.merge          GET /cases/:id/merges/:otherId           both  twins    ok   ok    404  404    404  404    403  403  403  403  401
case.merge          POST /cases/:id/merges/:otherId          both  twins    ok   ok    404  404    404  404    403  403  403  403  401
case.merge          GET /cases/:id/merges/:otherId/reversal  both  merged   ok   ok    404  404    404  404    403  403  403  403  401
case.merge          DELETE /cases/:id/merges/:otherId        both  merged   ok   ok    404  404    404  404    403  403  403  403  401
case.assign         GET /cases/:id/assignment            both  case     ok   ok    404  404    404  404    403  403  403  403  401
case.assign         POST /cases/:id/assignment           both  case     ok   ok    404  404    404  404    403  403  403  403  401
case.assign         DELETE /cases/:id/assignment         both  case     403  ok    404  404    404  404    403  403  403  403  401
case.transfer       GET /cases/:id/transfer              both  case     403  ok    403  404    403  404    403  403  403  403  401
case.transfer       POST /cases/:id/transfer             both  movable  403  ok    403  404    403  404    403  403  403  403  401
transfer.accept     POST /transfers/:id/acceptance       both  incoming 403  ok    403  404    403  404    403  403  403  403  401
transfer.withdraw   DELETE /transfers/:id                both  incoming 403  ok    403  404    403  404    403  403  403  403  401
break-glass.read    GET /break-glass/:id                 both  asked-of ok   ok    404  404    404  404    403  403  403  403  401
break-glass.answer  POST /break-glass/:id/grant          both  asked-of ok   ok    404  404    404  404    403  403  403  403  401
break-glass.answer  POST /break-glass/:id/refusal        both  asked-of ok   ok    404  404    404  404    403  403  403  403  401
break-glass.open    GET /break-glass/:id/case            both  shown-to 403  ok    403  404    403  404    403  403  403  403  401
break-glass.end     DELETE /break-glass/:id              both  shown-by ok   ok    404  404    404  404    403  403  403  403  401

desk.bear           GET /desks/:id/birth                 page  unborn   403  ok    403  ok     403  404    403  403  403  403  401
desk.bear           POST /desks/:id/birth                page  unborn   403  ok    403  ok     403  404    403  403  403  403  401
desk.read           GET /desks/:id                       page  desk     ok   ok    404  404    404  404    403  403  403  403  401
desk.confirm        GET /desks/:id/confirmation          page  desk     ok   ok    404  404    404  404    403  403  403  403  401
desk.confirm        POST /desks/:id/confirmation         page  own-words ok  ok    404  404    404  404    403  403  403  403  401
desk.admit          GET /desks/:id/members/new           page  desk     403  ok    403  404    403  404    403  403  403  403  401
desk.admit          POST /desks/:id/members              page  newcomer 403  ok    403  404    403  404    403  403  403  403  401
pin.list            GET /desks/:id/pins                  page  desk     ok   ok    404  404    404  404    403  403  403  403  401
pin.make            GET /desks/:id/pins/new              page  desk     ok   ok    404  404    404  404    403  403  403  403  401
pin.make            POST /desks/:id/pins                 page  pinnable ok   ok    404  404    404  404    403  403  403  403  401
pin.remove          POST /desks/:id/pins/removal         page  pinned   403  ok    403  404    403  404    403  403  403  403  401
export-key.enter    GET /desks/:id/export-key            page  desk     403  ok    403  404    403  404    403  403  403  403  401
export-key.enter    POST /desks/:id/export-key           page  age-key  403  ok    403  404    403  404    403  403  403  403  401
desk.export         POST /exports/cases                  both  sealable 403  ok    403  422    403  422    403  403  403  403  401
desk.renew          GET /desks/:id/renewal               page  desk     403  ok    403  404    403  404    403  403  403  403  401
desk.renew          POST /desks/:id/renewal              page  desk     403  ok    403  404    403  404    403  403  403  403  401
desk.hand-over      GET /desks/:id/hand-over             both  desk     403  ok    403  404    403  404    403  403  403  403  401
desk.hand-over      POST /desks/:id/hand-over            both  held     403  ok    403  404    403  404    403  403  403  403  401

enquiry.triage      POST /triage                         both  enquiry  ok   ok    404  404    404  404    403  403  403  403  401
enquiry.triage      GET /triage/:id                      page  enquiry  ok   ok    404  404    404  404    403  403  403  403  401
enquiry.triage      POST /triage/:id                     page  enquiry  ok   ok    404  404    404  404    403  403  403  403  401
desk.set-takes      GET /desks/:id/takes                 page  desk     403  ok    403  404    403  404    403  403  403  403  401
desk.set-takes      POST /desks/:id/takes                page  desk     403  ok    403  404    403  404    403  403  403  403  401
statement.read      GET /desks/:id/statement             both  desk     403  ok    403  404    403  404    403  403  403  403  401
statement.send      POST /desks/:id/statement/:period    both  desk     403  409   403  404    403  404    403  403  403  403  401
desk.count          GET /desks/:id/numbers               page  desk     403  ok    403  404    403  404    403  403  403  403  401

import.judge        POST /imports/check                  page  desk     ok   ok    422  422    422  422    403  403  403  403  401
import.save         POST /imports                        page  ticket   ok   ok    409  409    409  409    403  403  403  403  401
import.save         POST /imports                        json  desk     ok   ok    422  422    422  422    403  403  403  403  401
import.list         GET /imports/:id                     page  import   ok   ok    404  404    404  404    403  403  403  403  401
import.settle       GET /imports/rows/:id                both  row      ok   ok    404  404    404  404    403  403  403  403  401
import.settle       POST /imports/rows/:id/settlement    both  row      ok   ok    404  404    404  404    403  403  403  403  401
import.settle       POST /imports/alike                  page  alike    ok   ok    422  422    422  422    403  403  403  403  401
import.settle       DELETE /imports/rows/:id             both  row      ok   ok    404  404    404  404    403  403  403  403  401
`;

/** What is done to an offer, by where it was offered. Even the desk that sent it acts on its own side only. */
const OF_AN_OFFER = `
                                                                      to me    to another lawyer   to one I stand in for   wherever it was offered
action                    call                            as    needs      lw       lw       lw       cw   co   cl   ad   au   no
referral.read             GET /referrals/:id              both  offered    ok       404       ok       403  403  403  403  403  401
referral.check-conflicts  POST /referrals/:id/conflict-check both offered  ok       404       ok       403  403  403  403  403  401
referral.accept           POST /referrals/:id/acceptance  both  checked    ok       404       ok       403  403  403  403  403  401
referral.decline          POST /referrals/:id/decline     both  offered    ok       404       ok       403  403  403  403  403  401
referral.open-packet      GET /referrals/:id/packet       both  accepted   ok       404       ok       403  403  403  403  403  401
referral.open-packet      GET /referrals/:id/packet/files/:fileId both withfile  ok     404       ok       403  403  403  403  403  401
referral.open-exchange    GET /referrals/:id/exchange     both  checked    ok       404       404      403  403  403  403  403  401
referral.write            POST /referrals/:id/exchange    both  checked    ok       404       404      403  403  403  403  403  401
referral.write            POST /referrals/:id/exchange/files both  checked  ok      404       404      403  403  403  403  403  401
referral.open-exchange    GET /referrals/:id/exchange/files/:fileId both sentfile ok 404      404      403  403  403  403  403  401
referral.report           GET /referrals/:id/reports/proceeding  both accepted ok  404       404      403  403  403  403  403  401
referral.report           POST /referrals/:id/reports/proceeding both accepted ok  404       404      403  403  403  403  403  401
referral.report           GET /referrals/:id/reports/hearing     both accepted ok  404       404      403  403  403  403  403  401
referral.report           POST /referrals/:id/reports/hearing    both accepted ok  404       404      403  403  403  403  403  401
referral.report           GET /referrals/:id/reports/decision    both accepted ok  404       404      403  403  403  403  403  401
referral.report           POST /referrals/:id/reports/decision   both accepted ok  404       404      403  403  403  403  403  401
referral.complete         GET /referrals/:id/completion   both  accepted   ok       404       404      403  403  403  403  403  401
referral.complete         POST /referrals/:id/completion  both  accepted   ok       404       404      403  403  403  403  403  401
`;

export type Who = 'caseworker' | 'coordinator' | 'lawyer' | 'campaign_lead' | 'administrator' | 'auditor' | 'nobody';
export const EVERYBODY: Who[] = [
  'caseworker',
  'coordinator',
  'lawyer',
  'campaign_lead',
  'administrator',
  'auditor',
  'nobody',
];
export type Where =
  | 'anywhere'
  | 'own desk'
  | 'other desk'
  | 'other organisation'
  | 'offered to me'
  | 'offered to another lawyer'
  | 'offered to whom I stand in for';
export type As = 'page' | 'json';

export interface Row {
  action: string;
  method: string;
  path: string;
  as: As[];
  needs: string;
  /** `own desk, caseworker` -> `ok`. */
  expected: { where: Where; who: Who; answer: string }[];
}

const DESKS: Where[] = ['own desk', 'other desk', 'other organisation'];
const OFFERS: Where[] = ['offered to me', 'offered to another lawyer', 'offered to whom I stand in for'];
const cells = (wheres: Where[], whos: Who[], answers: string[]) =>
  wheres.flatMap((where) => whos.map((who, at) => ({ where, who, answer: answers[at] ?? 'missing' })));

export const GRID: Row[] = [
  ...rows(ANYWHERE, 7, (answers) => cells(['anywhere'], EVERYBODY, answers)),
  ...rows(OF_A_DESK, 11, (answers) => [
    ...DESKS.flatMap((where, at) => cells([where], ['caseworker', 'coordinator'], answers.slice(2 * at, 2 * at + 2))),
    ...cells(DESKS, ['lawyer', 'campaign_lead', 'administrator', 'auditor', 'nobody'], answers.slice(6)),
  ]),
  ...rows(OF_AN_OFFER, 9, (answers) => [
    ...OFFERS.flatMap((where, at) => cells([where], ['lawyer'], answers.slice(at, at + 1))),
    ...cells(
      OFFERS,
      ['caseworker', 'coordinator', 'campaign_lead', 'administrator', 'auditor', 'nobody'],
      answers.slice(OFFERS.length),
    ),
  ]),
];

function rows(table: string, answers: number, expected: (answers: string[]) => Row['expected']): Row[] {
  const lines = table
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([first = '', second = '']) => first.includes('.') && /^[A-Z]+$/.test(second));
  return lines.map(([action = '', method = '', path = '', as, needs = '', ...rest]) => {
    if (rest.length !== answers)
      throw new Error(`The line of ${method} ${path} has ${rest.length} answers, not ${answers}.`);
    return { action, method, path, as: as === 'both' ? ['page', 'json'] : [as as As], needs, expected: expected(rest) };
  });
}
