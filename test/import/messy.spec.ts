import { judgeSheet } from '../../src/cases/import/judge/judge.js';
import { number, workbookOf } from './workbook-of.js';

/**
 * Sheets as volunteers keep them: titles above the headings, blank columns and lines, their own words and dates. Each was
 * made here; what a careful person reads in it stands beside it.
 */
const TODAY = '2026-11-22';

interface Reading {
  outcome: string;
  reasons?: string[];
  values?: object;
  name?: string;
  contact?: string;
  note?: string;
}

const SHEETS: [title: string, text: string, readings: Reading[]][] = [
  [
    'Ukrainian, with a title, a date and a blank column',
    `Реєстр звернень;;;;;;;;;;;;
оновлено 12.11.2026;;;;;;;;;;;;
;;;;;;;;;;;;
№ з/п;ПІБ;Дата нар.;;Тел. / месенджер;Дата звернення;Де зараз (країна);Громадянство;Рід військ;Ситуація;Строк до;Мова спілкування;Згода на обробку даних (так/ні)
1;Прикладенко Тарас;03.05.1990 р.;;сигнал @invented.1;12 жовтня 2026 р.;Польща;Україна;ЗСУ, в/ч А0000;СЗЧ;до 15 грудня 2026;українська;так
2;Вигаданко Олена;1991;;+999 100 2001;5 лист. 2026;Німеччина;українка;;;;укр;ні
3;Зразкенко Ілля;31.02.1992;;+999 100 2002;05.11.26;Молдова;Україна;;мобілізований;кінець грудня;рос;ТАК
`,
    [
      {
        outcome: 'imported',
        values: {
          dob: '1990-05-03',
          came_to_us: '2026-10-12',
          country_now: 'PL',
          citizenship: 'UA',
          deadline: '2026-12-15',
          lang: 'uk',
        },
        name: 'Прикладенко Тарас',
        contact: 'сигнал @invented.1',
      },
      { outcome: 'rejected', reasons: ['CONSENT_REFUSED'] },
      {
        outcome: 'needs_review',
        reasons: ['INVALID_DATE:dob', 'STATUS_UNMAPPED', 'VAGUE_DATE:deadline'],
        values: { deadline: '2026-12-31', lang: 'ru' },
      },
    ],
  ],
  [
    'German, two columns of names and two of contacts',
    `Fallliste Beratungsstelle
Stand: 20.11.2026

Lfd.Nr.\tNachname\tVorname\tgeb. am\tTel./Messenger\tE-Mail\tErstkontakt am\tAufenthaltsland\tStaatsang.\tTruppengattung\tStand der Verweigerung\tGrund der Verweigerung\tFrist bis\tRA\tBemerkung\tSprache(n)\tEinwilligung (j/n)\tBetreuer/in
1\tMuster\tMax\t7. März 1990\t030 23125 001\tmax@example.org\tMo, 2. Nov. 2026\tDeutschland\tdeutsch\tHeer\tDeserteur\tGewissen\tspätestens 31.12.2026\t–\tkommt wieder\tDeutsch\tj\tEva
2\tBeispiel\tÖrn\t1.2.85\t\t\t03.11.2026\tÖsterreich\tÖsterreicher\t\t\t\t\t\t\tdt.\tnein\tEva
3\tProbe\tUwe\t12.13.1990\t+999 100 3003\t\t\tSchweiz\tSchweiz\t\tfahnenflüchtig\t\tasap\t\t\tdeutsch\tja\t
`,
    [
      {
        outcome: 'imported',
        values: {
          dob: '1990-03-07',
          came_to_us: '2026-11-02',
          country_now: 'DE',
          citizenship: 'DE',
          branch: 'land',
          deadline: '2026-12-31',
          lang: 'de',
        },
        name: 'Max Muster',
        contact: '030 23125 001; max@example.org',
        note: 'Nr: 1\nLawyer: –\nAssigned: Eva\n\nkommt wieder',
      },
      { outcome: 'rejected', reasons: ['CONSENT_REFUSED'] },
      { outcome: 'needs_review', reasons: ['INVALID_DATE:dob', 'VAGUE_DATE:deadline'] },
    ],
  ],
  [
    'Russian, another order, numbers before the headings',
    `1. Согласие на хранение (да/нет),2. ФИО,3. Г.р.,4. Контакт (тг/signal),5. Когда обратился,6. Страна нахождения,7. Гражданство,8. Вид войск,9. Ситуация,10. Мотив,11. Срок!,12. Комментарии
да,Тестов Пётр Иванович,1988 г.р.,тг @invented_3,"вт, 3 ноября 2026",Казахстан,РФ,мотострелки,дезертир,не хочу убивать,к 1 декабря 2026 г.,"мать больна, звонить вечером"
потом спрошу,Примеров Я.,,8 (999) 100-40-04,,Грузия,Россия,,,,,
`,
    [
      {
        outcome: 'imported',
        values: {
          dob: '1988',
          dob_precision: 'year',
          came_to_us: '2026-11-03',
          country_now: 'KZ',
          citizenship: 'RU',
          refusal_status: 'deserter',
          deadline: '2026-12-01',
        },
        name: 'Тестов Пётр Иванович',
      },
      { outcome: 'needs_review', reasons: ['CONSENT_MISSING'], values: { country_now: 'GE' } },
    ],
  ],
  [
    'Arabic, with digits of its own',
    `الرقم,الاسم الكامل,تاريخ الولادة,رقم الهاتف / واتساب,تاريخ التواصل الأول,بلد الإقامة,الجنسية,صنف القوات,الوضع,السبب,الموعد,ملاحظات,اللغة,موافقة (نعم/لا)
١,علي المثال,١٩٩٠/٠٥/٠٣,+٩٩٩ ١٠٠ ٥٠٠١,٢٠٢٦-١١-٠٢,ألمانيا,سوريا,,فار من الجيش,,٢٠٢٧/٠١/١٥,لا يريد الاتصال ليلا,العربية,نعم
٢,أحمد فلان,3/4/1990,+999 100 5002,,تركيا,العراق,,,,,,عربي,لا
`,
    [
      {
        outcome: 'imported',
        values: {
          dob: '1990-05-03',
          came_to_us: '2026-11-02',
          country_now: 'DE',
          citizenship: 'SY',
          deadline: '2027-01-15',
          lang: 'ar',
        },
        name: 'علي المثال',
      },
      { outcome: 'rejected', reasons: ['CONSENT_REFUSED'] },
    ],
  ],
  [
    'Korean, with its dates',
    `상담 명단,,,,,,,,,,,
번호,성명,생년월일,연락처(시그널),접수일,현재 거주국,국적,군별,거부 사유,상태,마감일,사용 언어,동의 (예/아니오)
1,홍길동,1990년 5월 3일생,@invented.6,2026.11.02,독일,대한민국,육군,양심,,2027. 1. 15.,한국어,예
2,김철수,90.5.3,+999 100 6002,,일본,한국,,,,,한국어,아니오
`,
    [
      {
        outcome: 'imported',
        values: {
          dob: '1990-05-03',
          came_to_us: '2026-11-02',
          country_now: 'DE',
          citizenship: 'KR',
          branch: 'land',
          deadline: '2027-01-15',
          lang: 'ko',
        },
        name: '홍길동',
      },
      { outcome: 'rejected', reasons: ['CONSENT_REFUSED'] },
    ],
  ],
];

