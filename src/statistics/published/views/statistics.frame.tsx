import type { ComponentChildren } from 'preact';
import { Public } from '../../../common/web/layout.js';
import { Crumb } from '../../../common/web/parts.js';
import { usePage } from '../../../common/web/page-context.js';
import { addressIn, inLanguages } from '../address.js';
import { statisticsWords } from '../words/statistics-words.js';

/** @param path of this page behind `/public/statistics`, the same in every language */
export const StatisticsFrame = (of: { title: string; path: string; children: ComponentChildren }) => (
  <Public
    title={of.title}
    at="public-statistics"
    languages={inLanguages(of.path)}
    feed={{ href: '/public/statistics/releases.atom', title: 'Ploughshare' }}
  >
    {of.children}
  </Public>
);

export const ToStatistics = () => {
  const { lang } = usePage();
  return <Crumb to={addressIn(lang)}>{statisticsWords[lang].page.statistics}</Crumb>;
};
