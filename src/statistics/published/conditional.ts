import type { FastifyReply, FastifyRequest } from 'fastify';
import { plainSha256 } from '../../vault/derive.js';

/** Whoever names bytes that they have already gets 304 instead of them (RFC 9110, 13.1.2). @returns what is sent */
export function conditional(request: FastifyRequest, reply: FastifyReply, bytes: Buffer | string): Buffer | string {
  const tag = `"${plainSha256(Buffer.from(bytes)).toString('hex')}"`;
  void reply.header('etag', tag);
  const named = (request.headers['if-none-match'] ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  if (!named.includes(tag) && !named.includes('*')) return bytes;
  void reply.status(304);
  return '';
}
