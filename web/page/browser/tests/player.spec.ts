import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { accessibilityProblems } from "../support/axe.ts";
import { published } from "../support/model.ts";
import { newest, releases } from "../support/places.ts";
import { PlayerOnPage } from "../support/player.ts";
import { decode } from "../support/report-code.ts";
import { Site } from "../support/server.ts";
import { picture, sideways } from "../support/states.ts";
import { expect, test } from "../support/test.ts";

test("nothing is loaded before somebody plays, and then it plays", async ({ page, site }, info) => {
  await page.goto(site.at("index.html"));
  const player = new PlayerOnPage(page);
  await expect(player.app).toBeVisible();
  const idle = [1, 0]; // NETWORK_IDLE, HAVE_NOTHING
  await expect
    .poll(() => page.locator("video").evaluateAll((videos) => videos.map((video) => [(video as HTMLVideoElement).networkState, (video as HTMLVideoElement).readyState])))
    .toEqual(Array.from({ length: await page.locator("video").count() }, () => idle));
  expect(site.asked.filter((path) => /\.(mp4|wav)$/.test(path))).toEqual([]);
  await player.button("player.play").click();
  await expect.poll(() => player.now()).toBeGreaterThan(800);
  await player.button("player.pause").click();
  const stopped = await player.now();
  const running = await page.evaluate(async () => {
    for (let turn = 0; turn < 30; turn++) {
      await new Promise((next) => requestAnimationFrame(next));
    }
    return [...document.querySelectorAll("video")].filter((video) => !video.paused).length;
  });
  expect(running).toBe(0);
  expect(Math.abs((await player.now()) - stopped)).toBeLessThan(120);
  expect((await player.positions())["c1"]).toBeGreaterThan(0.5);
  await player.app.scrollIntoViewIfNeeded();
  await picture(page, info.project.name, "player-one", false);
});

test("several cameras and the radio play together, and say how far apart they may be", async ({ page, site }, info) => {
  await page.goto(site.at("index.html"));
  const player = new PlayerOnPage(page);
  await player.button("layout.many", "4").click();
  await expect(player.app.locator(".up-camera")).toHaveCount(4);
  await player.goTo("c3", 1);
  await page.locator("#up-radio").check();
  await expect(player.app.locator(".up-interpretation")).toBeVisible();
  await expect(player.app.locator(".up-silence").first()).toBeVisible();
  await player.play.click();
  const start = await player.now();
  await expect.poll(() => player.now(), { timeout: 30_000 }).toBeGreaterThan(start + 3000);
  const slowest = 1000 / 12;
  await expect.poll(async () => Number(await player.app.getAttribute("data-error-ms"))).toBeLessThanOrEqual(slowest);
  const claimed = Number(await player.app.getAttribute("data-claimed-ms"));
  const c1 = player.model.clips.find((clip) => clip.id === "c1");
  const c3 = player.model.clips.find((clip) => clip.id === "c3");
  const width = (clip: typeof c1): number => (clip?.reference === undefined ? 0 : (clip.reference.latest - clip.reference.earliest) / 1000);
  // never better than the clocks allow: half of what each clip's own interval is wide, at least of the wider
  expect(claimed).toBeGreaterThanOrEqual(Math.max(width(c1), width(c3)) / 2);
  await expect(player.app.locator("#up-error")).not.toBeEmpty();
  const { c1: one = 0, c3: three = 0 } = await player.positions();
  expect(one).toBeGreaterThan(three);
  await picture(page, info.project.name, "player-four-and-radio", true);
  expect(await accessibilityProblems(page)).toEqual([]);
});

test("the radio's slider keeps to what the clocks allow", async ({ page, site }) => {
  await page.goto(site.at("index.html"));
  const player = new PlayerOnPage(page);
  await page.locator("#up-radio").check();
  const rows = player.app.locator(".up-transmission");
  expect(await rows.count()).toBeGreaterThan(3);
  const known = new Map(
    player.model.calls.flatMap((call) => call.transmissions).flatMap((one) => one.relative.filter((at) => at.clip === "c1").map((at) => [one.id, at] as const)),
  );
  for (const row of await rows.all()) {
    const at = known.get((await row.getAttribute("data-transmission")) ?? "");
    if (at === undefined) {
      throw new Error("a row that the model does not place");
    }
    const slider = row.locator("input[type=range]");
    expect(Number(await slider.getAttribute("min")) * 1000).toBeGreaterThanOrEqual(at.earliest);
    expect(Number(await slider.getAttribute("max")) * 1000).toBeLessThanOrEqual(at.latest);
    await slider.evaluate((input: HTMLInputElement) => {
      input.value = "999999999";
      input.dispatchEvent(new Event("input"));
    });
    expect(Number(await slider.inputValue()) * 1000).toBeLessThanOrEqual(at.latest);
    await slider.evaluate((input: HTMLInputElement) => {
      input.value = "-999999999";
      input.dispatchEvent(new Event("input"));
    });
    expect(Number(await slider.inputValue()) * 1000).toBeGreaterThanOrEqual(at.earliest);
    await expect(row.locator(".up-said")).not.toBeEmpty();
  }
  const first = rows.first().locator("input[type=range]");
  await first.focus();
  const before = Number(await first.inputValue());
  await page.keyboard.press("ArrowRight");
  expect(Number(await first.inputValue())).toBeGreaterThan(before);
});

