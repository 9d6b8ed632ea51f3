import type { Bytes } from './proof/bytes.js';

/** Pieces of this length go into the browser's keeping, so that the page's own memory stays small. */
const KEPT = 8 << 20;

/** There is more of it than anybody is ready to take. */
export class TooLong extends Error {}

/** All that a server sends, as it arrives, and not a piece more than this length. */
export async function bodyOf(response: Response, longest: number): Promise<Blob> {
  const { body, headers } = response;
  if (body === null) {
    return new Blob();
  }
  // of a packed answer it is the packed length that is said
  if (!headers.has('content-encoding') && Number(headers.get('content-length')) > longest) {
    await body.cancel();
    throw new TooLong();
  }
  const reader = body.getReader();
  const blobs: Blob[] = [];
  let pieces: Bytes[] = [];
  let length = 0;
  let sum = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      return new Blob([...blobs, ...pieces]);
    }
    sum += value.length;
    if (sum > longest) {
      await reader.cancel();
      throw new TooLong();
    }
    pieces.push(new Uint8Array(value));
    length += value.length;
    if (length >= KEPT) {
      blobs.push(new Blob(pieces));
      pieces = [];
      length = 0;
    }
  }
}
