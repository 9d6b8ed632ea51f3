import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { extname, join } from "node:path";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".sig": "application/json",
  ".csv": "text/csv; charset=utf-8",
  ".vtt": "text/vtt; charset=utf-8",
  ".svg": "image/svg+xml",
  ".mp4": "video/mp4",
  ".wav": "audio/wav",
  ".zip": "application/zip",
};

/** What is served in the place of a file: other bytes, nothing, or a file that lies elsewhere. */
export type Change = ((original: Buffer) => Buffer | null) | { readonly file: string };

/**
 * A plain web server as a newspaper has one, with range requests, that can lie: changes stand in the
 * place of files, so that a tampered release needs no copy. The program's own server is tested
 * elsewhere.
 */
export class Site {
  readonly #folder: string;
  readonly #server: Server;
  #changes = new Map<string, Change>();
  /** The version that is tested, as "v2". */
  readonly version: string;
  /** Every address asked for, in order. */
  asked: string[] = [];

  private constructor(folder: string, version: string) {
    this.#folder = folder;
    this.version = version;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy());
    });
  }

  static async of(folder: string, version: string): Promise<Site> {
    const site = new Site(folder, version);
    await new Promise<void>((ready) => site.#server.listen(0, "127.0.0.1", ready));
    return site;
  }

  get origin(): string {
    const address = this.#server.address();
    if (address === null || typeof address === "string") {
      throw new Error("not listening");
    }
    return `http://127.0.0.1:${address.port}`;
  }

  /** The address of a file of the version that is tested. */
  at(name: string): string {
    return `${this.origin}/${this.version}/${name}`;
  }

  /** Serves these in the place of files of that version; nothing else is changed. */
  change(changes: Record<string, Change>): void {
    this.#changes = new Map(Object.entries(changes).map(([name, change]) => [`${this.version}/${name}`, change]));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent(new URL(request.url ?? "/", this.origin).pathname);
    this.asked.push(path);
    const change = this.#changes.get(path.slice(1));
    const file = typeof change === "object" ? change.file : join(this.#folder, path);
    const type = TYPES[extname(path)] ?? "application/octet-stream";
    const facts = await stat(file).catch(() => undefined);
    let bytes: Buffer | null | undefined;
    if (typeof change === "function") {
      bytes = change(facts?.isFile() === true ? await readFile(file) : Buffer.alloc(0));
    }
    if (bytes === null || (bytes === undefined && facts?.isFile() !== true)) {
      response.writeHead(404, { "content-type": "text/plain" }).end("nothing here\n");
      return;
    }
    const size = bytes?.length ?? facts?.size ?? 0;
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "");
    const first = range === null ? 0 : Number(range[1]);
    const last = range === null || range[2] === "" ? size - 1 : Math.min(Number(range[2]), size - 1);
    const headers: Record<string, string | number> = {
      "content-type": type,
      "accept-ranges": "bytes",
      "content-length": last - first + 1,
    };
    if (range !== null) {
      headers["content-range"] = `bytes ${first}-${last}/${size}`;
    }
    response.writeHead(range === null ? 200 : 206, headers);
    if (request.method === "HEAD") {
      response.end();
    } else if (bytes !== undefined) {
      response.end(bytes.subarray(first, last + 1));
    } else {
      createReadStream(file, { start: first, end: Math.max(first, last) })
        .on("error", () => response.destroy())
        .pipe(response);
    }
  }
}