test("links lead to an instant and to an event; what leads nowhere breaks nothing", async ({ page, site }) => {
  await page.goto(site.at("index.html#t=c1:12.345"));
  const player = new PlayerOnPage(page);
  // the middle of the frame that is shown then
  await expect.poll(async () => Math.abs((await player.now()) - 12345)).toBeLessThan(70);
  expect(site.asked.filter((path) => path.endsWith(".mp4"))).toEqual([]);
  await player.goTo("c3", 1.9);
  const event = player.model.events.find((one) => one.source.clip === "c3" && one.source.micros !== undefined);
  await page.evaluate((id) => {
    location.hash = `e=${id}`;
  }, event?.id);
  await expect.poll(async () => Math.abs(((await player.positions())["c3"] ?? 0) * 1e6 - (event?.source.micros ?? 0))).toBeLessThan(90_000);
  for (const hash of ["t=c9:1", "t=c1:99999999", "t=c1:-4", "t=c1", "e=e999", "e=<img src=x onerror=alert(1)>", "t=__proto__:1", "embed&embed", "%00", "t=c1:1e9"]) {
    await page.evaluate((to) => {
      location.hash = to;
    }, hash);
    await expect(player.app).toBeVisible();
  }
  await player.goTo("c1", 7.5);
  await player.button("player.link").click();
  await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/^#t=c1:7\.\d{3}$/);
  const hash = await page.evaluate(() => location.hash);
  const frame = await player.app.locator(".up-where").first().innerText();
  await page.goto("about:blank");
  await page.goto(site.at(`index.html${hash}`));
  await player.play.click();
  await player.play.click();
  await page.evaluate((to) => {
    location.hash = "";
    location.hash = to;
  }, hash);
  await expect(player.app.locator(".up-where").first()).toHaveText(frame);
});

test("links in the page's own text lead into the player", async ({ page, site }) => {
  await page.goto(site.at("index.html"));
  const player = new PlayerOnPage(page);
  const link = page.locator("a[data-clip][data-micros]:visible").first();
  const micros = Number(await link.getAttribute("data-micros"));
  const clip = (await link.getAttribute("data-clip")) ?? "";
  await link.click();
  await expect.poll(async () => Math.abs(((await player.positions())[clip] ?? -1) * 1e6 - micros)).toBeLessThan(90_000);
});

test("the keyboard does all that the mouse does", async ({ page, site }) => {
  await page.goto(site.at("index.html"));
  const player = new PlayerOnPage(page);
  await player.goTo("c1", 3);
  await player.app.locator(".up-seek").focus();
  const frame = async (): Promise<number> => Number(/(\d+)\D+\d+\D*$/.exec(await player.app.locator(".up-where").first().innerText())?.[1]);
  const at = await frame();
  await page.keyboard.press(".");
  await expect.poll(frame).toBe(at + 1);
  await page.keyboard.press(",");
  await page.keyboard.press(",");
  await expect.poll(frame).toBe(at - 1);
  await page.keyboard.press("k");
  await expect(player.button("player.pause")).toBeVisible();
  const before = await player.now();
  await expect.poll(() => player.now()).toBeGreaterThan(before);
  await page.keyboard.press("k");
  await expect(player.button("player.play")).toBeVisible();
  await page.keyboard.press("+");
  await expect(page.locator("#up-speed")).toHaveValue("1.5");
  await page.keyboard.press("-");
  await expect(page.locator("#up-speed")).toHaveValue("1");
  await page.keyboard.press("2");
  await expect(player.app.locator(".up-pane")).toHaveCount(2);
  await page.keyboard.press("1");
  await expect(player.app.locator(".up-pane")).toHaveCount(1);
  await page.keyboard.press("r");
  await expect(page.locator("#up-radio")).toBeChecked();
  await page.keyboard.press("?");
  await expect(player.app.locator("details.up-help")).toHaveAttribute("open", "");
});

