import { isYear, type Period } from './period.js';

const QUARTERS = ['January to March', 'April to June', 'July to September', 'October to December'];

/** `July to September 2027`, or `January to December 2027`. */
export const periodInWords = (period: Period): string =>
  isYear(period) ? `January to December ${period}` : `${QUARTERS[Number(period.slice(6)) - 1]} ${period.slice(0, 4)}`;
