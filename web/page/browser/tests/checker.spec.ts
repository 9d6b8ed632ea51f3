import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { accessibilityProblems } from "../support/axe.ts";
import { Checked, withoutPictures } from "../support/checked.ts";
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
  await withoutPictures(page);
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
    await withoutPictures(page);
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

test("a file, a folder or a key that can't be read is complained of in words", async ({ page }) => {
  await page.goto(CHECKER);
  await page.evaluate(() => {
    Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException("gone", "NotReadableError"));
  });
  const wrong = page.locator("#proof-wrong");
  const gift = { name: "v1.zip", mimeType: "application/zip", buffer: Buffer.alloc(100) };
  await page.locator("#proof-zip").setInputFiles(gift);
  await expect(wrong).toContainText("can’t be read");
  await expect(page.locator(".proof-start")).toBeDisabled();
  await page.locator("#proof-key-file").setInputFiles([]);
  await expect(wrong).toBeEmpty();
  await page.locator("#proof-key-file").setInputFiles({ ...gift, name: "key.json" });
  await expect(wrong).toContainText("can’t be read");
  await page.locator("#proof-key-file").setInputFiles([]);
  await expect(wrong).toBeEmpty();
  await page.locator(".proof-drop").evaluate((area) => {
    const folder = {
      isFile: false,
      isDirectory: true,
      name: "v1",
      createReader: () => ({
        readEntries: (_: unknown, failed: (error: DOMException) => void) => {
          failed(new DOMException("gone", "NotReadableError"));
        },
      }),
    };
    const event = new Event("drop", { bubbles: true, cancelable: true });
    const items = [{ kind: "file", webkitGetAsEntry: () => folder, getAsFile: () => null }];
    Object.defineProperty(event, "dataTransfer", { value: { items } });
    area.dispatchEvent(event);
  });
  await expect(wrong).toContainText("can’t be read");
  await expect(page.locator(".proof-start")).toBeDisabled();
});

test("a check ends when the language is changed under it", async ({ page }) => {
  await withoutPictures(page);
  await page.goto(CHECKER);
  // counts what is read, and holds the first reading back while it is told to
  await page.evaluate(() => {
    const watched = { read: 0, hold: false, go: (): void => undefined };
    const read = Blob.prototype.arrayBuffer;
    Blob.prototype.arrayBuffer = async function (this: Blob) {
      watched.read++;
      if (watched.hold) {
        await new Promise<void>((resolve) => {
          watched.go = resolve;
        });
      }
      return read.call(this);
    };
    Object.assign(globalThis, { watched });
  });
  const count = () => page.evaluate(() => (globalThis as unknown as { watched: { read: number } }).watched.read);
  const zip = join(releases(), `${version}.zip`);
  const whole = async () => {
    const before = await count();
    await page.locator("#proof-zip").setInputFiles(zip);
    expect(await (await Checked.of(page)).verdict()).toBe("UNKNOWN");
    return (await count()) - before;
  };
  const needed = await whole();
  expect(needed).toBeGreaterThan(20);
  const before = await count();
  await page.evaluate(() => {
    (globalThis as unknown as { watched: { hold: boolean } }).watched.hold = true;
  });
  await page.locator(".proof-start").click();
  await expect.poll(count).toBe(before + 1);
  await page.locator('button[lang="es"]').click();
  await page.evaluate(() => {
    const { watched } = globalThis as unknown as { watched: { hold: boolean; go: () => void } };
    watched.hold = false;
    watched.go();
  });
  await expect(page.locator(".proof-start")).toBeDisabled();
  // had it run on, it would have read as much again beside this one
  expect(await whole()).toBe(needed);
  expect(await count()).toBe(before + 1 + needed);
});
