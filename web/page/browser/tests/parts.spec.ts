import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { type Model, withModel } from "../support/model.ts";
import { PlayerOnPage } from "../support/player.ts";
import { accessibilityProblems } from "../support/axe.ts";
import { picture } from "../support/states.ts";
import { Site } from "../support/server.ts";
import { expect, test } from "../support/test.ts";

/** The published page with something else in its model, and other files beside it. */
async function opened(page: Page, site: Site, change: (model: Model) => unknown, files: Record<string, string> = {}): Promise<PlayerOnPage> {
  site.change({
    "index.html": (file) => Buffer.from(withModel(file.toString("utf8"), change)),
    ...Object.fromEntries(Object.entries(files).map(([name, text]) => [name, () => Buffer.from(text)])),
  });
  await page.goto(site.at("index.html"));
  return new PlayerOnPage(page);
}

const clipWith = (model: Model, id: string, fields: Partial<Model["clips"][number]>): Model => ({
  ...model,
  clips: model.clips.map((clip) => (clip.id === id ? { ...clip, ...fields } : clip)),
});

const chapters = (name: string): string =>
  `WEBVTT\n\n00:00:02.000 --> 00:00:05.000\n${name} first\n\n00:00:05.000 --> 00:00:08.000\n${name} second\n`;

test("a warning stays until its clip has run, and who chooses that clip reads it first", async ({ page, site }) => {
  const player = await opened(page, site, (model) => ({ ...model, clips: model.clips.map((clip) => ({ ...clip, warning: `beware of ${clip.id}` })) }));
  const warning = (clip: string) => player.app.locator(`[data-clip=${clip}] .up-warning`);
  const slot = page.locator("#up-slot-0");
  await expect(warning("c1")).toBeVisible();
  await player.goTo("c1", 2);
  await expect(warning("c1")).toBeVisible();
  await player.play.click();
  await expect(warning("c1")).toBeHidden();
  await slot.selectOption("c2");
  await expect(player.button("player.play")).toBeVisible();
  await expect(warning("c2")).toBeVisible();
  await player.play.click();
  await expect(warning("c2")).toBeHidden();
  await slot.selectOption("c1");
  await expect(player.button("player.pause")).toBeVisible();
  await expect(warning("c1")).toBeHidden();
  await player.button("layout.many", "4").click();
  await expect(player.button("player.play")).toBeVisible();
  await expect(warning("c3")).toBeVisible();
});

test("chapters are those of the clip that is on, and one can be chosen twice", async ({ page, site }) => {
  const track = (id: string) => [{ kind: "chapters", file: `exports/${id}.chapters.vtt`, language: "en", label: "Chapters" }];
  const player = await opened(
    page,
    site,
    (model) => clipWith(clipWith(model, "c1", { tracks: track("c1") }), "c3", { tracks: track("c3") }),
    { "exports/c1.chapters.vtt": chapters("yard"), "exports/c3.chapters.vtt": chapters("door") },
  );
  const select = page.locator("#up-chapters");
  const at = async (clip: string, seconds: number): Promise<void> => {
    await expect.poll(async () => Math.abs(((await player.positions())[clip] ?? -9) - seconds)).toBeLessThan(0.2);
  };
  await player.goTo("c1", 1);
  await expect(select.locator("option")).toHaveText([player.word("player.chapter"), /yard first$/, /yard second$/]);
  await select.selectOption({ index: 2 });
  await at("c1", 5);
  await page.locator("#up-slot-0").selectOption("c3");
  await expect(select.locator("option")).toHaveText([player.word("player.chapter"), /door first$/, /door second$/]);
  await select.selectOption({ index: 1 });
  await at("c3", 2);
  await select.focus();
  await player.app.locator(".up-seek").focus();
  await expect(select).toHaveValue("");
  await player.goTo("c3", 9);
  await select.focus();
  await page.keyboard.press("ArrowDown");
  await at("c3", 2);
});

