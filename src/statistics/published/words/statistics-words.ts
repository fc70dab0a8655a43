import type { Lang } from '../../../common/web/languages.js';
import { ar } from './ar.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { ru } from './ru.js';
import { uk } from './uk.js';
import type { StatisticsWords } from './words.js';

/** All but English still wait for a reader whose mother tongue they are. */
export const statisticsWords: Record<Lang, StatisticsWords> = { en, ar, de, es, fr, ru, uk };
