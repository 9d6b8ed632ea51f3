import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";

/**
 * Packs a folder as it is, without compressing, with every name below another. What a change makes of
 * a file is what is packed, with the sum that belongs to it: whoever tampers does that, too.
 */
export function pack(folder: string, below: string, to: string, change: (name: string, bytes: Buffer) => Buffer | null, more: Record<string, Buffer> = {}): void {
  const parts: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  const kept = files(folder, "").map((name): [string, Buffer | null] => [name, change(name, readFileSync(join(folder, name)))]);
  for (const [name, bytes] of [...kept, ...Object.entries(more)]) {
    if (bytes === null) {
      continue;
    }
    const path = Buffer.from(below + name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x800, 2);
    facts.writeUInt16LE(0x21, 8);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(bytes.length, 14);
    facts.writeUInt32LE(bytes.length, 18);
    facts.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), facts, path, bytes]);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(at, 10);
    entries.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), facts, where, path]));
    parts.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  writeFileSync(to, Buffer.concat([...parts, directory, end]));
}

function files(folder: string, below: string): string[] {
  return readdirSync(join(folder, below))
    .sort()
    .flatMap((name) => {
      const path = below === "" ? name : `${below}/${name}`;
      return statSync(join(folder, path)).isDirectory() ? files(folder, path) : [path];
    });
}
