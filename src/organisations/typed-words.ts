import { Invalid } from '../common/web/refusals.js';
import { WordsDiffer } from '../vault/pin.js';

/** Words that differ are a mistake of the field in which they were typed: 422, and nothing was sealed. */
export async function typedIn<T>(field: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof WordsDiffer) throw new Invalid([{ field, message: error.message }]);
    throw error;
  }
}
