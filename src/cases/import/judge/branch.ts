import { codeOf } from './lexicon.js';
import { fold, line } from './text.js';

/** The coarse branch of a cell, and what of its text may be kept. A unit number goes nowhere: it finds a garrison. */
export interface Branch {
  code?: string;
  /** The cell without its unit number. */
  kept: string;
  unitDropped: boolean;
}

const UNIT = new Set(
  (
    'unit units bn bat batt battalion bde brig brigade regt regiment rgt div division coy company plt platoon sqn squadron ' +
    'garrison в/ч вч в.ч в/часть часть войсковая полк полка бригада бригады бригаде батальон батальона рота взвод дивизия ' +
    'дивизии обр омбр мсп мсбр мсд бригаді батальйон полку військова частина einheit bataillon btl kompanie kp unité ' +
    'compagnie brigada batallón regimiento unidad compañía tabur tugay birlik bölük 部隊 連隊 大隊 旅団 師団 부대 연대 사단 여단 대대 중대 ' +
    'وحدة لواء كتيبة יחידה גדוד חטיבה μονάδα τάγμα'
  ).split(' '),
);
/** Part of a unit's designation when there is one, and nothing alone. */
const BESIDE = new Set('of the in no nr n number № # номер в отд отдельный отдельная sep separate mil'.split(' '));

export function readBranch(cell: string): Branch {
  const whole = codeOf('branch', cell);
  if (whole !== undefined) return { code: whole, kept: line(cell), unitDropped: false };
  const pieces = piecesOf(cell);
  if (!pieces.some(isUnit)) return { kept: line(cell), unitDropped: false };
  const kept = pieces
    .filter((piece) => !isUnit(piece) && !BESIDE.has(bare(piece)) && !/^[([]/.test(piece))
    .join(' ')
    .replace(/^[\s,;:/|-]+|[\s,;:/|-]+$/g, '');
  // Only a unit stood there: of the branch nothing is known.
  return { code: kept === '' ? 'unknown' : codeOf('branch', kept), kept, unitDropped: true };
}

/** Words; a remark in brackets is one piece, and `army-123` is two. */
function piecesOf(cell: string): string[] {
  const apart = line(cell).replace(/(\p{L}{3,})[-/](?=\d)/gu, '$1 ');
  return apart.match(/\([^()]*\)|\[[^[\]]*\]|[^\s()[\]]+/gu) ?? [];
}

const bare = (piece: string) => fold(piece).replace(/[.,;:]+$/, '');

const isUnit = (piece: string) => /\d/.test(bare(piece)) || UNIT.has(bare(piece));