test("captions and descriptions come and go as somebody wishes", async ({ page, site }) => {
  const player = await opened(
    page,
    site,
    (model) => clipWith(model, "c1", { tracks: [{ kind: "descriptions", file: "page/told.vtt", language: "en", label: "Told" } as Model["clips"][number]["tracks"][number]] }),
    { "page/told.vtt": "WEBVTT\n\n00:00:00.000 --> 00:01:00.000\nSomebody opens a gate.\n" },
  );
  await player.goTo("c1", 2);
  const described = player.app.locator(".up-described");
  await expect(described).toBeHidden();
  await page.locator("#up-captions").check();
  await expect(described).toHaveText("Somebody opens a gate.");
  await page.locator("#up-captions").uncheck();
  await expect(described).toBeHidden();
});

test("in full screen a picture keeps its shape, and the same button leads back", async ({ page, site }) => {
  const player = await opened(page, site, (model) => model);
  await player.goTo("c2", 2);
  const full = player.button("player.full");
  await full.click();
  await expect.poll(() => page.evaluate(() => document.fullscreenElement?.className)).toBe("up-stage");
  const seen = player.app.locator("[data-clip=c2] .up-picture");
  const shape = async (): Promise<number> => {
    const box = await seen.boundingBox();
    return (box?.width ?? 0) / (box?.height ?? 1);
  };
  const clip = player.model.clips.find((one) => one.id === "c2");
  await expect.poll(async () => Math.abs((await shape()) - (clip?.width ?? 0) / (clip?.height ?? 1))).toBeLessThan(0.02);
  const high = await seen.evaluate((picture) => picture.clientHeight / innerHeight);
  expect(high).toBeLessThan(0.71);
  await full.click();
  await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBeNull();
});

test("what is covered is named where somebody points, and outlined from its list", async ({ page, site }) => {
  for (const id of ["c1", "c2"]) {
    const player = await opened(page, site, (model) => {
      const clip = model.clips.find((one) => one.id === id);
      const [width, height, to] = [clip?.width ?? 0, clip?.height ?? 0, clip?.micros ?? 0];
      const box = { from: 0, to, x: 0, y: 0, w: Math.round(width / 10), h: height };
      return clipWith(model, id, { grounds: [{ from: 0, to, code: "o1/gate", what: "a planned face", boxes: [box] }] });
    });
    await player.goTo(id, 2);
    const stage = player.app.locator(`[data-clip=${id}] .up-picture`);
    await stage.scrollIntoViewIfNeeded();
    const area = await stage.boundingBox();
    if (area === null) {
      throw new Error("no picture");
    }
    const here = player.app.locator(`[data-clip=${id}] .up-here`);
    await page.mouse.move(area.x + area.width * 0.09, area.y + area.height * 0.5);
    await expect(here).toHaveText(/a planned face.*o1\/gate/);
    await page.mouse.move(area.x + area.width * 0.12, area.y + area.height * 0.5);
    await expect(here).toHaveText("");
    const grounds = await player.open("up-grounds");
    const outlined = player.app.locator(`[data-clip=${id}] .up-overlay rect`);
    await expect(outlined).toHaveCount(0);
    await grounds.getByRole("button", { name: /a planned face/ }).hover();
    await expect(outlined).toHaveCount(1);
    const rect = await outlined.boundingBox();
    const now = await stage.boundingBox();
    expect(Math.abs((rect?.width ?? 0) - (now?.width ?? 0) / 10)).toBeLessThan(4);
    expect(Math.abs((rect?.x ?? 0) - (now?.x ?? 0))).toBeLessThan(3);
    await page.mouse.move(0, 0);
    await expect(outlined).toHaveCount(0);
    await page.locator("#up-outline").check();
    await expect(outlined).toHaveCount(1);
    await page.goto("about:blank");
  }
});

