package org.unseal.engine.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.ObjectReader;

/** What the script is told, as {@code docs/formats/page.md} has it. */
class PageModelTest {
  private static final Path SAMPLE = Path.of("../docs/formats/vectors/page-model.json");

  private static ObjectReader model() throws Exception {
    return ObjectReader.of(JsonReader.read(bytes()), "the model");
  }

  private static byte[] bytes() {
    Languages languages = Languages.standard();
    return PageMaker.model(SamplePage.plain(), languages, languages.all().getFirst())
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void sampleInTheDocumentationIsWhatIsWritten() throws IOException {
    Path made = Files.createDirectories(Path.of("target")).resolve("page-model.json");
    Files.write(made, bytes());
    assertThat(Files.readString(SAMPLE).strip())
        .as("copy engine/%s over it if the change is meant", made)
        .isEqualTo(new String(bytes(), StandardCharsets.UTF_8));
  }

  @Test
  void framesAreARateWhereItIsConstantElseTheirTimes() throws Exception {
    List<ObjectReader> clips = model().objects("clips");
    assertThat(clips.get(0).object("rate").number("num")).isEqualTo(15);
    assertThat(clips.get(0).has("times")).isFalse();
    assertThat(clips.get(1).has("rate")).isFalse();
    assertThat(clips.get(1).numbers("times")).startsWith(0L, 83_000L);
  }

  @Test
  void ratesAreFoundAndNeverInvented() {
    assertThat(FrameRate.of(times(30_000, 1_001, 500)))
        .isEqualTo(Optional.of(new FrameRate(30_000, 1_001)));
    assertThat(FrameRate.of(times(7, 1, 63))).isEqualTo(Optional.of(new FrameRate(7, 1)));
    List<Long> late = new java.util.ArrayList<>(times(15, 1, 100));
    late.set(50, late.get(50) + 4_000);
    assertThat(FrameRate.of(late)).isEmpty();
    assertThat(FrameRate.of(List.of(0L))).isEmpty();
    assertThat(FrameRate.of(List.of(0L, 0L, 0L))).isEmpty();
  }

  private static List<Long> times(long num, long den, int frames) {
    return java.util.stream.LongStream.range(0, frames)
        .mapToObj(i -> i * den * 1_000_000 / num)
        .toList();
  }

  @Test
  void groundHasItsBoxesOnlyWhileItHolds() throws Exception {
    List<ObjectReader> grounds = model().objects("clips").getFirst().objects("grounds");
    assertThat(grounds).hasSize(3);
    assertThat(grounds.get(0).number("to")).isEqualTo(4_000_000);
    assertThat(grounds.get(0).objects("boxes")).hasSize(2);
    assertThat(grounds.get(0).objects("boxes").get(1).number("to")).isEqualTo(4_000_000);
    assertThat(grounds.get(1).objects("boxes")).hasSize(1);
    assertThat(grounds.get(1).objects("boxes").getFirst().number("from")).isEqualTo(6_000_000);
  }

  @Test
  void orderThatCanNotBeSaidIsUnknownWithWhatWouldDecideIt() throws Exception {
    List<ObjectReader> order =
        model().objects("calls").getFirst().objects("transmissions").getFirst().objects("order");
    assertThat(order.get(0).text("can")).isEqualTo("unknown");
    assertThat(order.get(0).text("decidedBy")).contains("the reading of a1");
    assertThat(order.get(1).text("can")).isEqualTo("before");
    assertThat(order.get(1).has("decidedBy")).isFalse();
  }

  @Test
  void eventsSayWhereTheyAreFrom() throws Exception {
    List<ObjectReader> events = model().objects("events");
    assertThat(events.get(0).object("source").text("log")).isEqualTo("alarm#4");
    assertThat(events.get(1).object("source").number("frame")).isEqualTo(30);
    assertThat(events.get(2).object("source").text("log")).isEqualTo("letter");
    assertThat(events.get(2).has("at")).isFalse();
    assertThat(events.get(4).object("source").text("call")).isEqualTo("i3");
  }

  @Test
  void nobodyIsNamedWhoMayNotBe() throws Exception {
    List<ObjectReader> people = model().objects("people");
    assertThat(people.get(0).text("name")).isEqualTo("Deputy Ray Calder");
    assertThat(people.get(1).names()).containsExactly("label");
  }
}