test("it plays slower and faster", async ({ page, site }) => {
  await page.goto(site.at("index.html"));
  const player = new PlayerOnPage(page);
  const speeds = await page.locator("#up-speed option").evaluateAll((options) => options.map((option) => Number((option as HTMLOptionElement).value)));
  expect(speeds[0]).toBe(0.25);
  expect(speeds.at(-1)).toBe(8);
  await player.play.click();
  await expect.poll(() => player.now()).toBeGreaterThan(200);
  for (const speed of [0.25, 4]) {
    await page.locator("#up-speed").selectOption(String(speed));
    const measured = await page.evaluate(async (wanted) => {
      const app = document.getElementById("player-app");
      const video = app?.querySelector<HTMLVideoElement>(".up-camera video");
      const now = (): number => Number(app?.dataset["nowMs"]);
      const until = async (done: () => boolean): Promise<void> => {
        while (!done()) {
          await new Promise((next) => requestAnimationFrame(next));
        }
      };
      // rates are nudged by up to 12 %; then it has to have run at this one
      await until(() => Math.abs((video?.playbackRate ?? 0) / wanted - 1) < 0.13);
      const settled = now() + 300 * wanted;
      await until(() => now() >= settled);
      const [from, begun] = [now(), performance.now()];
      await until(() => performance.now() - begun >= 1500);
      return (now() - from) / (performance.now() - begun);
    }, speed);
    expect(measured).toBeGreaterThan(speed * 0.6);
    expect(measured).toBeLessThan(speed * 1.4);
  }
});

/** The first clip, and the first whose pictures are not as wide as most are. */
const { clips } = published();
const SHAPES = [clips[0], clips.find(({ width, height }) => width * 9 !== height * 16)].filter((clip) => clip !== undefined);

test("there is a clip of another shape to test with", () => {
  expect(SHAPES.length).toBe(2);
});

for (const clip of SHAPES) {
  test(`who reports something in ${clip.width} x ${clip.height} gets a code that names the place`, async ({ page, site }, info) => {
    await page.goto(site.at("index.html"));
    const player = new PlayerOnPage(page);
    await player.goTo(clip.id, 4);
    const report = await player.open("up-report");
    const layer = player.app.locator(".up-report-layer");
    await layer.scrollIntoViewIfNeeded();
    const box = await layer.boundingBox();
    if (box === null) {
      throw new Error("nothing to draw on");
    }
    // no bars beside the picture, or a place in the box would be another in the picture
    expect(Math.abs((box.width / box.height) * (clip.height / clip.width) - 1)).toBeLessThan(0.01);
    await page.mouse.move(box.x + box.width * 0.25, box.y + box.height * 0.5);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.75, { steps: 4 });
    await page.mouse.up();
    await report.getByRole("button").click();
    const code = report.locator(".up-code");
    await expect(code).toHaveText(/^R1(-[3-9AC-HJKMNP-RTWXY]{1,4})+$/);
    const said = decode(await code.innerText());
    const manifest = createHash("sha256").update(readFileSync(join(releases(), newest(), "publication.json"))).digest("hex");
    expect(said.version).toBe(Number(newest().slice(1)));
    expect(said.manifest).toBe(manifest.slice(0, 6));
    expect(said.clip).toBe(Number(clip.id.slice(1)));
    const each = clip.micros / (clip.frames.to - clip.frames.from);
    const shown = clip.times === undefined ? Math.floor(4_000_000 / each) : clip.times.filter((time) => time <= 4_000_000).length - 1;
    expect(Math.abs(said.frame - shown)).toBeLessThanOrEqual(2);
    const [left = 0, top = 0, wide = 0, high = 0] = said.box ?? [];
    expect(Math.abs(left * 8 - clip.width * 0.25)).toBeLessThanOrEqual(16);
    expect(Math.abs(top * 8 - clip.height * 0.5)).toBeLessThanOrEqual(16);
    expect(Math.abs(wide * 8 - clip.width * 0.25)).toBeLessThanOrEqual(24);
    expect(Math.abs(high * 8 - clip.height * 0.25)).toBeLessThanOrEqual(24);
    expect(await accessibilityProblems(page)).toEqual([]);
    await picture(page, info.project.name, `player-report-${clip.id}`, false);
  });
}

