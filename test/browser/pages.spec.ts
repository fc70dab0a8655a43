import { ROLES } from '../../src/common/access/rules.js';
import { browserIt, openWindow } from '../support/browser.js';
import { faultsOf, sidewaysAt320, violationsOf } from './looks.js';
import { lookAs, Tour } from './tour.js';
import { ASTRAY, DESK, pagesOf, VISITS, type Who } from './visits.js';

const tour = new Tour();
beforeAll(tour.begin, 60_000);
afterAll(tour.end);

browserIt('every page that the application draws is visited here, as everybody who may open it', async () => {
  const visited = VISITS.flatMap((visit) => tour.whoever(visit).map((who) => `${visit.route} as ${who}`));
  const wanted = pagesOf(tour.world).flatMap(({ route, who }) => who.map((one) => `${route} as ${one}`));
  expect(wanted.length).toBeGreaterThan(50);
  expect(wanted.filter((one) => !visited.includes(one))).toEqual([]);
});

lookAs(
  tour,
  (['nobody', ...ROLES] as Who[]).filter((who) => !DESK.includes(who)),
);

browserIt('the pages of those who went astray are such pages too', async () => {
  const faults: string[] = [];
  for (const visit of ASTRAY) for (const who of visit.as ?? []) faults.push(...(await tour.look(visit, who, true)));
  expect(faults).toEqual([]);
});

browserIt('what is wrong with a page would be seen', async () => {
  const { judged } = await tour.windowsOf('nobody');
  await judged.goto('/public');
  const body =
    '<h1>A</h1><h1>B</h1><main id="content"><p style="color:#bbb">pale undefined</p><input><a class="button">1</a><a class="button">2</a><pre>' +
    'long'.repeat(200) +
    '</pre></main>';
  await judged.route('**/broken', (route) => route.fulfill({ contentType: 'text/html', body }));
  const response = (await judged.goto('/broken'))!;
  expect(await faultsOf(judged, response, ['/broken', '/elsewhere.js'])).toEqual([
    'the page is not whole',
    'holds  style=',
    'asks for /elsewhere.js',
    'has not one first heading',
    'has more than one primary button',
    'shows undefined, null or an object',
    'is drawn without the stylesheet: rgba(0, 0, 0, 0)',
  ]);
  expect(await sidewaysAt320(judged)).toHaveLength(1);
  expect((await violationsOf(judged)).map((fault) => fault.split(':')[0])).toEqual(
    expect.arrayContaining(['label', 'color-contrast', 'html-has-lang']),
  );
});

browserIt('public pages set no cookie', async () => {
  const window = await openWindow(tour.browser, tour.world, tour.world.base);
  const page = await window.newPage();
  for (const { at } of VISITS.filter(({ route }) => route.startsWith('/public'))) await page.goto(at(tour.world));
  expect(await window.cookies()).toEqual([]);
  await window.close();
});
