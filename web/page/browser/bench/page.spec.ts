import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import { type Model, withModel } from "../support/model.ts";
import { newest, releases } from "../support/places.ts";
import { Site } from "../support/server.ts";

/** Two hours of four cameras, as bench/page made them: the number of each frame stands in its picture. */
const FOLDER = process.env["UNSEAL_BENCH_MEDIA"] ?? "";
const CAMERAS = [
  { id: "c1", fps: 15, width: 1280, height: 720 },
  { id: "c2", fps: 12, width: 704, height: 480 },
  { id: "c3", fps: 10, width: 704, height: 480 },
  { id: "c4", fps: 7, width: 640, height: 360 },
];
const HOURS = 2;
const LOOP_SECONDS = 120;
const MEGABITS = 10;
const RUNS = 5;

async function twoHours(): Promise<Site> {
  const site = await Site.of(releases(), newest());
  const long = (model: Model): Model => ({
    ...model,
    clips: model.clips.map(({ times: _, ...clip }, i) => {
      const camera = CAMERAS[i % CAMERAS.length];
      const frames = HOURS * 3600 * (camera?.fps ?? 1);
      return {
        ...clip,
        micros: HOURS * 3_600_000_000,
        rate: { num: camera?.fps ?? 1, den: 1 },
        width: camera?.width ?? 1,
        height: camera?.height ?? 1,
        frames: { from: 0, to: frames, of: frames },
        reference: { earliest: 1_746_555_600_000_000, latest: 1_746_555_600_000_000 },
        tracks: [],
      };
    }),
  });
  site.change({
    "index.html": (file) => Buffer.from(withModel(file.toString("utf8"), long)),
    ...Object.fromEntries(CAMERAS.map(({ id }) => [`clips/${id}/media/recording.mp4`, { file: join(FOLDER, `${id}.mp4`) }])),
  });
  return site;
}

async function throttle(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const bytes = (MEGABITS * 1_000_000) / 8;
  await session.send("Network.emulateNetworkConditions", { offline: false, latency: 20, downloadThroughput: bytes, uploadThroughput: bytes });
}

const middle = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
const seconds = (values: number[]): string => `${(middle(values) / 1000).toFixed(2)} s (${values.map((value) => (value / 1000).toFixed(2)).join(", ")})`;

/** Milliseconds from a click on Play until all cameras that are on have shown several frames and the clock runs. */
async function untilPlaying(page: Page): Promise<number> {
  const playing = page.evaluate(async () => {
    const app = document.getElementById("player-app");
    const button = app?.querySelector<HTMLButtonElement>(".up-controls button");
    const videos = [...(app?.querySelectorAll<HTMLVideoElement>(".up-camera video") ?? [])];
    const shown = videos.map(
      (video) =>
        new Promise<void>((done) => {
          let frames = 0;
          const seen = (): void => {
            frames++;
            if (frames === 3) {
              done();
            } else {
              video.requestVideoFrameCallback(seen);
            }
          };
          video.requestVideoFrameCallback(seen);
        }),
    );
    const begun = performance.now();
    button?.click();
    await Promise.all(shown);
    while (Number(app?.dataset["nowMs"]) < 100) {
      await new Promise((next) => requestAnimationFrame(next));
    }
    return performance.now() - begun;
  });
  return playing;
}

for (const count of [1, 4]) {
  test(`${count} of four cameras at ${MEGABITS} Mb/s`, async ({ browser }) => {
    const site = await twoHours();
    const took: number[] = [];
    const opened: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await throttle(page);
      const begun = performance.now();
      await page.goto(site.at("index.html"));
      await page.locator("#player-app .up-controls").waitFor();
      opened.push(performance.now() - begun);
      if (count > 1) {
        await page.keyboard.press("Tab");
        await page.locator("#player-app .up-seek").focus();
        await page.keyboard.press("4");
        await expect(page.locator(".up-camera")).toHaveCount(4);
      }
      took.push(await untilPlaying(page));
      await context.close();
    }
    const manifest = site.asked.filter((path) => path.endsWith(".json")).length;
    console.log(`page there: ${seconds(opened)}; ${count} playing after the click: ${seconds(took)}; ${manifest} documents asked for`);
    await site.close();
  });
}

