import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Min, ValidateNested } from 'class-validator';
import { NotAList } from '../../common/web/not-a-list.js';
import { type Choice, type Side, SIDES } from './merged-content.js';

const OneSide = (): PropertyDecorator => (target, key) => {
  IsOptional()(target, key as string);
  IsIn([...SIDES], { message: 'stays, or goes.' })(target, key as string);
};

/** Whose word holds where the two differ: that of the case that `stays`, or of the one that `goes`. */
export class ChooseSides implements Choice {
  @OneSide() pseudonym?: Side;
  @OneSide() summary?: Side;
  @OneSide() service_country?: Side;
  @OneSide() country_of_stay?: Side;
  @OneSide() service_category?: Side;
  @OneSide() branch?: Side;
  @OneSide() refusal_status?: Side;
  @OneSide() main_ground?: Side;
}

export class MergeCases {
  /** Of the case that stays, as it was seen. */
  @IsInt({ message: 'Send the version that you saw.' })
  @Min(1)
  version!: number;

  /** Of the case that goes. */
  @IsInt({ message: 'Send the version that you saw of the other case.' })
  @Min(1)
  other_version!: number;

  @IsOptional()
  @NotAList()
  @ValidateNested()
  @Type(() => ChooseSides)
  choose?: ChooseSides;
}
