import { plainSha256 } from '../../vault/derive.js';

/** The files of one release, by their path. */
export type Files = ReadonlyMap<string, Uint8Array>;

export interface Listed {
  release: string;
  period: string;
  files: { path: string; bytes: number; sha256: string }[];
  signing_key: string;
}

export interface Privacy {
  plan: { id: string; version: number; sha256: string };
  tables: Record<string, { event: string; epsilon: string; floor: { least: number; margins: number } }>;
  lifetime_budget: string;
  spent: string;
  previous: { release: string; sha256: string } | null;
}

export const text = (files: Files, path: string): string => Buffer.from(files.get(path) ?? []).toString('utf8');
export const sha256 = (bytes: Uint8Array): string => plainSha256(bytes).toString('hex');
