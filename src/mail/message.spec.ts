import { messageOf, type Said } from './message.js';

const mail = (said: Said, publicUrl = 'https://ploughshare.example.org') =>
  messageOf(said, { publicUrl, from: 'reminders@ploughshare.example.org' }).toString('latin1');
const code: Said = { code: '7QK2-M9XA-4C0D', at: new Date('2027-03-01T17:00:00Z'), id: 'a'.repeat(32) };

describe('the three texts', () => {
  it('are these, and nothing else', () => {
    expect(
      mail({ notice: 'due', day: '2027-03-01' })
        .replace(/ +\r\n/g, '\r\n')
        .split('\r\n'),
    ).toEqual(
      [
        'From: reminders@ploughshare.example.org',
        'To: reminders@ploughshare.example.org',
        'Subject: Reminder',
        'Date: Mon, 01 Mar 2027 06:00:00 +0000',
        expect.stringMatching(/^Message-ID: <[0-9a-f]{32}@ploughshare\.example\.org>$/),
        'MIME-Version: 1.0',
        'Content-Type: text/plain; charset=us-ascii',
        'Content-Transfer-Encoding: 7bit',
        'Auto-Submitted: auto-generated',
        '',
        'Something is due today or soon. Sign in to see what it is.',
        '',
        'To end these mails, sign in and open "Your account", "Reminders".',
        '',
        'https://ploughshare.example.org/',
        ...Array<unknown>(3).fill(expect.stringMatching(/^$/)),
        '',
      ].slice(0, -1),
    );
    expect(mail({ notice: 'waiting', day: '2027-03-01' })).toContain('Something waits for you, or ends soon.');
    expect(mail(code)).toContain('    7QK2-M9XA-4C0D\r\n');
  });

  it('are of one length with the same lines of head, so that their size does not tell them apart', () => {
    const all = [
      mail(code),
      mail({ notice: 'due', day: '2027-03-01' }),
      mail({ notice: 'waiting', day: '2027-03-02' }),
    ];
    expect(new Set(all.map((one) => one.length)).size).toBe(1);
    const heads = all.map((one) => one.split('\r\n\r\n')[0]!.replace(/^(Date|Message-ID): .*$/gm, '$1'));
    expect(new Set(heads).size).toBe(1);
  });

  it('are plain ASCII in short lines that every server takes as they are', () => {
    for (const one of [mail(code), mail({ notice: 'waiting', day: '2027-03-01' })]) {
      expect(one).toMatch(/^[\r\n -~]+$/);
      expect(one.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
      expect(one.split('\r\n').filter((line) => line.length > 78 || line.startsWith('.'))).toEqual([]);
    }
  });

  it('name a day and no hour of anybody’s; the same mail of a day has the same number, another day another', () => {
    const numberOf = (said: Said) => /Message-ID: (.*)/.exec(mail(said))![1];
    expect(numberOf({ notice: 'due', day: '2027-03-01' })).toBe(numberOf({ notice: 'due', day: '2027-03-01' }));
    expect(numberOf({ notice: 'due', day: '2027-03-01' })).not.toBe(numberOf({ notice: 'due', day: '2027-03-02' }));
    expect(mail({ notice: 'due', day: '2027-03-01' }, 'http://127.0.0.1:3000')).toContain('@[127.0.0.1]>');
  });
});
