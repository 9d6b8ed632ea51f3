package org.unseal.engine.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFoldersTest {
  private static final Path HOME = Path.of("home").toAbsolutePath();
  private static final Path OTHER = Path.of("elsewhere").toAbsolutePath();

  @Test
  void linuxFollowsTheXdgHabits() {
    assertThat(UserFolders.of(Map.of(), HOME, "Linux"))
        .isEqualTo(new UserFolders(HOME.resolve(".cache/unseal"), HOME.resolve(".config/unseal")));
    assertThat(
            UserFolders.of(
                Map.of("XDG_CACHE_HOME", OTHER.toString(), "XDG_CONFIG_HOME", OTHER + "/c"),
                HOME,
                "Linux"))
        .isEqualTo(new UserFolders(OTHER.resolve("unseal"), OTHER.resolve("c/unseal")));
  }

  @Test
  void aRelativeOrEmptyFolderInTheEnvironmentIsIgnored() {
    assertThat(
            UserFolders.of(Map.of("XDG_CACHE_HOME", "cache", "XDG_CONFIG_HOME", ""), HOME, "Linux")
                .cache())
        .isEqualTo(HOME.resolve(".cache/unseal"));
  }

  @Test
  void macKeepsThemInTheLibrary() {
    assertThat(UserFolders.of(Map.of("XDG_CACHE_HOME", OTHER.toString()), HOME, "Mac OS X"))
        .isEqualTo(
            new UserFolders(
                HOME.resolve("Library/Caches/unseal"),
                HOME.resolve("Library/Application Support/unseal")));
  }

  @Test
  void windowsKeepsTheCacheLocalAndTheSettingsRoaming() {
    assertThat(
            UserFolders.of(
                Map.of("LOCALAPPDATA", OTHER + "/l", "APPDATA", OTHER + "/r"), HOME, "Windows 11"))
        .isEqualTo(new UserFolders(OTHER.resolve("l/unseal"), OTHER.resolve("r/unseal")));
    assertThat(UserFolders.of(Map.of(), HOME, "Windows 11").cache())
        .isEqualTo(HOME.resolve("AppData/Local/unseal"));
  }

  @Test
  void unsealHomeOverridesEverySystem() {
    for (String system : new String[] {"Linux", "Mac OS X", "Windows 11"}) {
      assertThat(UserFolders.of(Map.of("UNSEAL_HOME", OTHER.toString()), HOME, system))
          .isEqualTo(new UserFolders(OTHER.resolve("cache"), OTHER.resolve("settings")));
    }
  }
}
