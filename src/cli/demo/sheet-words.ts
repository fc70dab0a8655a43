/** The words of the demonstration's invented spreadsheet (`sheet.ts`). */

export const HEADINGS = [
  'Nr',
  'Name / имя',
  'DOB',
  'Phone/Signal',
  'Came to us',
  'Country (now)',
  'Citizenship',
  'Unit/branch',
  'status',
  'why refusing',
  'deadline!!',
  'lawyer?',
  'notes',
  'lang',
  'consent y/n',
  'assigned',
];

interface Cast {
  country: string;
  lang: string;
  /** Each name in its scripts, in the same order: one person may appear in either. */
  given: string[][];
  /** Surnames that say they are invented: "Mock", "Stencil", "Nameless". */
  family: string[][];
  /** Written in one word in its own script. */
  together?: boolean;
}

const RUSSIAN = {
  given: [
    ['Maksim', 'Максим'],
    ['Pavel', 'Павел'],
    ['Denis', 'Денис'],
    ['Roman', 'Роман'],
    ['Kirill', 'Кирилл'],
  ],
  family: [
    ['Maketov', 'Макетов'],
    ['Shablonov', 'Шаблонов'],
    ['Zaglushkin', 'Заглушкин'],
    ['Nebylitsyn', 'Небылицын'],
    ['Imyarekov', 'Имяреков'],
  ],
};

const LATIN = (names: string) => names.split(' ').map((name) => [name]);

export const CAST: Cast[] = [
  { country: 'RU', lang: 'ru', ...RUSSIAN },
  { country: 'RU', lang: 'русский', ...RUSSIAN },
  { country: 'BY', lang: 'RU', ...RUSSIAN },
  {
    country: 'UA',
    lang: 'укр',
    given: [
      ['Danylo', 'Данило'],
      ['Maksym', 'Максим'],
      ['Petro', 'Петро'],
    ],
    family: [
      ['Shablonenko', 'Шаблоненко'],
      ['Maketchuk', 'Макетчук'],
      ['Bezimennyi', 'Безіменний'],
    ],
  },
  {
    country: 'KR',
    lang: '한국어',
    together: true,
    given: [
      ['Amugae', '아무개'],
      ['Gana', '가나'],
      ['Dara', '다라'],
    ],
    family: [
      ['Kim', '김'],
      ['Park', '박'],
    ],
  },
  {
    country: 'US',
    lang: 'English',
    given: LATIN('Alex Sam Chris Pat'),
    family: LATIN('Mockwell Fillerman Stencil Dummett'),
  },
  { country: 'TR', lang: 'tr', given: LATIN('Can Deniz Emre'), family: LATIN('İsimsiz Uydurma Kurgu') },
  { country: 'ER', lang: 'ti', given: LATIN('Dawit Yonas Samuel'), family: LATIN('Abnet Mesale Simyelesh') },
  { country: 'CO', lang: 'es', given: LATIN('Andrés Camilo Julián'), family: LATIN('Inventado Ficticio Plantilla') },
  { country: 'GR', lang: 'el', given: LATIN('Giorgos Petros Kostas'), family: LATIN('Anonymidis Plastos Ypodeigma') },
];

export const CODES = {
  countries: {
    RU: ['Russia', 'Россия', 'РФ', 'Russland'],
    BY: ['Belarus', 'Беларусь', 'Weißrussland'],
    UA: ['Ukraine', 'Україна', 'Украина'],
    KR: ['South Korea', '대한민국', 'Республика Корея'],
    US: ['USA', 'United States', 'США'],
    TR: ['Türkiye', 'Turkey', 'Турция'],
    ER: ['Eritrea', 'Erythrée'],
    CO: ['Colombia', 'Kolumbien'],
    GR: ['Greece', 'Ελλάδα'],
  } as Record<string, string[]>,
  hosts: [
    'Germany',
    'Deutschland',
    'Германия',
    'France',
    'Georgia',
    'Грузия',
    'Serbia',
    'Kasachstan',
    'Finland',
    'UK',
    '',
  ],
  nowhere: ['on the road', 'Kaukasus', 'Schengen'],
  branch: ['', 'army', 'Army / infantry', 'Navy', 'air force', 'ВКС', 'Росгвардия', 'medic', '육군'],
  status: [
    'AWOL',
    'deserter',
    'дезертир',
    'refused order',
    'CO applied',
    'CO rejected',
    'fled',
    'уехал',
    'повестка, не пошёл',
    '',
  ],
  why: [
    'religious',
    'pacifist',
    'не хочу убивать',
    'against this war',
    'PTSD',
    'wife pregnant',
    'political',
    'hazing / beaten',
  ],
  yes: ['y', 'Y', 'yes', 'да', 'ok', '✓', 'ja', 'oui'],
  months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  genitives: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' '),
};

export const NOTES = [
  'invented for the demonstration',
  'prefers messages, "no calls please"',
  'Копия повестки есть, оригинал у родителей',
  'wants to know what happens at the border',
  'interpreter needed; second talk on Thursday',
  'Hat Angst vor der Anhörung, Begleitung gewünscht',
  '👍 doing better',
];
