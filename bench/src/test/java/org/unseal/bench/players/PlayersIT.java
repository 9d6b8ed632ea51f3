package org.unseal.bench.players;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.unseal.bench.players.Trial.Effort;
import org.unseal.bench.players.Trial.Outcome;

/**
 * Browsers show every frame of smart renderings, and are caught where they do not. A browser that
 * is not installed is left out; {@code bench/players} has the whole matrix and more players.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // a browser starts once, and takes seconds
class PlayersIT {
  private static final int GOP = 15;
  private static final int FRAMES = 6 * GOP;
  private static final Effort ONCE = new Effort(1, 1);

  @TempDir private static Path folder;

  private final Map<Browser, Player> players = new EnumMap<>(Browser.class);

  static Stream<Arguments> browsersAndVariants() {
    List<Variant> tried =
        List.of(
            small("mp4", "bframes=0").build(),
            small("matroska", "bframes=0:repeat-headers=1").build(),
            small("mp4", "bframes=2:b-adapt=0").uneven().build(),
            small("mp4, a clip of it", "mp4", "bframes=2:b-adapt=0")
                .cutBy(7, 5)
                .uneven()
                .masked(1, 4)
                .build());
    return Stream.of(Browser.values())
        .flatMap(browser -> tried.stream().map(variant -> Arguments.of(browser, variant)));
  }

  /** Three of six GOPs masked, in two runs. */
  private static Variant.Draft small(String container, String x264) {
    return small(container + ", " + x264, container, x264);
  }

  private static Variant.Draft small(String title, String container, String x264) {
    return Variant.of(title, container, x264).frames(FRAMES).masked(1, 2, 4);
  }

  @AfterAll
  void closeBrowsers() {
    players.values().forEach(Player::close);
  }

  private Player player(Browser browser) {
    Optional<Path> program = browser.program();
    assumeTrue(program.isPresent(), browser::advice);
    return players.computeIfAbsent(
        browser, b -> new BrowserPlayer(b, program.orElseThrow(), folder));
  }

  private static VariantFiles files(String name) {
    return new VariantFiles(folder, name);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("browsersAndVariants")
  void everyFrameOfASmartRenderingIsShownWithItsMaskAtItsTime(Browser browser, Variant variant) {
    Player player = player(browser);
    VariantFiles.Rendered rendered = files(browser.name()).render(variant);
    assertThat(rendered.rendition().passage().gopsPassed()).isEqualTo(3);

    Outcome outcome = Trial.of(player, rendered.showing(), new Effort(1, 5));

    assertThat(outcome.faults()).as("%s: %s", player.name(), outcome).isEmpty();
    assertThat(outcome.seeks()).isGreaterThan(6 * rendered.showing().seams());
  }

  /** Or else the next three would prove nothing. */
  @ParameterizedTest
  @EnumSource
  void aSoundFilePutTogetherAnewIsNotAccused(Browser browser) {
    Player player = player(browser);
    Showing sound = files(browser.name()).render(small("mp4", "bframes=0").build()).showing();
    Path same = folder.resolve(browser.name() + "-same.mp4");
    new Rearranged(sound.file()).withGopsSwapped(same, GOP, 2, 2);

    assertThat(Trial.of(player, sound.in(same), ONCE).faults()).isEmpty();
  }

  /** What a rendering would be that gave all GOPs one identifier, as several tools do. */
  @ParameterizedTest
  @EnumSource
  void aGopWhoseParameterSetsStayedBehindIsFound(Browser browser) {
    Player player = player(browser);
    VariantFiles files = files(browser.name());
    Variant variant = small("mp4", "bframes=0").masked().build();
    Showing sound = files.render(variant).showing();
    Path other = files.record(small("mp4", "bframes=0:cabac=0").build());
    Path spliced = folder.resolve(browser.name() + "-spliced.mp4");
    new Rearranged(sound.file()).withGopOf(other, spliced, GOP, 2);

    assertThat(Trial.of(player, sound.in(spliced), ONCE).faults())
        .isNotEmpty()
        .noneMatch(fault -> fault.contains(PageServer.NO_ANSWER));
  }

  @ParameterizedTest
  @EnumSource
  void aRenderingWithoutItsOwnParameterSetsIsFound(Browser browser) {
    Player player = player(browser);
    Showing sound = files(browser.name()).render(small("mp4", "bframes=0").build()).showing();
    Rearranged rearranged = new Rearranged(sound.file());
    assertThat(rearranged.parameterSets()).isEqualTo(2);
    Path incomplete = rearranged.withFirstSetsOnly(folder.resolve(browser.name() + "-one.mp4"));

    assertThat(Trial.of(player, sound.in(incomplete), ONCE).faults())
        .isNotEmpty()
        .noneMatch(fault -> fault.contains(PageServer.NO_ANSWER));
  }

  @ParameterizedTest
  @EnumSource
  void gopsInEachOthersPlaceAreFound(Browser browser) {
    Player player = player(browser);
    Showing sound = files(browser.name()).render(small("mp4", "bframes=0").build()).showing();
    Path swapped = folder.resolve(browser.name() + "-swapped.mp4");
    new Rearranged(sound.file()).withGopsSwapped(swapped, GOP, 2, 3);

    assertThat(Trial.of(player, sound.in(swapped), ONCE).faults().getFirst())
        .matches("playing: frame \\d+ after \\d+|frame \\d+: shows \\d+");
  }
}
