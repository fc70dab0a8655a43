/** Something that somebody of the desk is to do in a case. No date of the law: that is a deadline. */
export interface Task {
  id: string;
  /** What is to be done, in a few words. */
  what: string;
  /** Who is to do it: their account, and the handle under which they were known. */
  for: { id: string; handle: string };
  /** The day by which, where there is one. */
  due?: string;
  by: string;
  on: string;
  /** `done`: it was done. Otherwise it is not needed any more, or the case was closed. */
  ended?: { on: string; by: string; done: boolean };
}

/** What a list shows of an open one. */
export type TaskInBrief = Pick<Task, 'id' | 'what' | 'due'> & { for: string };

type WithTasks = { tasks?: Task[]; closed?: object };

/** By day; those without one last, oldest first. Nothing is to be done in a closed case, nor in one that went into another. */
export const openTasks = ({ tasks = [], closed }: WithTasks): Task[] =>
  closed
    ? []
    : tasks.filter(({ ended }) => !ended).sort((a, b) => (dueOf(a) < dueOf(b) ? -1 : dueOf(a) > dueOf(b) ? 1 : 0));

export const tasksInBrief = (content: WithTasks): TaskInBrief[] | undefined => {
  const open = openTasks(content).map(({ id, what, due, for: { id: account } }) => ({ id, what, due, for: account }));
  return open.length > 0 ? open : undefined;
};

/** The accounts that have something to do in a case. */
export const haveTasks = (content: WithTasks): string[] =>
  [...new Set(openTasks(content).map(({ for: { id } }) => id))].sort();

/** No more is to be done of any of them. */
export const endTasks = (content: WithTasks, ended: { on: string; by: string }) => {
  for (const task of openTasks(content)) task.ended = { ...ended, done: false };
};

/** Everything that is still to be done is this account's, or only what `from` was to do. @returns how many changed hands */
export function giveTasks(content: WithTasks, to: { accountId: string; handle: string }, from?: string): number {
  const given = openTasks(content).filter(({ for: { id } }) => id !== to.accountId && (!from || id === from));
  for (const task of given) task.for = { id: to.accountId, handle: to.handle };
  return given.length;
}

const dueOf = ({ due }: { due?: string }) => due ?? '9999';