describe('a messy sheet', () => {
  it.each(SHEETS)('%s', async (_, text, readings) => {
    const { records } = await judgeSheet(Buffer.from(text), TODAY);
    expect(records).toHaveLength(readings.length);
    records.forEach((record, index) => {
      const { outcome, reasons = [], values = {}, name, contact, note } = readings[index]!;
      expect(record).toMatchObject({ outcome, reasons, values });
      if (name) expect(record.kept!.name).toBe(name);
      if (contact) expect(record.kept!.contact).toBe(contact);
      if (note) expect(record.kept!.firstNote).toBe(note);
    });
  });

  it('as a workbook: a remark beside the table, twenty lines of how to fill it in above', async () => {
    const lines = Array.from({ length: 20 }, (_, line) => [`${line + 1}. Write the name, the phone, the country.`]);
    const rows = [...lines, ['Name', 'Phone', 'Consent'], ['Max One', '@one.7', 'yes', '', 'ask Eva, she knows']];
    const [max] = (await judgeSheet(workbookOf({ sheets: [{ rows }] }), TODAY)).records;
    expect(max).toMatchObject({ outcome: 'imported', kept: { firstNote: 'Column 5: ask Eva, she knows' } });
  });

  it('as a workbook: a merged title, headings in two rows, one telephone for two brothers', async () => {
    const bytes = workbookOf({
      formats: ['dd.mm.yyyy'],
      sheets: [
        {
          rows: [
            ['Our cases 2026', '', '', '', '', '', ''],
            [],
            ['Person', '', 'How to reach', '', 'Country', 'Deadline', 'Consent (y/n)'],
            ['Name', 'Born', 'Phone', 'E-mail', '', '', ''],
            ['Max One', number(32874, 1), '+999 100 7001', 'one@example.org', 'Germany', number(46447, 1), 'yes'],
            ['Tom One', '1992', '', '', 'Germany', '', 'yes'],
          ],
          after: `<mergeCells>${['A1:G1', 'A3:B3', 'C3:D3', 'E3:E4', 'F3:F4', 'G3:G4', 'C5:C6'].map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`,
        },
      ],
    });
    const [max, tom] = (await judgeSheet(bytes, TODAY)).records;
    expect(max).toMatchObject({
      outcome: 'imported',
      values: { dob: '1990-01-01', country_now: 'DE', deadline: '2027-03-01' },
    });
    expect(max!.kept).toMatchObject({ name: 'Max One', contact: '+999 100 7001; one@example.org' });
    expect(tom).toMatchObject({ reasons: ['SHARED_CONTACT'], kept: { name: 'Tom One', contact: '+999 100 7001' } });
  });
});
