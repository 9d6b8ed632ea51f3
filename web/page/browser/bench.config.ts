import { defineConfig } from "@playwright/test";
import { program } from "./support/programs.ts";

/** Figures, not tests: `bench/page` runs them in Chromium, whose protocol can throttle the network. */
export default defineConfig({
  testDir: "bench",
  outputDir: "target/bench",
  workers: 1,
  timeout: 600_000,
  reporter: [["line"]],
  use: {
    browserName: "chromium",
    viewport: { width: 1280, height: 900 },
    launchOptions: {
      executablePath: program("chromium", "chromium-browser", "google-chrome") ?? "chromium",
      args: ["--disable-quic", "--disable-component-update", "--disable-sync"],
    },
  },
});
