import { ArrayNotEmpty, ArrayUnique, IsArray, IsIn, IsOptional } from 'class-validator';
import { listed } from '../../common/web/transforms.js';
import { Reason } from '../case.input.js';
import { PARTS, type PartCode } from './case-file.js';

const CODES = PARTS.map(({ code }) => code);

export class PrintCase extends Reason {
  @listed
  @IsArray({ message: 'Choose what goes onto the paper.' })
  @ArrayNotEmpty({ message: 'Choose what goes onto the paper.' })
  @ArrayUnique({ message: 'Name each part once.' })
  @IsIn(CODES, { each: true, message: 'Choose what goes onto the paper.' })
  parts!: PartCode[];

  /** A page to be printed, or a PDF file. */
  @IsOptional()
  @IsIn(['page', 'pdf'], { message: 'Choose a page to print, or a PDF file.' })
  as?: 'page' | 'pdf';
}
