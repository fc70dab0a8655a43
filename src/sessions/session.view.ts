import type { Role } from '../common/access/rules.js';

export const accountView = ({ handle, role }: { handle: string; role: Role }) => ({ handle, role });
export type AccountView = ReturnType<typeof accountView>;