test("whether there was sound, and what of the radio was removed, stands there in words", async ({ page, site }) => {
  const sounds = ["none", "removed", "kept"];
  const player = await opened(page, site, (model) => ({
    ...model,
    clips: model.clips.map((clip, i) => ({ ...clip, sound: sounds[i % 3] ?? "none" })),
    calls: model.calls.map((call) => ({ ...call, transmissions: call.transmissions.map((one) => ({ ...one, text: "[removed: FL-2]" })) })),
  }));
  for (const [i, sound] of sounds.entries()) {
    await page.locator("#up-slot-0").selectOption(`c${i + 1}`);
    const camera = player.app.locator(`[data-clip=c${i + 1}]`);
    await expect(camera.locator(".up-sound")).toHaveText(player.word(`sound.${sound}`));
    expect(await camera.locator("video").evaluate((video: HTMLVideoElement) => video.muted)).toBe(sound !== "kept");
  }
  await page.locator("#up-slot-0").selectOption("c1");
  await page.locator("#up-radio").check();
  await expect(player.app.locator(".up-transmission .up-words").first()).toContainText("[removed: FL-2]");
});

test("a gap between two clips that are both on is told once", async ({ page, site }) => {
  const player = await opened(page, site, (model) => ({ ...model, missing: [{ source: "a", micros: 2_000_000, text: "2 s are planned away", after: "c2", before: "c3" }] }));
  await player.button("layout.many", "4").click();
  await expect(player.app.locator(".up-lane")).toHaveCount(new Set(player.model.clips.map((clip) => clip.source)).size);
  await expect(player.app.locator(".up-missing")).toHaveCount(1);
  await expect(player.app.locator(".up-gap")).toHaveText(["2 s are planned away"]);
});

test("what a search does not list it counts", async ({ page, site }) => {
  const player = await opened(page, site, (model) => ({
    ...model,
    events: Array.from({ length: 250 }, (_, i) => ({ id: `e${i + 1}`, kind: "stated", text: `event ${i + 1}`, who: "somebody", class: "UNSYNCED", people: [], source: { log: "a" } })),
  }));
  const events = await player.open("up-events");
  await expect(events.locator("[role=status]")).toHaveText(player.word("events.found", "250"));
  await expect(events.locator(".up-hits > li")).toHaveCount(201);
  await expect(events.locator(".up-hits > li").last()).toHaveText(player.word("events.more", "50"));
  await page.locator("#up-query").fill("event 25"); // 25, 125, 225 and 250
  await expect(events.locator(".up-hits > li")).toHaveCount(4);
});

test("in a tab that is hidden neither pictures nor radio go on", async ({ page, site }) => {
  await page.addInitScript(() => {
    const played: HTMLMediaElement[] = [];
    Object.assign(window, { played });
    const play = HTMLMediaElement.prototype.play;
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement): Promise<void> {
      played.push(this);
      return play.call(this);
    };
  });
  const player = await opened(page, site, (model) => model);
  const heard = player.model.calls
    .flatMap((call) => call.transmissions.slice(0, 1).flatMap((one) => one.relative.filter(({ clip }) => clip === "c1")))
    .map(({ earliest, latest }) => (earliest + latest) / 2_000_000)
    .find((seconds) => seconds > 1 && seconds < 100);
  await player.goTo("c1", (heard ?? NaN) + 0.1);
  await page.locator("#up-radio").check();
  await player.play.click();
  const going = (tag: string) => page.evaluate((name) => (window as unknown as { played: HTMLMediaElement[] }).played.filter((one) => one.localName === name && !one.paused).length, tag);
  await expect.poll(() => going("audio")).toBeGreaterThan(0);
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { value: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await expect(player.button("player.play")).toBeVisible();
  expect(await going("audio")).toBe(0);
  expect(await going("video")).toBe(0);
});

test("who wants no motion gets none", async ({ page, site }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const player = await opened(page, site, (model) => model);
  await player.button("layout.many", "4").click();
  await page.locator("#up-radio").check();
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll("body *")].flatMap((element) => {
      const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
      // what is not drawn, such as a track, has no style at all
      return /^(?!none$)./.test(animationName) || /[1-9]/.test(transitionDuration) || /^(?!auto$)./.test(scrollBehavior) ? [element.outerHTML.slice(0, 80)] : [];
    }),
  );
  expect(moving).toEqual([]);
});

