import { IsString, Length } from 'class-validator';
import { trimmed } from '../../common/web/transforms.js';
import { IsReference } from '../is-reference.js';
import { IsCode } from '../../reference/is-code.js';

export class RelateCase {
  @IsReference('Write the reference of the other case, such as K7Q-4MX.')
  reference!: string;

  @IsCode('case_relation', { message: 'Choose what connects them.' })
  kind!: string;

  @trimmed
  @IsString({ message: 'Say why they are put together, in a few words.' })
  @Length(3, 500, { message: 'Say why they are put together, in a few words.' })
  reason!: string;
}
