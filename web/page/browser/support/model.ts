import { readFileSync } from "node:fs";
import { join } from "node:path";
import { newest, releases } from "./places.ts";

/** What a test needs of the page model, of which `docs/formats/page.md` has the whole. */
export interface Model {
  languages: { code: string; file: string }[];
  words: Record<string, string>;
  case: { id: string; title: string; agency: string };
  publication: { id: string };
  clips: {
    id: string;
    title: string;
    source: string;
    file: string;
    folder: string;
    micros: number;
    width: number;
    height: number;
    frames: { from: number; to: number };
    times?: number[];
    sound: string;
    warning?: string;
    tracks: { kind: string; file: string }[];
    grounds: unknown[];
    passing?: { ppm: number; jitter: number; until?: number; places: { at: number; earliest: number; latest: number; least: number; most: number; break?: boolean }[] };
    reference?: { earliest: number; latest: number };
  }[];
  calls: {
    id: string;
    file: string;
    micros: number;
    transmissions: { id: string; text?: string; relative: { clip: string; earliest: number; latest: number }[] }[];
  }[];
  events: { id: string; text: string; kind: string; source: { clip?: string; micros?: number } }[];
  people: { label: string; name?: string }[];
  proof: { fingerprint: string; command: string };
}

const MODEL = /<script type="application\/json" id="unseal-page">([\s\S]*?)<\/script>/;

/** The model that stands in a page. */
export function modelIn(html: string): Model {
  return JSON.parse(MODEL.exec(html)?.[1] ?? "null") as Model;
}

/** The same page with another model. */
export function withModel(html: string, change: (model: Model) => unknown): string {
  const model = change(modelIn(html));
  return html.replace(MODEL, () => `<script type="application/json" id="unseal-page">${JSON.stringify(model).replaceAll("<", "\\u003c")}</script>`);
}

/** The model of the published version. */
export function published(name = "index.html"): Model {
  return modelIn(readFileSync(join(releases(), newest(), name), "utf8"));
}