test("a still shows the picture that it cites, though somebody goes on while it is made", async ({ page, site, browserName }) => {
  const player = await opened(page, site, (model) => model);
  await player.goTo("c1", 2);
  const video = player.app.locator("video").first();
  await expect.poll(() => video.evaluate((one: HTMLVideoElement) => one.readyState >= 2 && !one.seeking)).toBe(true);
  // how far the picture, or what was saved of it, is from what is on the screen now: mean of the differences
  const apart = (saved: number[] | null): Promise<number> =>
    page.evaluate(async (bytes) => {
      const element = document.querySelector<HTMLVideoElement>("#player-app video");
      const pixels = (source: CanvasImageSource, width: number, height: number): Uint8ClampedArray => {
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [width, height];
        const context = canvas.getContext("2d");
        context?.drawImage(source, 0, 0);
        return context?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray();
      };
      const keep = window as unknown as { before: Uint8ClampedArray };
      const [width, height] = [element?.videoWidth ?? 0, element?.videoHeight ?? 0];
      const now = bytes === null ? (element === null ? null : pixels(element, width, height)) : pixels(await createImageBitmap(new Blob([new Uint8Array(bytes)])), width, height);
      if (now === null) {
        throw new Error("no picture");
      }
      keep.before ??= now;
      return now.reduce((sum, value, i) => sum + Math.abs(value - (keep.before[i] ?? 0)), 0) / now.length;
    }, saved);
  await apart(null);
  const where = await player.app.locator(".up-where").first().innerText();
  const frame = Number(/(\d+)\D+\d+\D*$/.exec(where)?.[1]) - 1;
  let answer = (): void => undefined;
  const waits = new Promise<void>((done) => {
    answer = done;
  });
  await page.route("**/clips/c1/release.json", async (route) => {
    await waits;
    await route.continue();
  });
  const asked = page.waitForRequest("**/clips/c1/release.json");
  const still = await player.open("up-still");
  const download = browserName === "firefox" ? null : page.waitForEvent("download"); // its driver tells of none
  await still.getByRole("button").click();
  await asked;
  await player.goTo("c1", 60);
  await expect.poll(() => video.evaluate((one: HTMLVideoElement) => one.readyState >= 2 && !one.seeking)).toBe(true);
  const later = await apart(null);
  expect(later).toBeGreaterThan(0.1);
  answer();
  await expect(still.locator("[role=status]")).toHaveText(new RegExp(`-c1-${frame}\\.png`));
  if (download !== null) {
    const bytes = readFileSync(await (await download).path());
    expect(await apart([...bytes])).toBeLessThan(later / 4);
  }
});

test("no still is made of a picture that is being looked for", async ({ page, site }) => {
  const player = await opened(page, site, (model) => model);
  await player.goTo("c1", 2);
  const still = await player.open("up-still");
  await still.evaluate((details) => {
    const video = document.querySelector<HTMLVideoElement>("#player-app video");
    Object.defineProperty(video, "seeking", { value: true });
    Object.defineProperty(video, "readyState", { value: 4 });
    details.querySelector("button")?.click();
  });
  await expect(still.locator("[role=status]")).toHaveText(player.word("still.moving"));
});

