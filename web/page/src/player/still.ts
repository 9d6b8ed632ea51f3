import { bodyOf } from '../body.js';
import type { Clip, PageModel } from '../model.js';
import { isDigest } from '../proof/digest.js';
import { when } from './passing.js';
import type { Words } from './words.js';

const LONGEST_JSON = 16 * 1024 * 1024;

/** What a still says below its picture, a line each. */
export function citation(
  page: PageModel,
  clip: Clip,
  shown: { readonly frame: number; readonly from: number; readonly to: number },
  sha256: string | null,
  words: Words,
): readonly string[] {
  const first = when(clip, shown.from);
  const last = when(clip, shown.to);
  return [
    words.text('still.release', page.caseTitle, page.agency, page.publication.id),
    words.text('still.clip', clip.title, clip.id, words.clock(shown.from), String(shown.frame + 1)),
    first === undefined || last === undefined
      ? words.text('still.timeless')
      : words.text(
          'still.between',
          instant(Math.floor(first.earliest / 100_000), page.zone, words),
          instant(Math.ceil(last.latest / 100_000), page.zone, words),
          page.zone,
        ),
    sha256 === null ? words.text('still.unhashed') : words.text('still.hash', sha256),
  ];
}

/** A time of the reference clock, given in tenths of a second. */
export function instant(tenths: number, zone: string, words: Words): string {
  const options: Intl.DateTimeFormatOptions = {
    dateStyle: 'medium',
    timeStyle: 'medium',
  };
  const date = new Date(Math.floor(tenths / 10) * 1000);
  let text: string;
  try {
    text = new Intl.DateTimeFormat(words.language, { ...options, timeZone: zone }).format(date);
  } catch {
    text = `${date.toISOString().slice(0, 19)} UTC`; // a zone that this browser does not know
  }
  const tenth = String(((tenths % 10) + 10) % 10);
  return /\d:\d\d:\d\d/.test(text) ? text.replace(/(\d:\d\d:\d\d)/, `$1.${tenth}`) : text;
}

/** The picture on the screen, as it is now: whatever is asked for after this may come too late. */
export function copyOf(video: HTMLVideoElement): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  const context = canvas.getContext('2d');
  if (context === null) {
    throw new Error('no canvas');
  }
  context.drawImage(video, 0, 0);
  return canvas;
}

/** A picture with its citation below, as PNG. */
export async function still(picture: HTMLCanvasElement, lines: readonly string[]): Promise<Blob> {
  const width = Math.max(480, picture.width);
  const size = Math.max(14, Math.round(width / 60));
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (context === null) {
    throw new Error('no canvas');
  }
  context.font = `${String(size)}px sans-serif`;
  const wrapped = lines.flatMap((line) => wrap(context, line, width - 2 * size));
  canvas.width = width;
  canvas.height = picture.height + Math.ceil(size * (1 + 1.5 * wrapped.length));
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0);
  context.fillStyle = '#000';
  context.font = `${String(size)}px sans-serif`; // setting a size forgets it
  wrapped.forEach((line, i) => {
    context.fillText(line, size, picture.height + size * (1.5 + 1.5 * i));
  });
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) {
        reject(new Error('no picture'));
      } else {
        resolve(blob);
      }
    }, 'image/png');
  });
}

function wrap(context: CanvasRenderingContext2D, text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/(?<=\s)|(?<=[0-9a-f]{16})/)) {
    if (line !== '' && context.measureText(line + word).width > width) {
      lines.push(line);
      line = '';
    }
    line += word;
  }
  return [...lines, line];
}

/** The digest of a clip's video, as its signed release.json lists it; null where that can't be read. */
export async function mediaDigest(clip: Clip): Promise<string | null> {
  const bytes = await fetched(`${clip.folder}/release.json`);
  if (bytes === null) {
    return null;
  }
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return digestIn(value, clip.file.slice(clip.folder.length + 1));
  } catch {
    return null;
  }
}

export function digestIn(release: unknown, name: string): string | null {
  const files = (release as { files?: unknown } | null)?.files;
  for (const file of Array.isArray(files) ? (files as unknown[]) : []) {
    const one = file as { name?: unknown; sha256?: unknown } | null;
    if (one?.name === name && typeof one.sha256 === 'string' && isDigest(one.sha256)) {
      return one.sha256;
    }
  }
  return null;
}

/** A small file of the release, from where the page lies; null where it can't be had. */
export async function fetched(name: string): Promise<Uint8Array | null> {
  try {
    const answer = await fetch(name, { credentials: 'omit' });
    if (!answer.ok) {
      return null;
    }
    return new Uint8Array(await (await bodyOf(answer, LONGEST_JSON)).arrayBuffer());
  } catch {
    return null; // from a disk, or there is no network, or it is too long
  }
}
