import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageModel } from '../src/model.js';
import { readPage } from '../src/reader.js';

const vectors = join(process.cwd(), '..', '..', 'docs', 'formats', 'vectors');

export function vector(name: string): unknown {
  return JSON.parse(readFileSync(join(vectors, name), 'utf8'));
}

/** The small fictional model that comes with docs/formats/page.md. */
export function model(): Record<string, unknown> {
  return vector('page-model.json') as Record<string, unknown>;
}

export function page(): PageModel {
  return readPage(JSON.stringify(model()));
}
