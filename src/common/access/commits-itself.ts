import { SetMetadata } from '@nestjs/common';

export const COMMITS_ITSELF = 'access:commits-itself';
/** An opening: its service records it and commits before it reads, so the request has no transaction around it. */
export const CommitsItself = () => SetMetadata(COMMITS_ITSELF, true);
