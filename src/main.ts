import 'reflect-metadata';
import { WrongSetting } from './config.js';
import { Refused } from './common/database/check-server.js';
import { serve } from './server.js';

serve().catch((error: unknown) => {
  const plain = error instanceof WrongSetting || error instanceof Refused;
  process.stderr.write(
    `${plain ? error.message : `Ploughshare could not start: ${error instanceof Error ? error.message : 'unknown cause'}`}\n`,
  );
  process.exit(1);
});
