import { NotFoundException } from '@nestjs/common';

/** A draft leaves its line at any moment, and its rows are gone: whoever comes a moment later finds nothing there. @throws NotFoundException */
export async function demanded<Row>(found: Promise<Row | null>): Promise<Row> {
  const row = await found;
  if (!row) throw new NotFoundException();
  return row;
}