test("memory of the tab, and how far apart the pictures are", async ({ browser }) => {
  const site = await twoHours();
  const page = await browser.newPage();
  await page.goto(site.at("index.html"));
  await page.locator("#player-app .up-seek").focus();
  await page.keyboard.press("4");
  await expect(page.locator(".up-camera")).toHaveCount(4);
  await page.evaluate(() => {
    location.hash = "t=c1:3600.000";
  });
  await page.locator("#player-app .up-controls button").first().click();
  await expect.poll(async () => Number(await page.locator("#player-app").getAttribute("data-now-ms")), { timeout: 60_000 }).toBeGreaterThan(3_600_500);

  // before the pictures are read back, which takes far more than to show them
  const memory: number[] = [];
  const now = async (): Promise<number> => Number(await page.locator("#player-app").getAttribute("data-now-ms"));
  for (const jump of [null, 600, 6600, 3600]) {
    const from = jump === null ? await now() : jump * 1000;
    if (jump !== null) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `t=c1:${jump}.000`);
      await expect.poll(async () => Math.abs((await now()) - from), { timeout: 60_000 }).toBeLessThan(10_000);
    }
    await expect.poll(now, { timeout: 120_000 }).toBeGreaterThan(from + 12_000);
    memory.push(tabMegabytes()[0] ?? NaN);
  }
  console.log(`memory of the tab, four playing, after a jump and 12 s each: ${memory.join(", ")} MB`);

  const samples = await page.evaluate(
    async ({ cameras, loop }) => {
      const app = document.getElementById("player-app");
      const readers = cameras.map(({ id, fps }) => {
        const video = app?.querySelector<HTMLVideoElement>(`.up-camera[data-clip="${id}"] video`);
        const canvas = document.createElement("canvas");
        canvas.width = 224;
        canvas.height = 48;
        const context = canvas.getContext("2d", { willReadFrequently: true });
        return (): number => {
          if (video === null || video === undefined || context === null) {
            return NaN;
          }
          context.drawImage(video, 0, 0, 224, 48, 0, 0, 224, 48);
          const { data } = context.getImageData(0, 24, 224, 1);
          let number = 0;
          for (let bit = 0; bit < 12; bit++) {
            number |= (data[(24 + bit * 16) * 4] ?? 0) > 128 ? 1 << bit : 0;
          }
          return number / fps;
        };
      });
      const taken: { at: number; starts: number[]; said: number }[] = [];
      const begun = performance.now();
      while (performance.now() - begun < 65_000) {
        await new Promise((next) => requestAnimationFrame(next));
        const starts = readers.map((read) => read());
        taken.push({ at: performance.now() - begun, starts: starts.map((start) => start % loop), said: Number(app?.dataset["errorMs"]) });
        await new Promise((next) => setTimeout(next, 100));
      }
      return taken;
    },
    { cameras: CAMERAS, loop: LOOP_SECONDS },
  );
  const settled = samples.filter(({ at }) => at > 5000);
  const slowest = 1000 / Math.min(...CAMERAS.map(({ fps }) => fps));
  const apart = settled.map(({ starts }) => {
    const ends = starts.map((start, i) => start + 1 / (CAMERAS[i]?.fps ?? 1));
    const gap = Math.max(...starts) - Math.min(...ends);
    return Math.max(0, gap > LOOP_SECONDS / 2 ? 0 : gap) * 1000;
  });
  const share = (part: number): number => [...apart].sort((a, b) => a - b)[Math.floor((apart.length - 1) * part)] ?? NaN;
  console.log(
    `${apart.length} samples in a minute, pictures apart: middle ${share(0.5).toFixed(0)} ms, 95 % ${share(0.95).toFixed(0)} ms, most ${share(1).toFixed(0)} ms, more than a frame of the slowest in ${apart.filter((one) => one > slowest).length}; a frame of the slowest is ${slowest.toFixed(0)} ms; the player said at most ${Math.max(...settled.map(({ said }) => said))} ms`,
  );
  await page.close();
  await site.close();
});

/** Proportional memory of the renderer processes of browsers that this process started, in MB; the largest first. */
function tabMegabytes(): number[] {
  const own = new Set<number>([process.pid]);
  const parents = new Map<number, number>();
  const commands = new Map<number, string>();
  for (const name of readdirSync("/proc").filter((one) => /^\d+$/.test(one))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
      commands.set(Number(name), readFileSync(`/proc/${name}/cmdline`, "utf8"));
      readlinkSync(`/proc/${name}/exe`);
    } catch {
      // gone meanwhile
    }
  }
  for (let grown = true; grown; ) {
    grown = false;
    for (const [pid, parent] of parents) {
      if (own.has(parent) && !own.has(pid)) {
        own.add(pid);
        grown = true;
      }
    }
  }
  return [...own]
    .filter((pid) => commands.get(pid)?.includes("--type=renderer"))
    .map((pid) => {
      const pss = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1];
      return Math.round(Number(pss) / 1024);
    })
    .sort((a, b) => b - a);
}
