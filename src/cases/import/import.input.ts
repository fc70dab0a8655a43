import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { IsDay } from '../../common/web/is-day.js';
import { listed } from '../../common/web/transforms.js';
import { MEANINGS } from './column-names.js';
import type { CanonicalRow, Meaning } from './judge/judge.js';
import { ENCODINGS } from './sheet/text/encodings.js';
import { COLUMNS } from './judge/headings.js';
import { ACROSS_ROWS } from './settling.js';
import { LONGEST_CELL } from './sheet/bounds.js';

const CELLS = new Set<string>([...COLUMNS, 'extra']);

/** Cells of one record under our own column names, as typed. */
const AreCells = () =>
  ValidateBy({
    name: 'areCells',
    validator: {
      validate: (value: unknown) =>
        typeof value === 'object' &&
        value !== null &&
        !Array.isArray(value) &&
        Object.entries(value).every(
          ([name, cell]) => CELLS.has(name) && typeof cell === 'string' && cell.length <= LONGEST_CELL,
        ),
      defaultMessage: () => `Send cells as text, under these names: ${[...CELLS].join(', ')}.`,
    },
  });

export class CheckSheet {
  @IsOptional()
  @IsUUID('all', { message: 'Choose one of your desks.' })
  desk_id?: string;

  /** Of a text, where it cannot be found out. */
  @IsOptional()
  @IsIn(Object.keys(ENCODINGS), { message: 'Choose one of the list.' })
  encoding?: string;
}

export class SayColumns {
  /** Which sheet of a workbook. */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  sheet?: string;

  /** What each column is, by its place. */
  @IsArray({ message: 'Say what the columns are.' })
  @ArrayMaxSize(200)
  @IsIn(MEANINGS, { each: true, message: 'Choose what the column is.' })
  columns!: Meaning[];

  /** Places of hidden columns that are to come in all the same. */
  @IsOptional()
  @listed
  @IsArray()
  @ArrayMaxSize(200)
  @Matches(/^\d{1,3}$/, { each: true })
  hidden_columns?: string[];

  @IsOptional()
  @IsBoolean()
  hidden_rows?: boolean;
}

export class ImportSheet {
  @IsUUID('all', { message: 'Choose one of your desks.' })
  desk_id!: string;

  @IsUUID('all', { message: 'Check the sheet first.' })
  ticket!: string;
}

export class ImportedRecord {
  @IsInt({ message: 'The number of the record in the sheet.' })
  @Min(1)
  @Max(10_000_000)
  record!: number;

  @AreCells()
  @Transform(({ obj }: { obj: { cells?: unknown } }) => obj.cells)
  cells!: CanonicalRow;

  /** What only the other records can tell. */
  @IsOptional()
  @IsArray()
  @IsIn(ACROSS_ROWS, { each: true, message: `Only ${ACROSS_ROWS.join(' and ')}.` })
  flags?: string[];

  @IsOptional()
  @IsInt()
  @Min(1)
  duplicate_of_record?: number;

  /** The how-manieth of the sheet's rows that are the same in every cell. */
  @IsOptional()
  @IsInt()
  @Min(1)
  occurrence?: number;
}

export class ImportRecords {
  @IsUUID('all', { message: 'Choose one of your desks.' })
  desk_id!: string;

  @IsOptional()
  @IsDay()
  today?: string;

  /** The id with which the sheet's first batch was answered: the sheet is then one import, and its records find each other. */
  @IsOptional()
  @IsUUID('all', { message: 'Send the id of the first batch.' })
  batch_of?: string;

  @IsArray({ message: 'Send a list of records.' })
  @ArrayMaxSize(500, { message: 'At most 500 records at once.' })
  @ValidateNested({ each: true })
  @Type(() => ImportedRecord)
  records!: ImportedRecord[];
}

export class SettleRow {
  @AreCells()
  @Transform(({ obj }: { obj: { cells?: unknown } }) => obj.cells ?? {})
  cells: CanonicalRow = {};

  /** Days that are none of those a cell may mean. */
  @IsOptional()
  @AreCells()
  @Transform(({ obj }: { obj: { written?: unknown } }) => obj.written)
  written?: CanonicalRow;

  /** The case of the same person: the row goes into it. */
  @IsOptional()
  @IsUUID('all', { message: 'Choose the case of the same person.' })
  same_as?: string;

  @IsOptional()
  @listed
  @IsArray()
  @IsString({ each: true })
  @ArrayMaxSize(20)
  confirmed?: string[];
}
