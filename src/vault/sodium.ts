import library from 'libsodium-wrappers';

// WebAssembly: nothing may be called before it is compiled. Awaiting it here once lets everybody else stay synchronous.
await library.ready;

/** libsodium 1.0.22 as WebAssembly, ready to use. The standard build: it has no `crypto_pwhash`. */
export const sodium = library;
