import { shown } from './number.js';
import type { Style } from './styles.js';
import { unescaped } from './xml.js';
import { damaged } from './zip.js';

export interface Cell {
  /** `s` shared text, `str` text, `inlineStr`, `b` yes or no, `e` error, `d` ISO date, `n` number. */
  type: string;
  style: number;
  value?: string;
  inline?: string;
  formula?: string;
  /** Cells that share a formula write it once. */
  formulaOf?: string;
}

/** What the cells of a sheet refer to. */
export interface Shared {
  strings: string[];
  styles: Style[];
  since1904: boolean;
  formulas: Map<string, string>;
}

const PLAIN: Style = { kind: 'number' };

/** A cell as text. A formula is kept as it was typed: what it came to last may be old, or of somebody else's making. */
export function textOf(cell: Cell, shared: Shared): string {
  if (cell.formula !== undefined) return formulaOf(cell, shared);
  const { type, value } = cell;
  if (type === 'inlineStr') return unescaped(cell.inline ?? '');
  if (value === undefined) return '';
  switch (type) {
    case 's': {
      const text = /^\d+$/.test(value.trim()) ? shared.strings[Number(value)] : undefined;
      if (text === undefined) throw damaged();
      return text;
    }
    case 'n':
      return shown(value, shared.styles[cell.style] ?? PLAIN, shared.since1904);
    case 'b':
      return value.trim() === '1' ? 'TRUE' : 'FALSE';
    case 'd':
      return value.replace(/T00:00(:00(\.0+)?)?Z?$/, '');
    default:
      return unescaped(value);
  }
}

function formulaOf({ formula = '', formulaOf }: Cell, { formulas }: Shared): string {
  if (formulaOf !== undefined && formula !== '') formulas.set(formulaOf, formula);
  const shared = formulaOf === undefined ? '' : (formulas.get(formulaOf) ?? '?');
  return `=${unescaped(formula || shared)}`;
}
