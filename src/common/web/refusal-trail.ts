import type { Problem } from './problem.js';
import type { WebRequest } from './web-request.js';

/** Keeps refusals in the audit trail, after the refused transaction was rolled back. */
export interface Refusals {
  record(request: WebRequest, problem: Problem): Promise<void>;
}
export const REFUSALS = Symbol('REFUSALS');
