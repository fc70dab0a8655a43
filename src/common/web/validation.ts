import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { type FieldMistake, Invalid } from './refusals.js';

/** What is valid: the DTO's own words; a name that it does not know is refused. */
export const validation = () =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    stopAtFirstError: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => new Invalid(errors.flatMap((error) => mistakesOf(error))),
  });

/** Errors of a list's items are told at the list: a form has one place for them. */
function mistakesOf({ property, constraints = {}, children = [] }: ValidationError, parent = ''): FieldMistake[] {
  const field = /^\d+$/.test(property) && parent ? parent : parent ? `${parent}.${property}` : property;
  const own = Object.entries(constraints).map(([rule, message]) => ({
    field,
    message: rule === 'whitelistValidation' ? 'There is no such field here.' : message,
  }));
  return [...own, ...children.flatMap((child) => mistakesOf(child, field))];
}
