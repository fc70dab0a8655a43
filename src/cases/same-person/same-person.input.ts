import { ArrayMaxSize, IsArray, IsOptional, IsUUID, Matches } from 'class-validator';
import { listed } from '../../common/web/transforms.js';

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** The ids of two cases. */
export const PAIR = new RegExp(`^${UUID}~${UUID}$`);

const Pairs = (): PropertyDecorator => (target, key) =>
  [
    IsOptional(),
    listed,
    IsArray({ message: 'Send a list.' }),
    ArrayMaxSize(100, { message: 'At most a hundred at a time.' }),
    Matches(PAIR, { each: true, message: 'The ids of two cases, with ~ between them.' }),
  ].forEach((decorate) => (decorate as PropertyDecorator)(target, key));

export class ComparePeople {
  @IsOptional()
  @IsUUID('all', { message: 'Choose one of your desks.' })
  desk_id?: string;
}

export class TellApart {
  /** Pairs of cases whose people are two. */
  @Pairs()
  different?: string[];

  /** Pairs of cases of one person, in two matters. */
  @Pairs()
  another_matter?: string[];
}
