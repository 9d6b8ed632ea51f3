import { byUnits, utf8, type Bytes } from './bytes.js';
import { isDigest, type Digest } from './digest.js';

/** JSON as it is signed (RFC 8785), whole numbers only; read as if a stranger had written it. */

export type JsonObject = ReadonlyMap<string, JsonValue>;
export type JsonValue = string | number | boolean | readonly JsonValue[] | JsonObject;

/** A document is not what is asked for; the message says where and why. */
export class Malformed extends Error {}

const DEEPEST = 32;
const MOST_VALUES = 6_000_000;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
const HEX_UNIT = /^[0-9a-fA-F]{4}$/;

export function readJson(document: Uint8Array): JsonValue {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(document);
  } catch {
    throw new Malformed('not UTF-8');
  }
  return new Reader(text).document();
}

class Reader {
  private readonly text: string;
  private at = 0;
  private values = 0;

  constructor(text: string) {
    this.text = text;
  }

  document(): JsonValue {
    const value = this.value(0);
    this.space();
    if (this.at < this.text.length) {
      throw this.malformed('something follows the end');
    }
    return value;
  }

  private value(depth: number): JsonValue {
    if (depth > DEEPEST) {
      throw this.malformed('nested too deep');
    }
    if (++this.values > MOST_VALUES) {
      throw this.malformed(`more than ${String(MOST_VALUES)} values`);
    }
    this.space();
    switch (this.peek()) {
      case '{':
        return this.object(depth);
      case '[':
        return this.array(depth);
      case '"':
        return this.string();
      case 't':
        return this.word('true', true);
      case 'f':
        return this.word('false', false);
      default:
        return this.number();
    }
  }

  private object(depth: number): JsonObject {
    const fields = new Map<string, JsonValue>();
    this.at++;
    this.space();
    if (this.peek() === '}') {
      this.at++;
      return fields;
    }
    for (;;) {
      this.space();
      const start = this.at;
      const name = this.string();
      this.space();
      this.take(':');
      if (fields.has(name)) {
        this.at = start;
        throw this.malformed('a field twice');
      }
      fields.set(name, this.value(depth + 1));
      this.space();
      if (this.peek() === '}') {
        this.at++;
        return fields;
      }
      this.take(',');
    }
  }

  private array(depth: number): readonly JsonValue[] {
    const elements: JsonValue[] = [];
    this.at++;
    this.space();
    if (this.peek() === ']') {
      this.at++;
      return elements;
    }
    for (;;) {
      elements.push(this.value(depth + 1));
      this.space();
      if (this.peek() === ']') {
        this.at++;
        return elements;
      }
      this.take(',');
    }
  }

  private string(): string {
    this.take('"');
    let whole = '';
    let from = this.at;
    for (;;) {
      const unit = this.text.charCodeAt(this.at);
      if (Number.isNaN(unit)) {
        throw this.malformed('cut off');
      }
      this.at++;
      if (unit === 0x22) {
        whole += this.text.substring(from, this.at - 1);
        break;
      }
      if (unit < 0x20) {
        throw this.malformed('a control character in a text');
      }
      if (unit === 0x5c) {
        whole += this.text.substring(from, this.at - 1) + this.escaped();
        from = this.at;
      }
    }
    if (LONE_SURROGATE.test(whole)) {
      throw this.malformed('half a surrogate pair');
    }
    return whole;
  }

  private escaped(): string {
    const kind = this.peek();
    this.at++;
    switch (kind) {
      case '"':
      case '\\':
      case '/':
        return kind;
      case 'b':
        return '\b';
      case 'f':
        return '\f';
      case 'n':
        return '\n';
      case 'r':
        return '\r';
      case 't':
        return '\t';
      case 'u': {
        const digits = this.text.substring(this.at, this.at + 4);
        if (!HEX_UNIT.test(digits)) {
          throw this.malformed('an unknown escape');
        }
        this.at += 4;
        return String.fromCharCode(Number.parseInt(digits, 16));
      }
      default:
        throw this.malformed('an unknown escape');
    }
  }

  private number(): number {
    const start = this.at;
    if (this.peek() === '-') {
      this.at++;
    }
    const digits = this.at;
    for (let unit = this.text.charCodeAt(this.at); unit >= 0x30 && unit <= 0x39; ) {
      this.at++;
      unit = this.text.charCodeAt(this.at);
    }
    const count = this.at - digits;
    const zero = this.text.charAt(digits) === '0';
    if (count === 0 || count > 16 || (count > 1 && zero) || (digits > start && count === 1 && zero)) {
      throw this.malformed('no value that is known here');
    }
    if (this.at < this.text.length && '.eE'.includes(this.text.charAt(this.at))) {
      throw this.malformed('a fraction');
    }
    const value = Number(this.text.substring(start, this.at));
    if (!Number.isSafeInteger(value)) {
      throw this.malformed('a number that is too large');
    }
    return value;
  }

  private word(word: string, value: boolean): boolean {
    if (!this.text.startsWith(word, this.at)) {
      throw this.malformed('no value that is known here');
    }
    this.at += word.length;
    return value;
  }

