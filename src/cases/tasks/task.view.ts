/** Days are `2026-11-24`. */
export interface TaskLine {
  id: string;
  what: string;
  for: { id: string; handle: string };
  due: string | null;
  /** Who wrote it down, and when. */
  by: string;
  on: string;
}

/** `GET /cases/:id/tasks` */
export interface TasksOfCase {
  id: string;
  reference: string;
  pseudonym: string;
  open: boolean;
  tasks: TaskLine[];
  /** What was done, or was not needed any more, latest first. */
  ended: (TaskLine & { ended: { on: string; by: string; done: boolean } })[];
  /** Who may be given one. */
  members: { id: string; handle: string }[];
  /** The reader's own account. */
  self: string;
}

/** `GET /tasks` */
export interface MyTasks {
  tasks: MyTask[];
}
export interface MyTask {
  id: string;
  what: string;
  due: string | null;
  case: { id: string; reference: string; pseudonym: string };
}
