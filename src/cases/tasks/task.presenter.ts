import type { Task } from './task.js';
import type { TaskLine } from './task.view.js';

export const taskLine = ({ id, what, for: who, due, by, on }: Task): TaskLine => ({
  id,
  what,
  for: { id: who.id, handle: who.handle },
  due: due ?? null,
  by,
  on,
});