  private space(): void {
    for (;;) {
      const unit = this.text.charCodeAt(this.at);
      if (unit !== 0x20 && unit !== 0x09 && unit !== 0x0a && unit !== 0x0d) {
        return;
      }
      this.at++;
    }
  }

  private peek(): string {
    if (this.at >= this.text.length) {
      throw this.malformed('cut off');
    }
    return this.text.charAt(this.at);
  }

  private take(expected: string): void {
    if (this.peek() !== expected) {
      throw this.malformed(`no ${expected}`);
    }
    this.at++;
  }

  private malformed(what: string): Malformed {
    return new Malformed(`${what} at character ${String(this.at)}`);
  }
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** The one way to write a value, RFC 8785. */
export function canonical(value: JsonValue): Bytes {
  return utf8(canonicalText(value));
}

function canonicalText(value: JsonValue): string {
  if (typeof value === 'string') {
    return quoted(value);
  }
  if (typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  if (isList(value)) {
    return `[${value.map(canonicalText).join(',')}]`;
  }
  const names = [...value.keys()].sort(byUnits);
  return `{${names.map((name) => `${quoted(name)}:${canonicalText(value.get(name) ?? '')}`).join(',')}}`;
}

/** Without lone surrogates this is section 3.2.2.2. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

/** Takes the fields of an object that a stranger may have written; names what is wrong. */
export class Fields {
  private readonly fields: JsonObject;
  private readonly place: string;

  private constructor(object: JsonObject, place: string) {
    this.fields = object;
    this.place = place;
  }

  static of(value: JsonValue, place: string): Fields {
    if (value instanceof Map) {
      return new Fields(value, place);
    }
    throw new Malformed(`${place} is not an object`);
  }

  requireSchema(schema: string, version: number): void {
    if (this.text('schema') !== schema) {
      throw new Malformed(`${this.place} is not of schema ${schema}`);
    }
    const found = this.number('version');
    if (found !== version) {
      throw new Malformed(
        `${this.place} is of version ${String(found)}, this program reads ${String(version)}`,
      );
    }
  }

  has(name: string): boolean {
    return this.fields.has(name);
  }

  names(): readonly string[] {
    return [...this.fields.keys()];
  }

  /** The same object, if it has no other fields: they would look checked and would not be. */
  only(...known: readonly string[]): this {
    for (const name of this.fields.keys()) {
      if (!known.includes(name)) {
        throw new Malformed(`${this.place} has a field that is not known`);
      }
    }
    return this;
  }

  value(name: string): JsonValue {
    const value = this.fields.get(name);
    if (value === undefined) {
      throw new Malformed(`${this.place} has no ${name}`);
    }
    return value;
  }

  text(name: string): string {
    const value = this.value(name);
    if (typeof value !== 'string') {
      throw new Malformed(`${this.place}, ${name} is not a text`);
    }
    return value;
  }

  number(name: string): number {
    const value = this.value(name);
    if (typeof value !== 'number') {
      throw new Malformed(`${this.place}, ${name} is not a whole number`);
    }
    return value;
  }

  count(name: string): number {
    const value = this.number(name);
    if (value < 0) {
      throw new Malformed(`${this.place}, ${name} is below 0`);
    }
    return value;
  }

  within(name: string, least: number, most: number): number {
    const value = this.number(name);
    if (value < least || value > most) {
      throw new Malformed(
        `${this.place}, ${name} is not within ${String(least)} to ${String(most)}`,
      );
    }
    return value;
  }

  flag(name: string): boolean {
    const value = this.value(name);
    if (typeof value !== 'boolean') {
      throw new Malformed(`${this.place}, ${name} is neither true nor false`);
    }
    return value;
  }

  digest(name: string): Digest {
    const text = this.text(name);
    if (!isDigest(text)) {
      throw new Malformed(`${this.place}, ${name} is not a SHA-256`);
    }
    return text;
  }

  object(name: string): Fields {
    return Fields.of(this.value(name), `${this.place}, ${name}`);
  }

  elements(name: string): readonly JsonValue[] {
    const value = this.value(name);
    if (!isList(value)) {
      throw new Malformed(`${this.place}, ${name} is not a list`);
    }
    return value;
  }

  /** The objects of a list that has no more than so many. */
  objects(name: string, most = Infinity): readonly Fields[] {
    const elements = this.elements(name);
    if (elements.length > most) {
      throw new Malformed(`more than ${String(most)} ${name}`);
    }
    return elements.map((element, i) =>
      Fields.of(element, `${this.place}, ${name} ${String(i + 1)}`),
    );
  }

  numbers(name: string): readonly number[] {
    return this.elements(name).map((element) => {
      if (typeof element !== 'number') {
        throw new Malformed(`${this.place}, ${name} has what is no whole number`);
      }
      return element;
    });
  }

  digests(name: string): readonly Digest[] {
    return this.elements(name).map((element) => {
      if (typeof element !== 'string' || !isDigest(element)) {
        throw new Malformed(`${this.place}, ${name} has what is no SHA-256`);
      }
      return element;
    });
  }
}
