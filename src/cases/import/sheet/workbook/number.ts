import type { Style } from './styles.js';

const DAY = 86_400_000;
/** 9999-12-31. */
const LAST_SERIAL = 2_958_465;
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/**
 * A number as a person reads it in its cell. A day is written `YYYY-MM-DD`. A date that is shown without its day becomes
 * words (`March 2027`), for the first of the month is Excel's and nobody's meaning.
 */
export function shown(number: string, style: Style, since1904: boolean): string {
  const value = Number(number);
  if (number.trim() === '' || !Number.isFinite(value)) return number;
  if (style.kind === 'number') return plain(value, style.digits);
  if (style.kind === 'time' && value < 1) return timeOf(value);
  const day = dayOfSerial(value, since1904);
  if (!day) return plain(value);
  const [year, month] = day.split('-') as [string, string];
  if (style.kind === 'month') return `${MONTHS[Number(month) - 1]} ${year}`;
  return style.kind === 'year' ? year : day;
}

/** Excel counts a 29 February 1900 that never was; what lies on it is left as it is, and nobody can read it. */
export function dayOfSerial(serial: number, since1904: boolean): string | undefined {
  const whole = Math.floor(serial);
  if (whole < 1 || whole > LAST_SERIAL || (whole === 60 && !since1904)) return undefined;
  const start = since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, whole < 60 ? 31 : 30);
  return new Date(start + whole * DAY).toISOString().slice(0, 10);
}

function timeOf(part: number): string {
  const minutes = Math.round(part * 1440);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Without an exponent: a telephone number is a whole number to Excel. */
function plain(value: number, digits = 0): string {
  // What a person sees has fifteen digits: 0.3, not 0.30000000000000004.
  if (!Number.isSafeInteger(value)) return String(Number(value.toPrecision(15)));
  return value < 0 ? String(value) : String(value).padStart(digits, '0');
}
