import { readFileSync } from 'node:fs';
import { readConfig, WrongSetting } from './config.js';

describe('the settings', () => {
  it('need nothing', () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      home: '.ploughshare',
      publicUrl: 'http://127.0.0.1:3000',
      secureCookies: false,
      demoCases: 300,
      logLevel: 'info',
    });
  });

  it('take an empty value as an absent one', () => {
    expect(readConfig({ DATABASE_URL: '', SMTP_URL: ' ', PORT: '' })).toEqual(readConfig({}));
  });

  it('follow the port in the public address', () => {
    expect(readConfig({ PORT: '8080' }).publicUrl).toBe('http://127.0.0.1:8080');
  });

  it('make cookies secure exactly when the public address is https', () => {
    expect(readConfig({ PUBLIC_URL: 'https://cases.example.org/' })).toMatchObject({
      publicUrl: 'https://cases.example.org',
      secureCookies: true,
    });
    expect(readConfig({ PUBLIC_URL: 'http://localhost:3000' }).secureCookies).toBe(false);
  });

  it('read an instant', () => {
    expect(readConfig({ PLOUGHSHARE_NOW: '2026-11-24T09:00:00Z' }).calendarNow?.toISOString()).toBe(
      '2026-11-24T09:00:00.000Z',
    );
  });

  it('take a mail server apart: name and password as they are, TLS unless it is this machine', () => {
    expect(
      readConfig({ SMTP_URL: 'smtps://me%40example.org:a%2Fb%23c%25@mail.example.org?from=r@example.org' }).smtp,
    ).toEqual({
      host: 'mail.example.org',
      port: 465,
      secure: true,
      isLoopback: false,
      user: 'me@example.org',
      password: 'a/b#c%',
      from: 'r@example.org',
    });
    expect(readConfig({ SMTP_URL: 'smtp://mail.example.org' }).smtp).toMatchObject({ port: 587, isLoopback: false });
    for (const host of ['127.0.0.1', 'localhost', '[::1]'])
      expect(readConfig({ SMTP_URL: `smtp://${host}:25` }).smtp).toMatchObject({ port: 25, isLoopback: true });
    expect(readConfig({ SMTP_URL: 'smtp://127.0.0.1.example.org' }).smtp).toMatchObject({ isLoopback: false });
  });

  it.each([
    ['PORT', '80a'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '1e3'],
    ['DATABASE_URL', 'mysql://app:secret@127.0.0.1/x'],
    ['DATABASE_OWNER_URL', 'secret'],
    ['DATABASE_KEEPER_URL', 'http://secret'],
    ['SMTP_URL', 'mail.secret.org'],
    ['SMTP_URL', 'smtp://'],
    ['SMTP_URL', 'smtps://name:secret@mail.example.org/secret'],
    ['SMTP_URL', 'smtps://name:sec#ret@mail.example.org'],
    ['SMTP_URL', 'smtps://name:secret%@mail.example.org'],
    ['SMTP_URL', 'smtps://name@mail.secret.org'],
    ['SMTP_URL', 'smtps://name:secret@mail.example.org:70000'],
    ['SMTP_URL', 'smtp://mail.example.org?tls=secret'],
    ['SMTP_URL', 'smtp://mail.example.org?from=Secret%20%3Csecret%40example.org%3E'],
    ['PUBLIC_URL', 'http://secret.example.org'],
    ['PUBLIC_URL', 'http://127.0.0.1.secret.org'],
    ['PUBLIC_URL', 'https://example.org/secret'],
    ['PUBLIC_URL', 'https://me:secret@example.org'],
    ['PUBLIC_URL', 'secret.example.org'],
    ['PLOUGHSHARE_DEMO_CASES', '0'],
    ['PLOUGHSHARE_NOW', 'secret'],
    ['PLOUGHSHARE_NOW', '2026-13-01T00:00:00Z'],
    ['PLOUGHSHARE_NOW', '2026-11-24T09:00:00'],
    ['LOG_LEVEL', 'secret'],
    ['PLOUGHSHARE_HOMME', 'secret'],
  ])('refuse %s=%s in one sentence that names it and does not repeat it', (name, value) => {
    const attempt = () => readConfig({ [name]: value });
    expect(attempt).toThrow(WrongSetting);
    expect(attempt).toThrow(new RegExp(`^${name} [^\n]+\\.$`));
    expect(attempt).not.toThrow(/secret/);
  });

  it('are all listed in .env.example, which is itself accepted', () => {
    const example = readFileSync('.env.example', 'utf8');
    const listed = [...example.matchAll(/^#?\s?([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name!, value!] as const);
    expect(listed.map(([name]) => name).sort()).toEqual(
      [...readFileSync('src/config.ts', 'utf8').matchAll(/env, '([A-Z_]+)'/g)]
        .map(([, name]) => name)
        .filter((name, at, all) => all.indexOf(name) === at)
        .sort(),
    );
    expect(() => readConfig(Object.fromEntries(listed))).not.toThrow();
  });
});
