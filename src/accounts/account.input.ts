import { IsIn } from 'class-validator';
import { type Role, ROLES } from '../common/access/rules.js';

export class InviteAccount {
  @IsIn(ROLES, { message: 'Choose what this person will do.' })
  role!: Role;
}
