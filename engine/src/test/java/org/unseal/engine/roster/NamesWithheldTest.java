package org.unseal.engine.roster;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesWithheldTest {
  @TempDir private Path folder;

  private static Subject subject(String id, String name, boolean named, String... ordinary) {
    return new Subject(
        id,
        name,
        List.of(),
        List.of(ordinary),
        Category.STUDENT,
        named,
        List.of(),
        Optional.empty());
  }

  private static NamesWithheld withheld(Subject... subjects) {
    return NamesWithheld.of(new Roster(List.of(subjects)));
  }

  private static final NamesWithheld NAMES =
      withheld(
          subject("student-1", "José Müller-Ibáñez", false),
          subject("student-2", "Bo Li", false),
          subject("student-3", "Tom Hall", false, "hall"),
          subject("student-4", "王小明", false),
          subject("officer-1", "Ray Calder", true));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "then JOSE comes",
        "Müller",
        "MÜLLER's bag",
        "Mueller",
        "Mu\u0308ller",
        "the Mullers",
        "M&uuml;ller",
        "M&#252;ller",
        "M&#xFC;ller",
        "M&amp;uuml;ller",
        "\"M\\u00fcller\"",
        "\"M\\\\u00fcller\"",
        "/by/M%C3%BCller/1",
        "/by/M%FCller/1",
        "Mül\u00ADler",
        "Mül&shy;ler",
        "Mü\u200Bller",
        "M<b>ü</b>ller",
        "Mül-\n   ler",
        "Mül\r\nler",
        "ibanez_1",
        "jose.muelleribanez@example.org",
        "Ｊｏｓé Ｍüller",
        "saw Bo Li there",
        "Li, Bo",
        "bo<br>li",
        "Bo\\nLi",
        "Bo&nbsp;Li",
        "Bo\n\n  Li",
        "<td>Bo</td><td>Li</td>",
        "boli",
        "Tom Hall",
        "hall, tom",
        "那是王小明的书包",
      })
  void nameIsFoundInEveryDressAndNeverRepeated(String text) {
    List<NamesWithheld.Found> found = NAMES.inText("page.html", text);

    assertThat(found).isNotEmpty();
    assertThat(found.getFirst().subject()).startsWith("student-");
    assertThat(found.getFirst().sentence())
        .startsWith("page.html, line ")
        .contains("a name of student-")
        .doesNotContainIgnoringCase("ller")
        .doesNotContain("Bo", "Tom");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Deputy Ray Calder runs",
        "the hall is dark",
        "boring lines",
        "a team seldom",
        "mulle ring",
        "\\u00zz & % %zz &nothing; &#; <",
        "limbo live",
      })
  void whatIsNoNameIsNotFound(String text) {
    assertThat(NAMES.inText("page.html", text)).isEmpty();
  }

  @Test
  void nameOfSomebodyWhoMayBeNamedIsNotSearchedAndARemovedOnesIs() {
    Subject removed = subject("student-9", "Zora Quill", false).without("was somebody else");
    assertThat(withheld(removed).inText("a", "zora")).hasSize(1);
    assertThat(withheld(removed.named(true)).inText("a", "zora")).isEmpty();
    assertThat(withheld(subject("student-9", "Zora Quill", false).renamed("Zara Quall")))
        .satisfies(names -> assertThat(names.inText("a", "Quill, Quall")).isNotEmpty());
  }

  @Test
  void everyFileOfAFolderIsSearchedWithItsName() throws IOException {
    Path clips = Files.createDirectories(folder.resolve("clips/c1"));
    Files.writeString(clips.resolve("release.json"), "{\n\"by\":\"Jos\\u00e9\"}");
    Files.writeString(folder.resolve("mueller.txt"), "nothing");
    Files.writeString(folder.resolve("plain.csv"), "a,b\r\n");
    Files.write(folder.resolve("utf16.txt"), "of Müller".getBytes(UTF_16));
    byte[] media = new byte[3 << 20];
    new Random(7).nextBytes(media);
    byte[] planted = "José Müller".getBytes(UTF_16LE);
    System.arraycopy(planted, 0, media, (1 << 20) - 6, planted.length);
    Files.write(clips.resolve("c1.mp4"), media);
    Files.write(clips.resolve("latin.bin"), bytes("\0\0of M\u00fcllerib\u00e1\u00f1ez\0"));

    List<NamesWithheld.Found> found = NAMES.inFolder(folder);

    assertThat(found.stream().map(one -> one.file() + " " + one.place() + " " + one.subject()))
        .contains(
            "clips/c1/release.json line 2 student-1",
            "utf16.txt byte 8 student-1",
            "clips/c1/c1.mp4 byte " + ((1 << 20) + 4) + " student-1",
            "clips/c1/latin.bin byte 5 student-1");
    assertThat(found).noneMatch(one -> one.file().contains("ueller") || one.file().contains("csv"));
    assertThat(found)
        .anyMatch(one -> one.place().equals("its name") && one.file().matches("file [0-9]+"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  @Test
  void archivesAreUnpackedAndBrokenOnesAndLinksAreTold() throws IOException {
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("all.zip")))) {
      zip.putNextEntry(new ZipEntry("ordinary.txt"));
      zip.write("nothing".getBytes(UTF_8));
      zip.putNextEntry(new ZipEntry("Bo Li.txt"));
      zip.write("x\ny Ibáñez".getBytes(UTF_8));
    }
    try (OutputStream gzip =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("log.gz")))) {
      gzip.write("Ibáñez".getBytes(UTF_8));
    }
    byte[] zipped = Files.readAllBytes(folder.resolve("log.gz"));
    Files.write(folder.resolve("short.gz"), Arrays.copyOf(zipped, zipped.length - 6));
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("log.gz"));

    assertThat(NAMES.inFolder(folder).stream().map(NamesWithheld.Found::sentence))
        .contains(
            "all.zip, entry 2, its name: a name of student-2, which the public may not read",
            "all.zip, entry 2, line 2: a name of student-1, which the public may not read",
            "log.gz, unpacked, line 1: a name of student-1, which the public may not read",
            "short.gz: an archive that could not be searched whole",
            "link: a link, which was not followed and must not leave");
  }

  @Test
  void plantedNamesAreFoundWhereverTheyAreAndNowhereElse() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 40; round++) {
      List<String> names = new ArrayList<>();
      List<Subject> subjects = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        String name =
            word(random, 4 + random.nextInt(5)) + " " + word(random, 5 + random.nextInt(6));
        names.add(name);
        subjects.add(subject("p-" + "uvwxy".charAt(i) + "1", name, false));
      }
      int whose = random.nextInt(5);
      Path file = folder.resolve("round" + round + ".txt");
      boolean plant = random.nextInt(4) != 0;
      // Digits and short words: nothing of it can be one of the names by chance.
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      int before = random.nextInt(round % 8 == 0 ? 1_300_000 : 20_000);
      filler(random, text, before);
      if (plant) {
        text.write((" " + dress(random, names.get(whose)) + " ").getBytes(UTF_8));
      }
      filler(random, text, random.nextInt(20_000));
      Files.write(file, text.toByteArray());

      List<NamesWithheld.Found> found = withheld(subjects.toArray(new Subject[0])).inFolder(folder);

      assertThat(found.stream().map(NamesWithheld.Found::subject).distinct())
          .as("seed %d, round %d, %s", seed, round, names)
          .isEqualTo(plant ? List.of("p-" + "uvwxy".charAt(whose) + "1") : List.of());
      Files.delete(file);
    }
  }

  @Test
  void lettersThatMeetByChanceInPicturesAndDigestsAreNoNames() throws IOException {
    List<Subject> subjects = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      char[] name = {(char) ('a' + i % 20), "aeiou".charAt(i % 5), (char) ('b' + i / 20), 'e'};
      subjects.add(subject("p-" + i, new String(name) + " dada", false));
    }
    Random random = new Random(5);
    byte[] picture = new byte[3 << 20];
    random.nextBytes(picture);
    StringBuilder page = new StringBuilder("<img src=\"data:image/jpeg;base64,");
    page.append(Base64.getEncoder().encodeToString(picture)).append("\">\n");
    for (int i = 0; i < 20_000; i++) {
      byte[] digest = new byte[32];
      random.nextBytes(digest);
      page.append('"').append(HexFormat.of().formatHex(digest)).append("\",\n");
      random.nextBytes(digest);
      page.append("src='data:image/png;base64,").append(Base64.getEncoder().encodeToString(digest));
      page.append("' ");
    }
    Files.writeString(folder.resolve("1.txt"), page);
    assertThat(withheld(subjects.toArray(new Subject[0])).inFolder(folder)).isEmpty();
    Files.writeString(folder.resolve("1.txt"), page + "by " + subjects.get(77).name());
    assertThat(withheld(subjects.toArray(new Subject[0])).inFolder(folder)).isNotEmpty();
  }

  private static String word(Random random, int length) {
    String letters = "bcdfghklmnprtvzéüñößøaeiou";
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return word.toString();
  }

  private static void filler(Random random, ByteArrayOutputStream out, int count) {
    for (int i = 0; i < count; i++) {
      out.write("0123456789 \n,.:;{}\"\\<&%q ".charAt(random.nextInt(25)));
    }
  }

  private static String dress(Random random, String name) {
    List<UnaryOperator<String>> dresses =
        List.of(
            text -> text,
            text -> text.toUpperCase(Locale.ROOT),
            text -> Normalizer.normalize(text, Normalizer.Form.NFD),
            text -> Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", ""),
            text -> each(text, c -> c < 128 ? "" + (char) c : "&#" + c + ";"),
            text -> each(text, c -> "&#x" + Integer.toHexString(c) + ";"),
            text -> each(text, c -> "\\u%04x".formatted(c)),
            text -> text.replace(" ", "\n"),
            text -> text.replace(" ", "</td>\n<td class='a'>"),
            text -> text.charAt(0) + "<i>" + text.substring(1) + "</i>",
            text -> java.net.URLEncoder.encode(text, UTF_8),
            text -> text.split(" ", -1)[1] + ", " + text.split(" ", -1)[0],
            text -> text.split(" ", -1)[1]);
    return dresses.get(random.nextInt(dresses.size())).apply(name);
  }

  private static String each(String text, java.util.function.IntFunction<String> one) {
    StringBuilder all = new StringBuilder();
    text.codePoints().forEach(c -> all.append(one.apply(c)));
    return all.toString();
  }
}