test("clips of one camera take turns in one place, and what is missing between them is said there", async ({ page, site }, info) => {
  await page.goto(site.at("index.html"));
  const player = new PlayerOnPage(page);
  await player.button("layout.many", "4").click();
  const sources = new Set(player.model.clips.map((clip) => clip.source));
  await expect(player.app.locator(".up-pane")).toHaveCount(sources.size);
  const pane = player.app.locator(".up-pane", { has: page.locator("[data-clip=c2]") });
  await expect(pane.locator(".up-camera")).toHaveCount(2);
  const picture2 = pane.locator("[data-clip=c2] video");
  const picture3 = pane.locator("[data-clip=c3] video");
  // what warns of the later one is read before it comes, its picture is not there yet
  await player.goTo("c2", 11);
  await expect(picture2).toBeVisible();
  await expect(picture3).toBeHidden();
  await expect(pane.locator("[data-clip=c3] .up-warning")).toBeVisible();
  await expect(pane.locator(".up-nothing")).toBeHidden();
  // it runs out, nothing is there, and the next one begins
  const frame = pane.locator(".up-nothing");
  await player.play.click();
  await expect(frame).toBeVisible();
  await player.play.click();
  await expect(picture2).toBeHidden();
  await expect(picture3).toBeHidden();
  await expect(frame).toContainText(/cam-b7 .*\d:\d\d\.\d{3}.*\d:\d\d\.\d{3}/);
  await pane.scrollIntoViewIfNeeded();
  await expect(frame).toContainText("2 s of cam-b7 are not shown: withheld on FL-119.071-3-A");
  expect(await accessibilityProblems(page)).toEqual([]);
  await picture(page, info.project.name, "player-between", false);
  await player.play.click();
  await expect(picture3).toBeVisible();
  await expect(frame).toBeHidden();
  await player.play.click();
  await expect(pane.locator("[data-clip=c3] .up-warning")).toBeHidden();
  // links, keys and buttons lead to either
  await player.goTo("c2", 3);
  await expect(picture2).toBeVisible();
  await page.evaluate(() => { location.hash = "t=c3:4.000"; });
  await expect(picture3).toBeVisible();
  await player.app.locator(".up-seek").focus();
  await page.keyboard.press("p");
  await expect.poll(async () => Math.abs(((await player.positions())["c3"] ?? 9) - 0.04)).toBeLessThan(0.1);
  await page.locator("#up-slot-0").selectOption("c2"); // the two change their places
  await expect(picture2).toBeVisible();
  await expect(page.locator("#up-slot-0")).toHaveValue("c2");
  await pane.getByRole("button", { name: "Clip 3, cam-b7" }).press("Enter");
  await expect(picture3).toBeVisible();
  await expect(page.locator("#up-slot-0")).toHaveValue("c3");
  await page.keyboard.press(",");
  await expect(picture2).toBeVisible(); // its last picture
  await page.keyboard.press(".");
  await expect(picture3).toBeVisible();
  // what is saved and reported is of the one that is to be seen
  await player.button("layout.one", "1").click();
  await player.goTo("c3", 2);
  await expect.poll(() => picture3.evaluate((video: HTMLVideoElement) => video.readyState >= 2 && !video.seeking)).toBe(true);
  const still = await player.open("up-still");
  await still.getByRole("button").click();
  await expect(still.locator("[role=status]")).toHaveText(/-c3-\d+\.png/);
  const report = await player.open("up-report");
  await expect(player.app.locator("[data-clip=c3] .up-report-layer")).toBeVisible();
  await page.evaluate(() => { location.hash = "t=c2:2.000"; });
  await expect(player.app.locator("[data-clip=c2] .up-report-layer")).toBeVisible();
  await report.getByRole("button").click();
  await expect(report.locator(".up-made")).toContainText("Clip 2, cam-b7");
});

test("a clip of which nobody knows the time keeps a place of its own", async ({ page, site }) => {
  const player = await opened(page, site, (model) => ({
    ...model,
    clips: model.clips.map((clip) => {
      const { reference: _, ...timeless } = clip;
      return clip.id === "c3" ? timeless : clip;
    }),
  }));
  await player.button("layout.many", "4").click();
  await expect(player.app.locator(".up-pane [data-clip=c2]")).toHaveCount(1);
  await expect(player.app.locator("[data-clip=c3]")).toHaveCount(0);
  await page.evaluate(() => { location.hash = "t=c3:1.000"; });
  await expect(player.app.locator(".up-pane")).toHaveCount(1);
  await expect(player.app.locator(".up-pane [data-clip=c3]")).toBeVisible();
});

