import { randomBytes } from 'node:crypto';
import { closeToPublic, withClient } from '../../src/common/database/roles.js';

export interface FreshDatabase {
  /** The application's role: owns nothing, bypasses nothing. */
  readonly appUrl: string;
  /** Owns the tables; row-level security is forced on it too. */
  readonly ownerUrl: string;
  /** May create and drop databases and roles; connected to this database. */
  readonly adminUrl: string;
  drop(): Promise<void>;
}

/** A migrated, empty database for one spec file: a clone of the run's template. Drop it in afterAll. */
export const freshDatabase = (): Promise<FreshDatabase> => clonedFrom(variable('TEST_TEMPLATE'));

/** The same once more, row for row. Nobody may be connected to the first one. */
export const cloneOf = ({ ownerUrl }: FreshDatabase): Promise<FreshDatabase> =>
  clonedFrom(new URL(ownerUrl).pathname.slice(1));

async function clonedFrom(original: string): Promise<FreshDatabase> {
  const template = variable('TEST_TEMPLATE');
  const admin = variable('TEST_POSTGRES_ADMIN_URL');
  const name = `${template}_${randomBytes(4).toString('hex')}`;
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).toString();
  const owner = `${template}_owner`;

  await withClient(admin, async (client) => {
    await client.query(`create database ${name} owner ${owner} template ${original}`);
    await closeToPublic(client, name, owner, `${template}_app`);
  });
  return {
    appUrl: at(variable('TEST_TEMPLATE_APP_URL')),
    ownerUrl: at(variable('TEST_TEMPLATE_OWNER_URL')),
    adminUrl: at(admin),
    drop: () => withClient(admin, async (client) => void (await client.query(`drop database ${name} with (force)`))),
  };
}

function variable(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests with \`npm test -- path/of.spec.ts\`.`);
  return value;
}
