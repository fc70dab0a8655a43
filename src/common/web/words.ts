import type { Lang } from './page-context.js';

/** The frame's own words. A language that misses one does not compile. */
export interface FrameWords {
  skip: string;
  problem: string;
  thereIsAProblem: string;
  nav: string;
  places: Record<Place, string>;
  leave: string;
  out: string;
  account: string;
  ownAccount: string;
  sessionEnds: string;
  recorded: string;
  paper: string;
  demonstration: string;
  demonstrationTitle: string;
  today: string;
  siteNav: string;
  languages: string;
  publicFoot: string;
  day: string;
  month: string;
  year: string;
}

/** Where the bar at the top may lead. Who is led where: `layout.tsx`. */
export type Place =
  | 'home'
  | 'accounts'
  | 'organisation'
  | 'operation'
  | 'today'
  | 'triage'
  | 'cases'
  | 'desks'
  | 'imports'
  | 'legal-contacts'
  | 'rules'
  | 'referrals'
  | 'campaigns'
  | 'releases'
  | 'audit'
  | 'audit-trail'
  | 'audit-reach'
  | 'erasures'
  | 'public-campaigns'
  | 'public-statistics'
  | 'public-actions'
  | 'public-help';

const en: FrameWords = {
  skip: 'Skip to the content',
  problem: 'Problem',
  thereIsAProblem: 'There is a problem',
  nav: 'Desk',
  places: {
    home: 'Home',
    accounts: 'Accounts',
    organisation: 'Organisation',
    operation: 'Operation',
    today: 'Today',
    triage: 'Enquiries',
    cases: 'Cases',
    desks: 'Desks',
    imports: 'Imports',
    'legal-contacts': 'Legal contacts',
    rules: 'Rules',
    referrals: 'Referrals',
    campaigns: 'Campaigns',
    releases: 'Releases',
    audit: 'Audit',
    'audit-trail': 'Trail',
    'audit-reach': 'Reach',
    erasures: 'Erasures',
    'public-campaigns': 'Campaigns',
    'public-statistics': 'Statistics',
    'public-actions': 'Calendar',
    'public-help': 'Get help',
  },
  leave: 'Leave now',
  out: 'Sign out',
  account: 'Your session',
  ownAccount: 'Your account',
  sessionEnds: 'This session ends at',
  recorded: 'Every page you open is recorded.',
  paper: 'Burn or shred after use. Printed on',
  demonstrationTitle: 'Demonstration',
  demonstration: "Demonstration: every person in here is invented. Don't enter real people.",
  today: 'today',
  siteNav: 'Site',
  languages: 'Languages',
  publicFoot: "No cookies, no scripts, nothing loaded from other sites. We don't keep your network address.",
  day: 'Day',
  month: 'Month',
  year: 'Year',
};

const ar: FrameWords = {
  skip: 'انتقل إلى المحتوى',
  problem: 'مشكلة',
  thereIsAProblem: 'توجد مشكلة',
  nav: 'المكتب',
  places: {
    home: 'الرئيسية',
    accounts: 'الحسابات',
    organisation: 'المنظمة',
    operation: 'التشغيل',
    today: 'اليوم',
    triage: 'الاستفسارات',
    cases: 'الحالات',
    desks: 'المكاتب',
    imports: 'الاستيراد',
    'legal-contacts': 'الجهات القانونية',
    rules: 'القواعد',
    referrals: 'الإحالات',
    campaigns: 'الحملات',
    releases: 'الإصدارات',
    audit: 'التدقيق',
    'audit-trail': 'السجل',
    'audit-reach': 'من يرى ماذا',
    erasures: 'المحذوفات',
    'public-campaigns': 'الحملات',
    'public-statistics': 'الإحصاءات',
    'public-actions': 'التقويم',
    'public-help': 'اطلب المساعدة',
  },
  leave: 'غادر الآن',
  out: 'تسجيل الخروج',
  account: 'جلستك',
  ownAccount: 'حسابك',
  sessionEnds: 'تنتهي هذه الجلسة الساعة',
  recorded: 'كل صفحة تفتحها تُسجَّل.',
  paper: 'أتلف هذه الورقة بعد الاستعمال. طُبعت يوم',
  demonstrationTitle: 'عرض تجريبي',
  demonstration: 'عرض تجريبي: كل الأشخاص هنا مختلقون. لا تُدخل بيانات أشخاص حقيقيين.',
  today: 'اليوم',
  siteNav: 'الموقع',
  languages: 'اللغات',
  publicFoot: 'لا ملفات ارتباط ولا برامج نصية ولا شيء يُحمَّل من مواقع أخرى. لا نحتفظ بعنوان شبكتك.',
  day: 'اليوم',
  month: 'الشهر',
  year: 'السنة',
};

export const frameWords: Record<Lang, FrameWords> = { en, ar };

const roles: Record<string, string> = {
  caseworker: 'Caseworker',
  coordinator: 'Coordinator',
  lawyer: 'Lawyer',
  campaign_lead: 'Campaign lead',
  administrator: 'Administrator',
  auditor: 'Auditor',
};
export const roleLabel = (role: string) => roles[role] ?? role;
