import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsNumberString,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { NotAList } from '../../../common/web/not-a-list.js';
import { listed, trimmed } from '../../../common/web/transforms.js';
import { CORNER, MARK } from './marks.js';

const MOST_MARKS = 500;
const MOST_PAGES = 9999;
const PAGE = /^[1-9]\d{0,3}$/;

/** What the copy hides. */
export class RedactDocument {
  /** `2:B3-D4`: squares of the grid on page 2. `2:10,20,30.5,5`: x, y, width and height in percent of page 2. */
  @IsOptional()
  @listed
  @IsArray({ message: 'Say what is hidden as a list.' })
  @ArrayMaxSize(MOST_MARKS, { message: `At most ${MOST_MARKS} places are hidden.` })
  @Matches(MARK, { each: true, message: 'A place is, for example, 2:B3-D4 or 2:10,20,30,5.' })
  hide?: string[];

  /** Pages that do not go into the copy. */
  @IsOptional()
  @listed
  @IsArray({ message: 'Say which pages are left out as a list.' })
  @ArrayMaxSize(MOST_PAGES)
  @Matches(PAGE, { each: true, message: 'A page is a number, from 1.' })
  left_out?: string[];
}

/** Where a picture was clicked, in its own points. */
export class Click {
  @IsNumberString()
  @MaxLength(6)
  x!: string;

  @IsNumberString()
  @MaxLength(6)
  y!: string;
}

/** The same, while it is being chosen: what was hidden until now, and one step more. */
export class ChooseRedaction extends RedactDocument {
  @IsOptional()
  @IsInt({ message: 'A page is a number, from 1.' })
  @Min(1)
  @Max(MOST_PAGES)
  page?: number;

  /** Squares that are hidden on this page too: `B3-D4, F7`. */
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(500)
  squares?: string;

  /** x, y, width and height in percent, for a rectangle that no square fits. */
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(60)
  exact?: string;

  /** The first of two corners, clicked before: `2:10,20`. */
  @IsOptional()
  @Matches(CORNER, { message: 'A corner is, for example, 2:10,20.' })
  corner?: string;

  @IsOptional()
  @NotAList()
  @ValidateNested()
  @Type(() => Click)
  at?: Click;

  /** So high the picture was drawn, for a width of `PICTURE_WIDTH`. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(20_000)
  high?: number;

  /** One of those that were hidden, which is shown again. */
  @IsOptional()
  @Matches(MARK)
  show_again?: string;
}
