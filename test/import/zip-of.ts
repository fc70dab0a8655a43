import { crc32, deflateRawSync } from 'node:zlib';

/** One file of a zip. What a hostile one may lie about can be said: sizes, the checksum, the method. */
export interface Packed {
  name: string;
  content: string | Uint8Array;
  /** Already deflated bytes, for a bomb that nobody wants to make whole. */
  deflated?: Uint8Array;
  declaredSize?: number;
  checksum?: number;
  encrypted?: boolean;
}

/** A zip, made here so that it can be damaged and can lie. */
export function zipOf(files: Packed[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, deflated, declaredSize, checksum, encrypted } of files) {
    const bytes = Buffer.from(content as string);
    const packed = deflated ?? deflateRawSync(bytes);
    const sum = checksum ?? crc32(bytes);
    const local = header(0x04034b50, [], {
      name,
      flags: encrypted ? 1 : 0,
      checksum: sum,
      packed: packed.length,
      size: declaredSize ?? bytes.length,
    });
    const central = header(0x02014b50, [20], {
      name,
      flags: encrypted ? 1 : 0,
      checksum: sum,
      packed: packed.length,
      size: declaredSize ?? bytes.length,
      offset,
    });
    locals.push(local, Buffer.from(packed));
    directory.push(central);
    offset += local.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

interface Fields {
  name: string;
  flags: number;
  checksum: number;
  packed: number;
  size: number;
  offset?: number;
}

function header(signature: number, made: number[], { name, flags, checksum, packed, size, offset }: Fields): Buffer {
  const named = Buffer.from(name);
  const fixed = Buffer.alloc(offset === undefined ? 30 : 46);
  let at = fixed.writeUInt32LE(signature, 0);
  for (const version of [...made, 20]) at = fixed.writeUInt16LE(version, at);
  at = fixed.writeUInt16LE(flags | 0x800, at);
  at = fixed.writeUInt16LE(8, at);
  at = fixed.writeUInt32LE(0, at);
  at = fixed.writeUInt32LE(checksum, at);
  at = fixed.writeUInt32LE(packed, at);
  at = fixed.writeUInt32LE(size, at);
  at = fixed.writeUInt16LE(named.length, at);
  if (offset !== undefined) fixed.writeUInt32LE(offset, 42);
  return Buffer.concat([fixed, named]);
}
