import type { MultipartFile } from '@fastify/multipart';
import { RequestTimeoutException } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';
import { wipe } from '../../vault/derive.js';
import type { WebRequest } from './web-request.js';

/** One file of a form, taken whole into memory; it stands nowhere else. */
export interface ArrivingFile {
  /** As the sender named it: never believed. */
  name: string;
  /** Undefined: it was larger than it may be, and its bytes were dropped. To be wiped by whoever takes it. */
  bytes?: Buffer;
}

/** The sender went away, or stopped sending: what had come is dropped. */
export class BrokenOff extends RequestTimeoutException {}

type Part = Awaited<ReturnType<ReturnType<WebRequest['parts']>['next']>>['value'];

const CONFIG = 'takesFiles';
type Config = { [CONFIG]?: boolean } | undefined;
export const LARGEST_FILE = 50 * 1024 * 1024;
export const MOST_FILES = 20;
/** Nobody holds a place by sending nothing. */
const SILENCE_MILLISECONDS = 30_000;

/**
 * The route takes files one after the other from `request.arriving`, while they come: fields that stand after the first file are
 * not read, and the handler holds no transaction meanwhile (`@CommitsItself`).
 */
export const TakesFiles = () => RouteConfig({ [CONFIG]: true });
export const takesFilesAt = (handler: () => unknown) =>
  (Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, handler) as Config)?.[CONFIG] === true;
export const takesFiles = ({ routeOptions }: WebRequest) => (routeOptions.config as Config)?.[CONFIG] === true;

/** Reads the fields that come before the first file, which is where a form's token stands. */
export async function beginArriving(request: WebRequest): Promise<void> {
  // Said for each reading, where the types do not know it: one file that is too large does not end the others.
  const options = { limits: { fileSize: LARGEST_FILE, files: MOST_FILES }, throwFileSizeLimit: false };
  const parts = request.parts(options);
  const arrival = new Arrival(request, parts);
  request.fields = await arrival.fields();
  request.arriving = arrival.files();
}

class Arrival {
  private first?: MultipartFile;
  private readonly gone = new AbortController();

  constructor(
    { raw }: WebRequest,
    private readonly parts: AsyncIterator<Part>,
  ) {
    raw.once('close', () => {
      if (!raw.complete && !raw.readableEnded) this.gone.abort(new BrokenOff());
    });
  }

  async fields(): Promise<[string, string][]> {
    const fields: [string, string][] = [];
    for (let part = await this.next(); part; part = await this.next()) {
      if (part.type === 'file') {
        this.first = part;
        break;
      }
      fields.push([part.fieldname, String(part.value)]);
    }
    return fields;
  }

  async *files(): AsyncGenerator<ArrivingFile> {
    let part: Part | undefined = this.first ?? (await this.next());
    for (; part; part = await this.next()) {
      if (part.type !== 'file') continue;
      const { file, filename } = part;
      const bytes = await this.bytesOf(file);
      // A browser sends one without a name where nothing was chosen.
      if (filename || !bytes || bytes.length > 0) yield { name: filename ?? '', bytes };
    }
  }

  private async bytesOf(file: MultipartFile['file']): Promise<Buffer | undefined> {
    const chunks: Buffer[] = [];
    const drop = () => {
      for (const chunk of chunks) wipe(chunk);
      chunks.length = 0;
    };
    try {
      const pieces = file[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
      for (;;) {
        const { value, done } = await this.before(pieces.next());
        if (done) break;
        // What is too large is read to its end, so that what comes after it can be, and dropped.
        if (file.truncated) drop();
        else chunks.push(value);
      }
      return file.truncated ? undefined : Buffer.concat(chunks);
    } finally {
      drop();
    }
  }

  private async next(): Promise<Part | undefined> {
    const { value, done } = await this.before(this.parts.next());
    return done ? undefined : value;
  }

  /** @throws BrokenOff */
  private before<T>(what: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const { signal } = this.gone;
      const stop = () => reject(new BrokenOff());
      const silence = setTimeout(() => this.gone.abort(), SILENCE_MILLISECONDS);
      if (signal.aborted) stop();
      signal.addEventListener('abort', stop, { once: true });
      what.then(resolve, reject).finally(() => {
        clearTimeout(silence);
        signal.removeEventListener('abort', stop);
      });
    });
  }
}
