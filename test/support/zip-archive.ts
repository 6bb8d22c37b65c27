import { crc32, deflateRawSync } from 'node:zlib';

/** A file as an archive has it. */
export interface ZipMember {
  name: string;
  content: Buffer;
  /** What the archive says that it has unpacked; its length where left out. */
  statedBytes?: number;
  /** What its content is preceded by, where that is another name. */
  localName?: string;
  /** Mode of Unix; a regular file where left out. */
  mode?: number;
  /** Points at the bytes of the member before, as archives do that unpack to more than they have. */
  sharesBytes?: boolean;
}

/** zipArchive writes an archive as whoever means harm would: nothing of what it is told is checked. */
export function zipArchive(members: Iterable<ZipMember>, statedCount?: number): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  let before = { offset: 0, packed: 0 };
  for (const { name, content, statedBytes, mode = 0o100_644, sharesBytes, localName } of members) {
    const path = Buffer.from(name);
    const local = Buffer.from(localName ?? name);
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt16LE(local.length, 26);
    const place = sharesBytes === true ? before : { offset: at, packed: packed.length };
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(0x0314, 4);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(0x0800, 8);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(crc32(content), 16);
    entry.writeUInt32LE(place.packed, 20);
    entry.writeUInt32LE(statedBytes ?? content.length, 24);
    entry.writeUInt16LE(path.length, 28);
    entry.writeUInt32LE((mode << 16) >>> 0, 38);
    entry.writeUInt32LE(place.offset, 42);
    directory.push(entry, path);
    before = place;
    if (sharesBytes === true) continue;
    parts.push(head, local, packed);
    at += head.length + local.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  const count = statedCount ?? directory.length / 2;
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}
