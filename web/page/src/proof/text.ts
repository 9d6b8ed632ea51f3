import { Malformed, type Fields } from './json.js';

/** Texts that a stranger may have written and a person will read. */

const LONGEST = 500;
const LONGEST_FINDING = 200;

/** What a terminal or a page might obey: format characters but the two joiners within words. */
const HARMFUL = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]|(?![\u200C\u200D])\p{Cf}/u;
const BLANK = /^(?:(?![\u00A0\u2007\u202F])\p{Zs})*$/u;
const UNPRINTED = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu;

/** One line of 1 to so many UTF-16 units with nothing harmful in it. */
export function isPlain(text: string, longest = LONGEST): boolean {
  return text.length <= longest && !BLANK.test(text) && !HARMFUL.test(text);
}

/** Stricter: no joiners either. */
export function isPlainestText(text: string): boolean {
  return isPlain(text) && !/\p{Cf}/u.test(text);
}

export function requirePlain(text: string, what: string): string {
  if (!isPlain(text)) {
    throw new Malformed(`${what} is not one line of at most ${String(LONGEST)} characters`);
  }
  return text;
}

export function plain(object: Fields, name: string): string {
  return requirePlain(object.text(name), name);
}

export function optionalPlain(object: Fields, name: string): string | null {
  return object.has(name) ? plain(object, name) : null;
}

/** Without what a terminal obeys, however it came in, and not too long. */
export function harmless(text: string): string {
  const shown = text.length > LONGEST_FINDING ? [...text].slice(0, LONGEST_FINDING).join('') : text;
  return shown.replace(UNPRINTED, '?');
}

const NAME_PART = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/** Whether a file of this name lies below the release's folder wherever that is. */
export function isSafeName(name: string): boolean {
  return (
    name.length > 0 &&
    name.length <= 255 &&
    name.split('/').every((part) => NAME_PART.test(part) && !part.endsWith('.'))
  );
}

const LONGEST_NAME = 4096;

/** A file's name, safe or not. */
export function fileName(object: Fields, field: string): string {
  const name = object.text(field);
  if (name.length > LONGEST_NAME) {
    throw new Malformed(`a file name of ${String(name.length)} characters`);
  }
  return name;
}

export function countOf(count: number, one: string, several: string): string {
  return `${String(count)} ${count === 1 ? one : several}`;
}