test("a still is saved with its citation", async ({ page, site, browserName }) => {
  await page.goto(site.at("index.html"));
  const player = new PlayerOnPage(page);
  await player.goTo("c1", 2);
  await expect.poll(() => player.app.locator("video").first().evaluate((video: HTMLVideoElement) => video.readyState)).toBeGreaterThanOrEqual(2);
  const still = await player.open("up-still");
  if (browserName === "firefox") {
    // its driver tells of no downloads
    await still.getByRole("button").click();
    await expect(still.locator("[role=status]")).toHaveText(new RegExp(`${newest()}-c1-\\d+\\.png`));
    return;
  }
  const download = page.waitForEvent("download");
  await still.getByRole("button").click();
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(new RegExp(`^${newest()}-c1-\\d+\\.png$`));
  const path = await saved.path();
  expect(readFileSync(path).subarray(1, 4).toString()).toBe("PNG");
  expect(statSync(path).size).toBeGreaterThan(20_000);
});

test("events and words are found, filtered, and led to", async ({ page, site }, info) => {
  await page.goto(site.at("index.html"));
  const player = new PlayerOnPage(page);
  const events = await player.open("up-events");
  const all = await events.locator(".up-hits > li").count();
  await page.locator("#up-query").fill("transformer");
  await expect.poll(() => events.locator(".up-hits > li").count()).toBeLessThan(all);
  expect(await events.locator(".up-hits > li").count()).toBeGreaterThan(0);
  for (const hit of await events.locator(".up-hits > li").allInnerTexts()) {
    expect(hit.toLowerCase()).toContain("transformer");
  }
  await page.locator("#up-query").fill("");
  for (const kind of ["recorded", "stated", "not-shown"]) {
    await page.locator(`#up-kind-${kind}`).uncheck();
  }
  await expect.poll(() => events.locator(".up-kind-observed").count()).toBeGreaterThan(0);
  await expect(events.locator(".up-kind-recorded, .up-kind-stated, .up-kind-not-shown")).toHaveCount(0);
  await events.locator(".up-hits > li", { has: page.locator(".up-kind-observed") }).first().getByRole("button").click();
  await expect(player.app.locator(".up-live")).not.toBeEmpty();
  await picture(page, info.project.name, "player-events", false);
});

test("in somebody else's page the player and the proof are all there is", async ({ page, site }, info) => {
  await page.setViewportSize({ width: 720, height: 640 });
  await page.goto(site.at("index.html#embed&t=c1:5.000"));
  const player = new PlayerOnPage(page);
  await expect(player.app).toBeVisible();
  await expect(page.locator("#proof-app")).toBeVisible();
  await expect(page.locator("#front")).toBeHidden();
  await expect(page.locator("#downloads")).toBeHidden();
  await expect.poll(async () => Math.abs((await player.now()) - 5000)).toBeLessThan(70);
  expect(await sideways(page)).toBe(0);
  expect(await accessibilityProblems(page)).toEqual([]);
  await picture(page, info.project.name, "embedded");
  await page.setViewportSize({ width: 320, height: 480 });
  expect(await sideways(page)).toBe(0);
});

test("in a frame as the snippet has it, it plays", async ({ page, site, context }) => {
  const newsroom = await Site.of(releases(), newest()); // another origin
  const frameOf = `<!doctype html><iframe src="${site.at("index.html#embed&amp;t=c1:1.000")}" title="x" width="720" height="640" sandbox="allow-scripts allow-same-origin allow-downloads" referrerpolicy="no-referrer"></iframe>`;
  newsroom.change({ "news.html": () => Buffer.from(frameOf) });
  const other = await context.newPage();
  await other.goto(newsroom.at("news.html"));
  const frame = other.frameLocator("iframe");
  await frame.locator(".up-controls button").first().click();
  await expect.poll(async () => Number(await frame.locator("#player-app").getAttribute("data-now-ms"))).toBeGreaterThan(1300);
  await other.close();
  await newsroom.close();
  await page.goto("about:blank");
});

for (const [name, viewport] of Object.entries({ narrow: { width: 320, height: 640 }, low: { width: 1280, height: 400 } })) {
  test(`the player fits a ${name} window, opened and dark`, async ({ page, site }, info) => {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    await page.goto(site.at("index.es.html"));
    const player = new PlayerOnPage(page, "index.es.html");
    await player.button("layout.many", "4").click();
    await page.locator("#up-radio").check();
    await player.app.locator("details").evaluateAll((all) => {
      for (const details of all) {
        (details as HTMLDetailsElement).open = true;
      }
    });
    expect(await sideways(page)).toBe(0);
    expect(await accessibilityProblems(page)).toEqual([]);
    await picture(page, info.project.name, `player-${name}-opened`);
  });
}
