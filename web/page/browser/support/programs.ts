import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Where a program of one of these names is, by PATH; the first name that is there counts. */
export function program(...names: string[]): string | undefined {
  for (const name of names) {
    for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
      const file = join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // not in this folder
      }
    }
  }
  return undefined;
}
