import { IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { trimmed } from '../../common/web/transforms.js';
import { IsReference } from '../is-reference.js';

export class AskToSee {
  /** The own desk that asks, where somebody has several. */
  @IsOptional()
  @IsUUID('all', { message: 'Choose which of your desks asks.' })
  from_desk_id?: string;

  @IsUUID('all', { message: 'Choose the desk whose case it is.' })
  desk_id!: string;

  @IsReference('Write the reference of the case, such as K7Q-4MX.')
  reference!: string;

  @trimmed
  @IsString({ message: 'Say why it cannot wait, in a few words.' })
  @Length(10, 500, { message: 'Say why it cannot wait, in 10 to 500 characters. The other desk decides by it.' })
  reason!: string;
}

export class RefuseToShow {
  @trimmed
  @IsString({ message: 'Say why not, or what to do instead.' })
  @Length(3, 500, { message: 'Say why not, or what to do instead, in 3 to 500 characters.' })
  word!: string;
}
