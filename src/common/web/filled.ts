import { typedIn } from './form-body.js';
import type { WebRequest } from './web-request.js';

/** A page with a form that is drawn with the fields it was posted with: gone back to, nothing has to be chosen again, and nothing stands in an address. */
export function filled(request: WebRequest) {
  if (request.fields) request.again = { typed: typedIn(request.fields), mistakes: {} };
}
