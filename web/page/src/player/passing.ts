import type { Clip, Interval, Passed, Passing } from '../model.js';

/** What recorders without a document are allowed, where a release tells nothing of its own. */
const USUAL: Passing = { ppm: 500, jitter: 20_000, places: [] };

/** Two of a recording's moments are each rounded outward to a microsecond, on both sides. */
const ROUNDED = 4;

/**
 * When an instant of a clip was, for certain. The program solved that for some places of the clip;
 * in between a recording counts at its rate (docs/formats/timeline.md); across a break true time
 * only does not go back. Undefined where nobody knows.
 *
 * @param at microseconds from the first picture, in the clip; below 0 in front of it
 */
export function when(clip: Clip, at: number): Interval | undefined {
  return clip.reference === undefined ? undefined : within(clip, at, ({ earliest, latest }) => ({ earliest, latest }));
}

/** How much time passed since the first picture, for certain; no clock is needed for that. */
export function since(clip: Clip, at: number): Interval | undefined {
  return within(clip, at, ({ least, most }) => ({ earliest: least, latest: most }));
}

function within(clip: Clip, at: number, known: (place: Passed) => Interval): Interval | undefined {
  const passing = clip.passing ?? USUAL;
  if (passing.until !== undefined && at > passing.until) {
    return undefined;
  }
  const places =
    passing.places.length > 0
      ? passing.places
      : [{ at: 0, ...(clip.reference ?? { earliest: 0, latest: 0 }), least: 0, most: 0 }];
  const before = places.filter((place) => place.at <= at).at(-1);
  const behind = places.find((place) => place.at >= at);
  if (behind?.break === true && before !== undefined && before !== behind) {
    // moments are off by the jitter, also across a break
    const off = passing.jitter + ROUNDED;
    return { earliest: known(before).earliest - off, latest: known(behind).latest + off };
  }
  const reached = [before, behind].flatMap((place) => {
    if (place === undefined) {
      return [];
    }
    const { least, most } = passes(passing, at - place.at);
    const { earliest, latest } = known(place);
    return [{ earliest: earliest + least, latest: latest + most }];
  });
  return reached.length === 0
    ? undefined
    : {
        earliest: Math.max(...reached.map(({ earliest }) => earliest)),
        latest: Math.min(...reached.map(({ latest }) => latest)),
      };
}

/** True time that passes while a recording counts so many microseconds; back where they are below 0. */
function passes({ ppm, jitter }: Passing, micros: number): { readonly least: number; readonly most: number } {
  const length = Math.abs(micros);
  if (length === 0) {
    return { least: 0, most: 0 };
  }
  const rate = Math.ceil((length * ppm) / 1e6);
  const off = jitter + ROUNDED;
  const least = Math.max(0, length - rate) - off;
  const most = length + rate + off;
  return micros > 0 ? { least, most } : { least: -most, most: -least };
}
