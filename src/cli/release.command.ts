import { type Command, WrongUse } from './command.js';
import { approve, prepare, state } from './release/acts.js';
import { type Asked, readArguments } from './release/arguments.js';
import { exportTo } from './release/export.js';

const ACTS: Record<Asked['act'], (asked: Asked) => Promise<string>> = { state, prepare, approve, export: exportTo };

export const command: Command = {
  summary: 'State a closed period, prepare, approve and export a release, as its people do on the pages',
  usage: `state PERIOD --handle HANDLE [--desk DESK] [--server URL]
     ploughshare release prepare PERIOD --handle HANDLE [--approver HANDLE] [--server URL]
     ploughshare release approve PERIOD --handle HANDLE [--server URL]
     ploughshare release export PERIOD DIR [--handle HANDLE] [--server URL]

PERIOD is a quarter (2026-Q3) or a year (2026). Each act is done over the API, with the rights of whoever signs in, and can be
run again: what is done already is not done twice. Nothing that is printed depends on what was counted.

  state      a coordinator states the desk's counts; again, until the announced hour, it takes the place of what was stated
  prepare    a campaign lead names the lead who approves
  approve    that lead approves, without seeing a number. This draws it: once, and for ever
  export     writes all files of a published release into DIR, a folder that is not there yet or is empty, after checking them.
             With --handle, a campaign lead gets those of one that is under embargo. ploughshare verify-release DIR checks them

  --handle   who signs in; passphrase and code are asked (or read as two lines where there is no terminal)
  --desk     the desk that states, by its name or id, where you are on several
  --approver the handle of the lead who approves, where you share the statistics key with several
  --server   the address of the installation; by default PUBLIC_URL, or else this machine`,

  async run(args) {
    const asked = readArguments(args);
    const act = ACTS[asked.act];
    if (!act) throw new WrongUse('Say state, prepare, approve or export.');
    console.log(await act(asked));
    return 0;
  },
};
