import { HttpException } from '@nestjs/common';

/** What is wrong with one field, in words for the person who filled it. `field` is its place in the body: `deadline.on`. */
export interface FieldMistake {
  field: string;
  message: string;
}

/** Bad input: 422, the form again. */
export class Invalid extends HttpException {
  constructor(readonly mistakes: FieldMistake[]) {
    super(mistakes[0]?.message ?? 'Something in this form is not right.', 422);
  }
}

/** Somebody else changed it first, or it is no longer in the state this act needs: 409. */
export class Conflict extends HttpException {
  constructor(
    message: string,
    readonly code: string,
    /** What stands there now, for the API. */
    readonly details: object = {},
  ) {
    super(message, 409);
  }
}
