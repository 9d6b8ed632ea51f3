import { Checked, withoutPictures } from "../support/checked.ts";
import { accessibilityProblems } from "../support/axe.ts";
import { published } from "../support/model.ts";
import type { Change } from "../support/server.ts";
import { picture, sideways } from "../support/states.ts";
import { expect, test } from "../support/test.ts";

test.describe.configure({ timeout: 180_000 });

/** One bit of one byte, as far into the file as the share says. */
const flip =
  (share: number) =>
  (original: Buffer) => {
    const changed = Buffer.from(original);
    const at = Math.floor(changed.length * share);
    changed[at] = (changed[at] ?? 0) ^ 1;
    return changed;
  };

const replace =
  (from: string, to: string) =>
  (original: Buffer) => {
    const text = original.toString("utf8");
    if (!text.includes(from)) {
      throw new Error(`nothing to change: ${from}`);
    }
    return Buffer.from(text.replace(from, to));
  };

/** What was done to the release, and which findings the check must have, of which file. */
const TAMPERED: { what: string; changes: Record<string, Change>; codes: string[]; file: string }[] = [
  { what: "a bit of a clip's picture", changes: { "clips/c1/media/recording.mp4": flip(0.5) }, codes: ["FILE_DIFFERS"], file: "clips/c1/media/recording.mp4" },
  { what: "a bit of a clip's index", changes: { "clips/c2/media/recording.mp4": flip(0.001) }, codes: ["FILE_DIFFERS"], file: "clips/c2/media/recording.mp4" },
  { what: "a clip that ends early", changes: { "clips/c3/media/recording.mp4": (file) => file.subarray(0, file.length - 9000) }, codes: ["FILE_DIFFERS"], file: "clips/c3/media/recording.mp4" },
  { what: "a clip that is gone", changes: { "clips/c4/media/recording.mp4": () => null }, codes: ["FILE_MISSING"], file: "clips/c4/media/recording.mp4" },
  { what: "a bit of a call's sound", changes: { "calls/i10/media/recording.wav": flip(0.6) }, codes: ["FILE_DIFFERS"], file: "calls/i10/media/recording.wav" },
  { what: "a word of the manifest", changes: { "publication.json": replace("Larkspur High School", "Larkspur Middle School") }, codes: ["SIGNATURE_BAD"], file: "publication.json" },
  { what: "a manifest without its signature", changes: { "publication.json.sig": () => null }, codes: ["SIGNATURE_MISSING"], file: "publication.json" },
  { what: "a word of a transcript", changes: { "calls/i10/transcript.vtt": (file) => Buffer.concat([file, Buffer.from("\n")]) }, codes: ["FILE_DIFFERS"], file: "calls/i10/transcript.vtt" },
  { what: "a mask of the plan", changes: { "clips/c1/plan.json": flip(0.7) }, codes: ["FILE_DIFFERS"], file: "clips/c1/plan.json" },
  { what: "another seal", changes: { "clips/c2/recording.seal.json": flip(0.5) }, codes: ["SEAL_DIFFERS"], file: "clips/c2/recording.seal.json" },
  { what: "a row of the withheld log", changes: { "logs/withheld.csv": (file) => file.subarray(0, file.length >> 1) }, codes: ["FILE_DIFFERS"], file: "logs/withheld.csv" },
  { what: "a statement", changes: { "statements.json": replace('"text":"', '"text":"Not ') }, codes: ["FILE_DIFFERS"], file: "statements.json" },
];

test("a good release of an unknown key matches and is not green; with the key it is", async ({ page, site }, info) => {
  await page.goto(site.at("index.html"));
  const unknown = await Checked.of(page);
  expect(await unknown.codes()).toEqual(["KEY_UNKNOWN"]);
  expect(await unknown.verdict()).toBe("UNKNOWN");
  expect(await unknown.app.locator(".proof-exact").count()).toBe(0);
  await picture(page, info.project.name, "proof-unknown");

  const known = await Checked.of(page, published().proof.fingerprint);
  expect(await known.codes()).toEqual([]);
  expect(await known.verdict()).toBe("INTACT");
  expect(await known.bar("i10 ").locator(".proof-exact").count()).toBeGreaterThan(0);
  expect(await known.bar("c1 ").locator(".proof-again").count()).toBeGreaterThan(0);
  expect(await known.app.locator(".proof-bar .proof-wrong").count()).toBe(0);
  const compared = known.app.locator("li", { hasText: "pictures compared" });
  expect(await compared.count() > 0).toBe(info.project.name === "chromium"); // Firefox gives scripts no planes of a picture
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await sideways(page)).toBe(0);
  await picture(page, info.project.name, "proof-good");
});

for (const [number, { what, changes, codes, file }] of TAMPERED.entries()) {
  test(`${what}, changed, is found`, async ({ page, site, watch }, info) => {
    watch.expected.push(/404/);
    site.change(changes);
    if (number > 0) {
      await withoutPictures(page);
    }
    await page.goto(site.at("index.html"));
    const checked = await Checked.of(page, published().proof.fingerprint);
    expect(await checked.verdict()).toBe(codes.includes("SIGNATURE_MISSING") ? "UNKNOWN" : "ALTERED");
    expect(await checked.codes()).toEqual(expect.arrayContaining(codes));
    expect(await checked.files()).toContain(file);
    if (number === 0) {
      const wrong = checked.bar("c1 ").locator(".proof-wrong");
      await expect(wrong).toHaveCount(1);
      await expect(checked.bar("c1 ").locator(".proof-again").first()).toBeVisible();
      const colour = await wrong.evaluate((span) => `${getComputedStyle(span).backgroundImage} ${getComputedStyle(span).backgroundColor}`);
      const [red = 0, green = 0, blue = 0] = (/rgb\((\d+), (\d+), (\d+)\)/.exec(colour) ?? []).slice(1).map(Number);
      expect(red).toBeGreaterThan(green + 60);
      expect(red).toBeGreaterThan(blue + 60);
      await expect(checked.bar("c2 ").locator(".proof-wrong")).toHaveCount(0);
      expect(await accessibilityProblems(page)).toEqual([]);
      await picture(page, info.project.name, "proof-altered");
    }
  });
}

test("what is typed wrong is said where it was typed", async ({ page, site }, info) => {
  await page.goto(site.at("index.html"));
  await page.locator("#proof-fingerprint").fill("not a fingerprint");
  await page.locator(".proof-start").click();
  await expect(page.locator("#proof-wrong")).not.toBeEmpty();
  await expect(page.locator("#proof-fingerprint")).toBeFocused();
  expect(await accessibilityProblems(page)).toEqual([]);
  await picture(page, info.project.name, "proof-mistyped", false);
});