interface Spoken {
  said: string[];
  cancelled: number;
}

/** A browser with these voices, which notes what it is to say: those here have none, or differ. */
async function voices(page: Page, ...all: { lang: string; localService: boolean }[]): Promise<() => Promise<Spoken>> {
  await page.addInitScript((given) => {
    const spoken: Spoken = { said: [], cancelled: 0 };
    class Utterance {
      voice: unknown = null;
      lang = "";
      readonly text: string;
      constructor(text: string) {
        this.text = text;
      }
    }
    Object.assign(window, { spoken });
    Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance });
    Object.defineProperty(window, "speechSynthesis", {
      value: {
        getVoices: () => given.map((voice) => ({ ...voice, default: false })),
        addEventListener: () => undefined,
        cancel: () => { spoken.cancelled++; },
        speak: ({ text, lang }: Utterance) => { spoken.said.push(`${lang} ${text}`); },
      },
    });
  }, all);
  return () => page.evaluate(() => (window as unknown as { spoken: Spoken }).spoken);
}

const TOLD = "WEBVTT\n\n00:00:00.000 --> 00:00:03.000\nSomebody opens a gate.\n\n00:00:03.000 --> 00:01:00.000\nA car comes.\n";
const describes = (model: Model): Model => {
  const track = { kind: "descriptions", file: "page/told.vtt", language: "en", label: "Told" };
  return clipWith(model, "c1", { tracks: [track] });
};

test("descriptions are read aloud by a voice of this machine, and no longer than the clip runs", async ({ page, site }, info) => {
  const spoken = await voices(page, { lang: "en-US", localService: false }, { lang: "es-ES", localService: true }, { lang: "en-GB", localService: true });
  const player = await opened(page, site, describes, { "page/told.vtt": TOLD });
  await player.goTo("c1", 2);
  const described = player.app.locator(".up-described");
  await page.locator("#up-aloud").check();
  await expect(described).toHaveText("Somebody opens a gate.");
  await expect(described).toHaveAttribute("aria-live", "off");
  expect((await spoken()).said).toEqual([]); // it stands still
  await player.play.click();
  await expect.poll(async () => (await spoken()).said).toEqual(["en-GB Somebody opens a gate.", "en-GB A car comes."]);
  const before = (await spoken()).cancelled;
  await player.play.click();
  expect((await spoken()).cancelled).toBe(before + 1);
  await player.play.click();
  await expect.poll(async () => (await spoken()).said.length).toBe(3);
  await player.goTo("c1", 1);
  await expect.poll(async () => (await spoken()).said.at(3)).toBe("en-GB Somebody opens a gate.");
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { value: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  expect((await spoken()).cancelled).toBeGreaterThan(before + 2);
  await page.locator("#up-announce").check();
  await expect(page.locator("#up-aloud")).not.toBeChecked();
  await expect(described).toHaveAttribute("aria-live", "polite");
  expect(await accessibilityProblems(page)).toEqual([]);
  await described.scrollIntoViewIfNeeded();
  await picture(page, info.project.name, "player-described", false);
});

test("where only others' voices are there nothing is read aloud, and it is said why", async ({ page, site }) => {
  const spoken = await voices(page, { lang: "en-US", localService: false }, { lang: "es-ES", localService: true });
  const player = await opened(page, site, describes, { "page/told.vtt": TOLD });
  await expect(page.locator("#up-aloud")).toBeHidden();
  await expect(player.app.getByText(player.word("described.novoice"))).toBeVisible();
  await player.play.click();
  await expect.poll(() => player.now()).toBeGreaterThan(500);
  expect((await spoken()).said).toEqual([]);
});

test("two who speak at once are both heard, and it is said", async ({ page, site }, info) => {
  await page.addInitScript(() => {
    const played = new Set<HTMLMediaElement>();
    Object.assign(window, { played });
    const play = HTMLMediaElement.prototype.play;
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement): Promise<void> {
      played.add(this);
      return play.call(this);
    };
  });
  const player = await opened(page, site, (model) => ({
    ...model,
    calls: model.calls.map((call, i) =>
      i > 1 ? { ...call, transmissions: [] } : { ...call, transmissions: call.transmissions.slice(0, 1).map((one) => ({ ...one, relative: [{ clip: "c1", earliest: 1_000_000, latest: 3_000_000 }] })) },
    ),
  }));
  const heard = player.app.locator(".up-heard");
  const sounds = () => page.evaluate(() => [...(window as unknown as { played: Set<HTMLMediaElement> }).played].filter((one) => one.localName === "audio" && !one.paused).length);
  await player.goTo("c1", 2.1);
  await page.locator("#up-radio").check();
  await expect(heard).toHaveCount(2);
  const ids = await heard.evaluateAll((rows) => rows.map((row) => row.getAttribute("data-transmission") ?? ""));
  await expect(player.app.locator(".up-at-once")).toHaveText(player.word("radio.together", ids.join(", ")));
  await player.app.locator(".up-at-once").scrollIntoViewIfNeeded();
  await picture(page, info.project.name, "player-at-once", false);
  await player.play.click();
  await expect.poll(sounds).toBe(2);
  await player.play.click();
  expect(await sounds()).toBe(0);
  // one is moved to where it does not speak yet, within what the clocks allow
  await player.app.locator(".up-transmission input[type=range]").first().fill("3000");
  await expect(heard).toHaveCount(1);
  await expect(player.app.locator(".up-at-once")).toBeHidden();
});

