import { readFileSync } from 'node:fs';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { parse } from 'yaml';

interface Service {
  image?: string;
  command?: string[];
  environment?: Record<string, string>;
  networks?: string[];
  ports?: string[];
}

/** The schema is compose-spec.json of github.com/compose-spec/compose-spec (Apache-2.0, beside this file). */
describe('docker-compose.yml', () => {
  const compose = parse(readFileSync('docker-compose.yml', 'utf8')) as { services: Record<string, Service> };
  const validate = new Ajv2019({ strict: false, validateFormats: false }).compile(schema());

  it('follows the compose specification', () => {
    validate(compose);
    expect(validate.errors).toBeNull();
  });

  it('would be refused with a word that the specification does not know', () => {
    const wrong = structuredClone(compose) as { services: Record<string, object> };
    wrong.services.app = { ...wrong.services.app, comand: 'node' };
    expect(validate(wrong)).toBe(false);
  });

  it('starts Postgres with the settings that keep statements out of logs and erased bytes out of old segments', () => {
    const settings = compose.services.postgres!.command!.filter((word) => word.includes('='));
    expect(settings).toEqual(
      expect.arrayContaining([
        'log_min_error_statement=panic',
        'log_parameter_max_length_on_error=0',
        'wal_recycle=off',
        'track_commit_timestamp=off',
      ]),
    );
  });

  it('opens ports of the proxy alone, and keeps Postgres from the outside', () => {
    const { services } = compose;
    expect(Object.keys(services).filter((name) => services[name]!.ports)).toEqual(['caddy']);
    expect(services.postgres!.networks).toEqual(['inside']);
  });

  it('gives the owner of the tables to migrate alone', () => {
    const holders = Object.entries(compose.services).filter(([, { environment }]) =>
      JSON.stringify(environment ?? {}).includes('OWNER_PASSWORD'),
    );
    expect(holders.map(([name]) => name)).toEqual(['postgres', 'migrate']);
  });
});

/** ajv knows the dialect by another spelling, and wants the draft's `$id` where the file has `id`. */
function schema(): object {
  const text = readFileSync('test/house/compose-spec.json', 'utf8');
  return JSON.parse(text, (name, value) =>
    ['id', '$schema'].includes(name) && typeof value === 'string' ? undefined : value,
  );
}
