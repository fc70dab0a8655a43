import { createInterface } from 'node:readline';

export interface Secrets {
  passphrase: string;
  totp: string;
}

/** On a terminal both are asked and not shown; elsewhere they are the two lines of standard input. */
export async function askSecrets(): Promise<Secrets> {
  const { stdin } = process;
  if (!stdin.isTTY) {
    const lines: string[] = [];
    for await (const line of createInterface({ input: stdin })) if (lines.push(line) === 2) break;
    const [passphrase, totp] = lines;
    if (!passphrase || !totp) throw new Error('Standard input has to hold two lines: the passphrase, and the code.');
    return { passphrase, totp: code(totp) };
  }
  return { passphrase: await unseen('Passphrase: '), totp: code(await unseen('Code: ')) };
}

/** An authenticator shows it as 123 456. */
const code = (typed: string) => typed.replace(/\s/g, '');

/** Reads one line without showing it. Questions go to standard error, so that the output stays clean. */
function unseen(question: string): Promise<string> {
  const { stdin, stderr } = process;
  stderr.write(question);
  stdin.setRawMode(true);
  stdin.setEncoding('utf8');
  stdin.resume();
  return new Promise((resolve, reject) => {
    let typed = '';
    const end = (finish: () => void) => {
      stdin.off('data', take);
      stdin.setRawMode(false);
      stdin.pause();
      stderr.write('\n');
      finish();
    };
    const take = (keys: string) => {
      for (const key of keys) {
        if (key === '\r' || key === '\n') return end(() => resolve(typed));
        if (key === '\u0003' || key === '\u0004') return end(() => reject(new Error('Stopped: nothing was sent.')));
        if (key === '\u007f' || key === '\b') typed = [...typed].slice(0, -1).join('');
        else if (key >= ' ') typed += key;
      }
    };
    stdin.on('data', take);
  });
}
