package org.unseal.bench.players;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The browsers that are tried, and how each is started alone, silent and with nothing of a
 * person's.
 */
enum Browser {
  CHROMIUM("Chromium", "chromium"),
  FIREFOX("Firefox", "firefox-esr");

  private final String title;
  private final String debianPackage;

  Browser(String title, String debianPackage) {
    this.title = title;
    this.debianPackage = debianPackage;
  }

  String title() {
    return title;
  }

  /** The program, where it is installed. */
  Optional<Path> program() {
    return programs().stream().flatMap(Programs::named).findFirst();
  }

  private List<String> programs() {
    return switch (this) {
      case CHROMIUM ->
          List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
      case FIREFOX -> List.of("firefox-esr", "firefox");
    };
  }

  /** Half a sentence for somebody who lacks it. */
  String advice() {
    return title + " is not installed (Debian: apt install " + debianPackage + ")";
  }

  /** The command line that opens a page. Writes into the profile what it needs there. */
  List<String> command(Path program, Path profile, String page) {
    List<String> command = new ArrayList<>(List.of(program.toString(), "--headless"));
    switch (this) {
      case CHROMIUM ->
          command.addAll(
              List.of(
                  "--no-sandbox", // root in a container has no other choice
                  "--disable-gpu",
                  "--disable-dev-shm-usage",
                  "--disable-quic",
                  "--no-first-run",
                  "--no-default-browser-check",
                  "--disable-background-networking",
                  "--disable-component-update",
                  "--disable-default-apps",
                  "--disable-domain-reliability",
                  "--disable-extensions",
                  "--disable-sync",
                  "--disable-breakpad",
                  "--metrics-recording-only",
                  "--mute-audio",
                  "--password-store=basic",
                  "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
                  "--autoplay-policy=no-user-gesture-required",
                  "--user-data-dir=" + profile,
                  page));
      case FIREFOX -> {
        write(profile.resolve("user.js"), FIREFOX_SETTINGS);
        command.addAll(List.of("--no-remote", "--profile", profile.toString(), page));
      }
    }
    return command;
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Lets pages play by themselves, and calls nobody: whatever is not this machine has no way out.
   */
  private static final String FIREFOX_SETTINGS =
      """
      user_pref("media.autoplay.default", 0);
      user_pref("media.autoplay.blocking_policy", 0);
      user_pref("media.gmp-manager.updateEnabled", false);
      user_pref("network.proxy.type", 1);
      user_pref("network.proxy.http", "127.0.0.1");
      user_pref("network.proxy.http_port", 9);
      user_pref("network.proxy.ssl", "127.0.0.1");
      user_pref("network.proxy.ssl_port", 9);
      user_pref("network.captive-portal-service.enabled", false);
      user_pref("network.connectivity-service.enabled", false);
      user_pref("app.update.auto", false);
      user_pref("app.update.enabled", false);
      user_pref("app.normandy.enabled", false);
      user_pref("extensions.update.enabled", false);
      user_pref("toolkit.telemetry.enabled", false);
      user_pref("toolkit.telemetry.unified", false);
      user_pref("datareporting.policy.dataSubmissionEnabled", false);
      user_pref("datareporting.healthreport.uploadEnabled", false);
      user_pref("browser.aboutwelcome.enabled", false);
      user_pref("browser.shell.checkDefaultBrowser", false);
      user_pref("browser.startup.homepage_override.mstone", "ignore");
      user_pref("browser.sessionstore.resume_from_crash", false);
      user_pref("browser.safebrowsing.malware.enabled", false);
      user_pref("browser.safebrowsing.phishing.enabled", false);
      """;
}
