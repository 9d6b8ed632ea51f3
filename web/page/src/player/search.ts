import type { Call, CaseEvent, EventKind, Transmission } from '../model.js';

export type Hit =
  | { readonly kind: 'event'; readonly event: CaseEvent }
  | { readonly kind: 'spoken'; readonly call: Call; readonly transmission: Transmission };

/** Letters without case and accents: whoever types "nino" finds "niño". */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

/** What has all the words of a query, of the kinds that are wanted; everything for an empty one. */
export function find(
  events: readonly CaseEvent[],
  calls: readonly Call[],
  query: string,
  kinds: ReadonlySet<EventKind>,
): readonly Hit[] {
  const wanted = plain(query).split(/\s+/).filter((word) => word !== '');
  const has = (...texts: readonly (string | undefined)[]): boolean => {
    const all = plain(texts.filter((text) => text !== undefined).join(' '));
    return wanted.every((word) => all.includes(word));
  };
  const hits: Hit[] = events
    .filter((event) => kinds.has(event.kind) && has(event.id, event.text, event.who))
    .map((event) => ({ kind: 'event', event }));
  if (wanted.length > 0) {
    for (const call of calls) {
      for (const transmission of call.transmissions) {
        if (has(transmission.speaker, transmission.text)) {
          hits.push({ kind: 'spoken', call, transmission });
        }
      }
    }
  }
  return hits;
}
