package org.unseal.engine.files;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * The folders of the person who runs the program: a cache (models, natives, analyses; may be
 * deleted at any time) and settings. Follows the habits of each operating system; {@code
 * UNSEAL_HOME} overrides both.
 */
public record UserFolders(Path cache, Path settings) {
  public UserFolders {
    requireNonNull(cache, "cache");
    requireNonNull(settings, "settings");
  }

  /**
   * Reads where they are from the environment.
   *
   * @param environment as of {@link System#getenv()}
   * @param home the user's home folder
   * @param operatingSystem as of the property {@code os.name}
   */
  public static UserFolders of(Map<String, String> environment, Path home, String operatingSystem) {
    String own = environment.getOrDefault("UNSEAL_HOME", "");
    if (!own.isEmpty()) {
      return new UserFolders(Path.of(own, "cache"), Path.of(own, "settings"));
    }
    String system = operatingSystem.toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      Path local = folder(environment, "LOCALAPPDATA", home.resolve("AppData").resolve("Local"));
      Path roaming = folder(environment, "APPDATA", home.resolve("AppData").resolve("Roaming"));
      return new UserFolders(local.resolve("unseal"), roaming.resolve("unseal"));
    }
    if (system.startsWith("mac")) {
      Path library = home.resolve("Library");
      return new UserFolders(
          library.resolve("Caches").resolve("unseal"),
          library.resolve("Application Support").resolve("unseal"));
    }
    return new UserFolders(
        folder(environment, "XDG_CACHE_HOME", home.resolve(".cache")).resolve("unseal"),
        folder(environment, "XDG_CONFIG_HOME", home.resolve(".config")).resolve("unseal"));
  }

  /** Of this process. */
  public static UserFolders ofThisUser() {
    return of(
        System.getenv(), Path.of(System.getProperty("user.home")), System.getProperty("os.name"));
  }

  private static Path folder(Map<String, String> environment, String name, Path otherwise) {
    String value = environment.getOrDefault(name, "");
    return value.isEmpty() || !Path.of(value).isAbsolute() ? otherwise : Path.of(value);
  }
}
