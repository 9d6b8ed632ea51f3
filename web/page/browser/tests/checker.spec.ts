import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { accessibilityProblems } from "../support/axe.ts";
import { Checked } from "../support/checked.ts";
import { published } from "../support/model.ts";
import { newest, releases, root } from "../support/places.ts";
import { picture, sideways } from "../support/states.ts";
import { expect, test } from "../support/test.ts";
import { pack } from "../support/zip.ts";

test.describe.configure({ timeout: 180_000 });

const CHECKER = pathToFileURL(join(root, "web", "page", "dist", "check.html")).href;
const version = newest();

test("the checker is one file that needs nothing else, and can be used with the keyboard", async ({ page }, info) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(CHECKER);
  for (const language of ["es", "en"]) {
    await page.locator(`button[lang="${language}"]`).press("Enter");
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expect(page.locator(`button[lang="${language}"]`)).toBeFocused();
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await sideways(page)).toBe(0);
    await picture(page, info.project.name, `checker-${language}`);
  }
  const order = ['button[lang="es"]', "#proof-folder", "#proof-zip", "#proof-fingerprint", "#proof-key-file"];
  for (const place of order) {
    await page.keyboard.press("Tab");
    await expect(page.locator(place)).toBeFocused();
  }
});

test("the ZIP beside a version is checked from a disk: unknown, then with the fingerprint good", async ({ page }, info) => {
  const zip = join(releases(), `${version}.zip`);
  expect(existsSync(zip)).toBe(true);
  await page.goto(CHECKER);
  await page.locator("#proof-zip").setInputFiles(zip);
  const unknown = await Checked.of(page);
  expect(await unknown.verdict()).toBe("UNKNOWN");
  expect(await unknown.codes()).toEqual(["KEY_UNKNOWN"]);
  const known = await Checked.of(page, published().proof.fingerprint);
  expect(await known.codes()).toEqual([]);
  expect(await known.verdict()).toBe("INTACT");
  expect(await accessibilityProblems(page)).toEqual([]);
  await picture(page, info.project.name, "checker-good");
});

const TAMPERED = [
  { what: "one byte of a clip", code: "FILE_DIFFERS", file: "clips/c1/media/recording.mp4" },
  { what: "a file more", code: "FILE_ADDED", file: "page/more.js" },
  { what: "a file less", code: "FILE_MISSING", file: "logs/withheld.csv" },
];

for (const { what, code, file } of TAMPERED) {
  test(`${what} in a ZIP is found`, async ({ page }, info) => {
    const zip = info.outputPath("tampered.zip");
    pack(join(releases(), version), `${version}/`, zip, (name, bytes) => {
      if (name !== file) {
        return bytes;
      }
      if (code === "FILE_MISSING") {
        return null;
      }
      const changed = Buffer.from(bytes);
      changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1;
      return changed;
    }, code === "FILE_ADDED" ? { [file]: Buffer.from("alert(1)") } : {});
    await page.goto(CHECKER);
    await page.locator("#proof-zip").setInputFiles(zip);
    const checked = await Checked.of(page, published().proof.fingerprint);
    expect(await checked.verdict()).toBe("ALTERED");
    expect(await checked.codes()).toContain(code);
    expect(await checked.files()).toContain(file);
  });
}

test("what is no release is said to be none", async ({ page }, info) => {
  const zip = info.outputPath("other.zip");
  pack(join(releases(), version, "page"), "", zip, (_, bytes) => bytes);
  await page.goto(CHECKER);
  await page.locator("#proof-zip").setInputFiles(zip);
  await expect(page.locator("#proof-wrong")).not.toBeEmpty();
  await expect(page.locator(".proof-start")).toBeDisabled();
  await page.locator("#proof-zip").setInputFiles({ name: "text.zip", mimeType: "application/zip", buffer: Buffer.from("no zip") });
  await expect(page.locator("#proof-wrong")).not.toBeEmpty();
  expect(await accessibilityProblems(page)).toEqual([]);
});
