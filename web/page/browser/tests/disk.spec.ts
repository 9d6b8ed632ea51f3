import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { accessibilityProblems } from "../support/axe.ts";
import { Checked, withoutPictures } from "../support/checked.ts";
import { published } from "../support/model.ts";
import { newest, releases } from "../support/places.ts";
import { picture } from "../support/states.ts";
import { expect, test } from "../support/test.ts";

test.describe.configure({ timeout: 180_000 });

/** Chromium takes every file for an origin of its own, and reads no captions then. */
test.beforeEach(({ watch }) => {
  watch.expected.push(/Unsafe attempt to load URL file:.*\.vtt/);
});

const folder = join(releases(), newest());
const page = (name: string): string => pathToFileURL(join(folder, name)).href;

test("opened from a disk the page plays, and its check asks for the ZIP", async ({ page: tab }, info) => {
  await withoutPictures(tab);
  await tab.goto(page("index.html"));
  await expect(tab.locator("#proof-app")).toBeVisible();
  await expect(tab.locator("#proof-app .proof-start")).toBeDisabled();
  await tab.locator("#proof-zip").setInputFiles(`${folder}.zip`);
  const checked = await Checked.of(tab, published().proof.fingerprint);
  expect(await checked.codes()).toEqual([]);
  expect(await checked.verdict()).toBe("INTACT");
  expect(await accessibilityProblems(tab)).toEqual([]);
  await picture(tab, info.project.name, "disk");
});

test("opened from a disk a clip plays", async ({ page: tab }) => {
  await tab.goto(page("index.html"));
  const video = tab.locator("video").first();
  await video.evaluate(async (element: HTMLVideoElement) => {
    element.muted = true;
    await element.play();
  });
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime)).toBeGreaterThan(0.2);
});

test("opened from a disk the other pages are there, too", async ({ page: tab }) => {
  for (const name of ["index.es.html", "print.html", "print.es.html"]) {
    await tab.goto(page(name));
    await expect(tab.locator("h1")).toBeVisible();
  }
});
