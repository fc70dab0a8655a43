import { isSignedBy } from '../../vault/signing.js';
import { LIST_OF_FILES, SIGNATURE } from '../release/files/release-files.js';
import { checkArithmetic } from './arithmetic.js';
import { type Files, type Listed, type Privacy, sha256, text } from './files.js';
import { checkTable } from './tables.js';

/** Base64 of the key that is printed on paper: without it a release proves only that it is whole, not whose it is. */
export interface Expected {
  key?: string;
  /** The release before it, where that is at hand. */
  previous?: Files;
}

/** What is wrong with a release, one sentence each. None: it is as it was signed, and it adds up. */
export function verifyRelease(files: Files, { key, previous }: Expected = {}): string[] {
  const listed = readList(files);
  if (typeof listed === 'string') return [listed];
  const found = [...checkSignature(files, listed, key), ...checkHashes(files, listed)];
  if (found.length > 0) return found;
  const privacy = JSON.parse(text(files, 'privacy.json')) as Privacy;
  return [
    ...Object.keys(privacy.tables).flatMap((name) =>
      checkTable(name, text(files, `${name}.csv`), privacy.tables[name]!.floor),
    ),
    ...checkArithmetic(files, privacy),
    ...checkChain(privacy, previous),
  ];
}

function readList(files: Files): Listed | string {
  for (const needed of [LIST_OF_FILES, SIGNATURE]) if (!files.has(needed)) return `There is no ${needed}.`;
  try {
    return JSON.parse(text(files, LIST_OF_FILES)) as Listed;
  } catch {
    return `${LIST_OF_FILES} is not JSON.`;
  }
}

function checkSignature(files: Files, listed: Listed, key: string | undefined): string[] {
  if (key !== undefined && key.trim() !== listed.signing_key)
    return ['It is signed with another key than the one that you gave.'];
  return isSignedBy(listed.signing_key, files.get(LIST_OF_FILES)!, text(files, SIGNATURE))
    ? []
    : [`${SIGNATURE} is not the signature of ${LIST_OF_FILES}.`];
}

function checkHashes(files: Files, listed: Listed): string[] {
  const found = listed.files.flatMap(({ path, bytes, sha256: hash }) => {
    const file = files.get(path);
    if (!file) return [`${path} is missing.`];
    return file.length === bytes && sha256(file) === hash ? [] : [`${path} was changed.`];
  });
  const known = new Set([...listed.files.map(({ path }) => path), LIST_OF_FILES, SIGNATURE]);
  return [
    ...found,
    ...[...files.keys()].filter((path) => !known.has(path)).map((path) => `${path} is not in the list.`),
  ];
}

function checkChain({ previous: named }: Privacy, previous: Files | undefined): string[] {
  if (!previous) return [];
  if (!named) return ['It names no release before it.'];
  return sha256(previous.get(LIST_OF_FILES) ?? new Uint8Array()) === named.sha256
    ? []
    : [`The release before it is not the one that it names, ${named.release}.`];
}