test("of more than four who speak at once the page says how many it leaves out", async ({ page, site }) => {
  const together = { clip: "c1", earliest: 1_000_000, latest: 3_000_000 };
  let all = 0; // those of one recording can't be heard at once
  const player = await opened(page, site, (model) => {
    all = model.calls.filter((call) => call.transmissions.length > 0).length;
    return {
      ...model,
      calls: model.calls.map((call) => ({ ...call, transmissions: call.transmissions.map((one) => ({ ...one, relative: [together] })) })),
    };
  });
  expect(all).toBeGreaterThan(5);
  const heard = player.app.locator(".up-heard");
  await player.goTo("c1", 2.1);
  await page.locator("#up-radio").check();
  await expect(heard).toHaveCount(4);
  const said = player.app.locator(".up-at-once");
  const [before] = player.word("radio.most", "…", String(all - 4), "4").split("…");
  const [, behind] = player.word("radio.most", "…", String(all - 4), "4").split("…");
  await expect(said).toContainText(before ?? "?");
  await expect(said).toContainText(behind ?? "?");
  await player.play.click();
  await player.play.click();
  await expect(heard).toHaveCount(4);
});

test("behind a break that took nobody knows how long the page claims nothing", async ({ page, site }) => {
  const player = await opened(page, site, (model) => {
    const broken = (before: Model, id: string, until: number): Model => {
      const passing = before.clips.find((clip) => clip.id === id)?.passing;
      if (passing === undefined) {
        throw new Error("the clip does not say how time passes in it");
      }
      expect(passing.places.length).toBeGreaterThan(10);
      return clipWith(before, id, { passing: { ...passing, places: passing.places.slice(0, 1), until } });
    };
    return broken(broken(model, "c1", 40_000_000), "c3", 500_000);
  });
  await player.button("layout.many", "4").click();
  await page.locator("#up-radio").check();
  const error = player.app.locator("#up-error");
  const unknown = player.word("player.apart-unknown");
  await player.goTo("c2", 1); // while c1 runs
  await expect(error).not.toBeEmpty();
  await expect(error).not.toHaveText(unknown);
  await player.goTo("c3", 1); // while c1 runs, both behind their breaks
  await expect(error).toHaveText(unknown);
  const told = player.app.locator(".up-transmission .up-said").last();
  await told.scrollIntoViewIfNeeded(); // what nobody sees is not told anew
  await expect(told).toHaveText(player.word("radio.unknown"));
  expect(await accessibilityProblems(page)).toEqual([]);
});
