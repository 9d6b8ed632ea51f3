/** Where a link leads: an instant of a clip, or an event. */
export type Place =
  | { readonly kind: 'time'; readonly clip: string; readonly micros: number }
  | { readonly kind: 'event'; readonly event: string };

const TIME = /^t=([A-Za-z0-9][A-Za-z0-9._-]{0,63}):(\d{1,9})(?:\.(\d{1,3}))?$/;
const EVENT = /^e=([A-Za-z0-9][A-Za-z0-9._-]{0,63})$/;

export interface Fragment {
  readonly place: Place | null;
  readonly embed: boolean;
}

/** Reads `#t=c1:12.345`, `#e=e1`, `#embed` and several with `&`; all else is nobody's. */
export function readFragment(hash: string): Fragment {
  let place: Place | null = null;
  let embed = false;
  for (const part of hash.replace(/^#/, '').split('&')) {
    const time = TIME.exec(part);
    const event = EVENT.exec(part);
    if (part === 'embed') {
      embed = true;
    } else if (time !== null) {
      const millis = Number(time[2]) * 1000 + Number((time[3] ?? '').padEnd(3, '0'));
      place = { kind: 'time', clip: time[1] ?? '', micros: millis * 1000 };
    } else if (event !== null) {
      place = { kind: 'event', event: event[1] ?? '' };
    }
  }
  return { place, embed };
}

/** Down to the millisecond before, but never before the frame that is on the screen. */
export function linkTo(clip: string, micros: number): string {
  const millis = Math.ceil(Math.max(0, micros) / 1000);
  return `#t=${clip}:${String(Math.floor(millis / 1000))}.${String(millis % 1000).padStart(3, '0')}`;
}
