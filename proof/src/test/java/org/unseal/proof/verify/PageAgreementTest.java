package org.unseal.proof.verify;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.unseal.proof.verify.HonestReleaseTest.pinned;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.unseal.proof.Vectors;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.key.SigningKey;
import org.unseal.proof.mp4.TinyMp4;
import org.unseal.proof.mp4.TinyMp4.Unit;
import org.unseal.proof.publication.PublicHead;
import org.unseal.proof.publication.Publication;
import org.unseal.proof.release.PlanDocument;
import org.unseal.proof.release.Release;
import org.unseal.proof.release.SoundPlan;
import org.unseal.proof.wave.Replacement;
import org.unseal.proof.wave.SampleCoding;
import org.unseal.proof.wave.WaveFormat;

/**
 * The checker of the public page finds what this verifier finds, finding by finding, in honest and
 * in tampered releases. The cases stay in {@code target/tamper-cases}, each with the verdict of
 * this verifier beside it, for other programs to be held against. Without Node, or where the page
 * was not built, they are written and nothing is compared; where {@code unseal.page} says that it
 * was built, its checker must be there.
 */
final class PageAgreementTest {
  private static final String NOW = "2025-06-01T00:00:00Z";
  private static final String LATER = "2025-08-01T00:00:00Z";
  private static final int FRAMES = SyntheticRecording.FRAMES;
  private static final int RATE = 8000;
  private static final Path CASES = Path.of("target", "tamper-cases");
  private static final Path CHECKER = Path.of("..", "web", "page", "dist", "check-cli.js");

  /** Whoever built the page before the tests says so. */
  private static final boolean BUILT = "built".equals(System.getProperty("unseal.page"));

  /** Findings about messages of a reader that words differently are compared without words. */
  private static final Set<FindingCode> OWN_WORDS =
      Set.of(
          FindingCode.MANIFEST_UNREADABLE,
          FindingCode.SEAL_UNREADABLE,
          FindingCode.PLAN_UNREADABLE,
          FindingCode.DECISIONS_UNREADABLE,
          FindingCode.TIMELINE_UNREADABLE,
          FindingCode.CATALOGUE_UNREADABLE,
          FindingCode.FILE_MISSING,
          FindingCode.LABELS_DIFFER);

  /**
   * Of these only that there is one is compared: the page looks at witnesses and does not solve.
   */
  private static final Set<FindingCode> SOLVED = Set.of(FindingCode.TIME_NOT_IMPLIED);

  private record Case(String name, Path folder, String fingerprint, Octets verdict) {}

  /** A change to what was written. */
  @FunctionalInterface
  private interface Tampering<T> {
    void make(T draft) throws IOException;
  }

  private final List<Case> cases = new ArrayList<>();

  @Test
  void pageFindsWhatThisVerifierFinds() throws Exception {
    delete(CASES);
    releases();
    calls();
    timelines();
    publications();
    chances(new Random().nextLong());
    assertThat(cases).hasSizeGreaterThan(130);
    if (BUILT) {
      assertThat(CHECKER).as("the page's checker, which was built").isRegularFile();
      assertThat(node()).as("Node, which built the page, is there").isTrue();
    }
    assumeTrue(Files.isRegularFile(CHECKER), "the page was not built: nothing to compare with");
    assumeTrue(node(), "there is no Node here: the page's checker can't run");
    compare();
  }

  private static boolean node() throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder("node", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private Path place(String name) throws IOException {
    return Files.createDirectories(CASES.resolve(name.replaceAll("[^A-Za-z0-9]+", "-")));
  }

  private void keep(String name, Path folder, SigningKey key, byte[] verdict) throws IOException {
    Files.write(folder.resolveSibling("findings.json"), verdict);
    cases.add(new Case(name, folder, key.signer().fingerprint().hex(), Octets.of(verdict)));
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      List<Path> all;
      try (Stream<Path> walk = Files.walk(folder)) {
        all = walk.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path path : all) {
        Files.delete(path);
      }
    }
  }

  private void release(String name, String kinds, Tampering<Draft> before, Tampering<Path> after)
      throws IOException {
    Draft draft = new Draft(new SyntheticRecording(5, 8, -1), kinds);
    before.make(draft);
    Path folder = Files.createDirectories(place(name).resolve("release"));
    try (SigningKey key = SigningKey.create()) {
      draft.write(folder, key);
      after.make(folder);
      keep(name, folder, key, VerdictJson.of(HonestReleaseTest.verify(folder, pinned(key))));
    }
  }

  private void signed(String name, Tampering<Draft> before) throws IOException {
    release(name, "PPRPPRPP", before, _ -> {});
  }

  private void stranger(String name, Tampering<Path> after) throws IOException {
    release(name, "PPRPPRPP", _ -> {}, after);
  }

  private static void flip(Path file, long fromEnd) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) (bytes.length - fromEnd)] ^= 1;
    Files.write(file, bytes);
  }

  private static void replace(Path file, String find, String other) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    assertThat(text).contains(find);
    Files.writeString(file, text.replace(find, other));
  }

  private static Unit withOtherByte(Unit unit) {
    byte[] bytes = unit.array();
    bytes[bytes.length - 5] ^= 1;
    return new Unit(Octets.of(bytes), unit.dts(), unit.later(), unit.key());
  }

  private static Unit at(Unit bytes, Unit times) {
    return new Unit(bytes.bytes(), times.dts(), times.later(), bytes.key());
  }

  private static void put(Draft draft, int place, Unit unit) {
    draft.pictures.set(place, at(unit, draft.pictures.get(place)));
  }

  private static void plan(Draft draft, List<PlanDocument.Run> runs) {
    draft.plan = new PlanDocument(640, 360, 2, 2, "#000000", runs);
    draft.decidedPlan = draft.plan.digest();
  }

  private void releases() throws IOException {
    for (String kinds : List.of("PPRPPRPP", "WWPPRPCC", "TPPRPPPT", "PWPCPWRC", "WEPRPBWC")) {
      release("honest release " + kinds, kinds, _ -> {}, _ -> {});
    }
    signed("media byte flipped", d -> d.pictures.set(13, withOtherByte(d.pictures.get(13))));
    signed("sound byte flipped", d -> d.packets.set(20, withOtherByte(d.packets.get(20))));
    signed("render byte flipped", d -> d.pictures.set(25, withOtherByte(d.pictures.get(25))));
    signed(
        "gops swapped",
        d -> {
          for (int i = 0; i < FRAMES; i++) {
            Unit one = d.pictures.get(FRAMES + i);
            put(d, FRAMES + i, d.pictures.get(6 * FRAMES + i));
            put(d, 6 * FRAMES + i, one);
          }
        });
    signed(
        "gop in place of another",
        d -> {
          for (int i = 0; i < FRAMES; i++) {
            put(d, 4 * FRAMES + i, d.pictures.get(3 * FRAMES + i));
          }
        });
    signed("gop dropped", d -> d.pictures.subList(3 * FRAMES, 4 * FRAMES).clear());
    signed("last gop dropped", d -> d.pictures.subList(7 * FRAMES, 8 * FRAMES).clear());
    signed("picture dropped", d -> d.pictures.remove(35));
    signed(
        "gop twice",
        d ->
            d.pictures.addAll(
                4 * FRAMES, new ArrayList<>(d.pictures.subList(3 * FRAMES, 4 * FRAMES))));
    signed("picture twice", d -> d.pictures.add(36, d.pictures.get(35)));
    signed("picture in place of another", d -> put(d, 35, d.pictures.get(34)));
    signed(
        "pictures in each other's place",
        d -> {
          Unit one = d.pictures.get(33);
          put(d, 33, d.pictures.get(36));
          put(d, 36, one);
        });
    signed(
        "message between pictures changed",
        d -> {
          byte[] bytes = d.pictures.get(10).array();
          bytes[6] ^= 1;
          put(d, 10, Unit.of(bytes, 0, 0, true));
        });
    signed(
        "picture later by two ticks",
        d -> {
          Unit unit = d.pictures.get(35);
          d.pictures.set(35, new Unit(unit.bytes(), unit.dts(), unit.later() + 2, unit.key()));
        });
    signed("slowed", d -> d.timescale /= 2);
    signed("edit list", d -> d.options.editList = true);
    signed("stray bytes", d -> d.options.stray = new byte[3]);
    signed("user data", d -> d.options.inMovie = TinyMp4.box("udta", new byte[3]));
    signed("media cut", d -> d.changedMedia = bytes -> Arrays.copyOf(bytes, bytes.length / 2));
    signed("file that nothing ties to the seal", d -> d.more.put("media/other.mp4", new byte[9]));
    signed("fewer frames in the plan", d -> plan(d, d.plan.runs().subList(0, 3)));
    signed("plan that nobody decided", d -> d.plan = other(d.plan));
    signed("masks taken from the plan", d -> plan(d, bare(d.plan)));
    signed("mask on a copied gop", d -> plan(d, List.copyOf(d.plan.runs().reversed())));
    signed("leaf left out", d -> d.video.remove(3));
    signed("leaf twice", d -> d.video.add(3, d.video.get(3)));
    signed(
        "track left out", d -> d.changed = r -> Manifests.withTracks(r, r.tracks().subList(0, 1)));
    signed(
        "unreviewed in the manifest alone",
        d -> d.changed = r -> Manifests.unreviewed(r, Optional.of("no time")));
    stranger("byte flipped on disk", folder -> flip(folder.resolve(Draft.MEDIA), 5000));
    stranger("file added", folder -> Files.writeString(folder.resolve("media/more.txt"), "hello"));
    stranger("file missing", folder -> Files.delete(folder.resolve(Draft.MEDIA)));
    stranger("seal missing", folder -> Files.delete(folder.resolve("recording.seal.json")));
    stranger("plan edited", folder -> flip(folder.resolve("plan.json"), 2));
    stranger("plan that is none", folder -> Files.writeString(folder.resolve("plan.json"), "{}"));
    stranger(
        "manifest edited",
        folder -> replace(folder.resolve(Release.NAME), "unseal test", "unseal  test"));
    stranger(
        "manifest with a field twice",
        folder ->
            replace(folder.resolve(Release.NAME), "{\"created\"", "{\"tool\":\"\",\"created\""));
    stranger("manifest unsigned", folder -> Files.delete(folder.resolve("release.json.sig")));
    stranger("manifest cut off", folder -> flip(folder.resolve(Release.NAME), 1));
    stranger(
        "signature of another kind",
        folder ->
            Files.copy(
                folder.resolve("recording.seal.json.sig"),
                folder.resolve("decisions.json.sig"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING));
    stranger(
        "signature file that is none",
        folder -> Files.writeString(folder.resolve("recording.seal.json.sig"), "{}"));
    stranger(
        "key of small order",
        folder -> {
          Path file = folder.resolve("recording.seal.json.sig");
          String text = Files.readString(file);
          int key = text.indexOf("\"publicKey\":\"") + 13;
          Files.writeString(
              file, text.substring(0, key) + "0".repeat(64) + text.substring(key + 64));
        });
    stranger(
        "link in place of a file",
        folder -> {
          Files.delete(folder.resolve("plan.json"));
          Files.createSymbolicLink(folder.resolve("plan.json"), Path.of("release.json"));
        });
    stranger(
        "signed anew by another key",
        folder -> {
          try (SigningKey other = SigningKey.create()) {
            byte[] manifest = Files.readAllBytes(folder.resolve(Release.NAME));
            PublicationDraft.signed(folder, Release.NAME, Release.TYPE, manifest, other);
          }
        });
  }

  private static PlanDocument other(PlanDocument plan) {
    List<PlanDocument.Run> runs = new ArrayList<>(plan.runs());
    runs.set(1, new PlanDocument.Run(runs.get(1).frames(), runs.get(0).cover()));
    return new PlanDocument(640, 360, 2, 2, "#000000", runs);
  }

  private static List<PlanDocument.Run> bare(PlanDocument plan) {
    return plan.runs().stream()
        .map(
            run ->
                new PlanDocument.Run(run.frames(), new org.unseal.model.plan.FrameCover.Nothing()))
        .toList();
  }

  private void call(String name, SampleCoding coding, Tampering<CallDraft> before)
      throws IOException {
    WaveFormat format = new WaveFormat(coding, RATE, coding.bytes() == 2 ? 2 : 1);
    SoundPlan.Span silent =
        new SoundPlan.Span(
            2 * RATE + 100, 3 * RATE + 55, Replacement.SILENCE, "a ground", Optional.of("<name>"));
    SoundPlan.Span toned =
        new SoundPlan.Span(
            4 * RATE + 7, 4 * RATE + 5007, Replacement.TONE, "an order", Optional.empty());
    CallDraft draft = new CallDraft(format, 6 * RATE + 777, 0, 6 * RATE + 777, silent, toned);
    before.make(draft);
    Path folder = Files.createDirectories(place("call " + name).resolve("release"));
    try (SigningKey key = SigningKey.create()) {
      draft.write(folder, key);
      keep(name, folder, key, VerdictJson.of(HonestReleaseTest.verify(folder, pinned(key))));
    }
  }

  private void calls() throws IOException {
    for (SampleCoding coding : SampleCoding.values()) {
      call("honest " + coding.code(), coding, _ -> {});
    }
    SampleCoding mulaw = SampleCoding.PCM_MULAW;
    call("sample changed", mulaw, d -> d.samples[RATE + 17] ^= 1);
    call("sample beside a mute changed", mulaw, d -> d.samples[2 * RATE + 17] ^= 1);
    call(
        "mute that is none",
        mulaw,
        d -> {
          d.samples[2 * RATE + 4000] ^= 1;
          d.admit(2, Optional.of("a ground"));
        });
    call(
        "tone that says something",
        mulaw,
        d -> {
          d.samples[4 * RATE + 3000] ^= 2;
          d.admit(4, Optional.of("an order"));
        });
    call(
        "other mutes than those of the list",
        mulaw,
        d -> {
          d.plan = new SoundPlan(d.format, 0, d.plan.samples(), d.plan.spans().subList(0, 1));
          d.planBytes = d.plan.bytes();
        });
    call("labels changed", mulaw, d -> d.labels[d.labels.length - 3] ^= 1);
    call("file cut", mulaw, d -> d.changedFile = b -> Arrays.copyOf(b, b.length - 2));
    call(
        "bytes behind the samples",
        mulaw,
        d -> d.changedFile = b -> Arrays.copyOf(b, b.length + 2));
  }

  private void timelines() throws IOException {
    String honest = new String(Vectors.read("timeline.json"), StandardCharsets.UTF_8);
    timeline("that follows", honest);
    timeline("narrower", honest.replace("\"high\":887389", "\"high\":887388"));
    timeline("wider", honest.replace("\"high\":887389", "\"high\":887390"));
    timeline("statement changed", honest.replace("\"lagHigh\":2700000", "\"lagHigh\":2600000"));
    timeline("of another schema", honest.replace("unseal/timeline", "unseal/timetable"));
  }

  private void timeline(String name, String text) throws IOException {
    release(
        "timeline " + name,
        "PPRPPRPP",
        draft -> draft.more.put("timeline.json", text.getBytes(StandardCharsets.UTF_8)),
        _ -> {});
  }

  private void publication(
      String name, Tampering<PublicationDraft> before, Tampering<PublicationDraft> after)
      throws IOException {
    Path folder = Files.createDirectories(place("publication " + name).resolve("v1"));
    try (PublicationDraft draft = new PublicationDraft(folder).approveAll()) {
      before.make(draft);
      draft.write();
      after.make(draft);
      PublicationVerdict verdict =
          new PublicationVerifier(
                  pinned(draft.publisher),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Instant.parse(NOW))
              .verify(
                  ReleaseFolder.find(folder, Publication.NAME).orElseThrow(),
                  VerifyProgress.SILENT);
      keep(name, folder, draft.publisher, PublicationJson.of(verdict));
    }
  }

  private void publications() throws IOException {
    publication("honest", _ -> {}, _ -> {});
    for (Arguments lie : PublicationTamperTest.lies().toList()) {
      publication(name(lie), draft -> change(lie).make(draft), _ -> {});
    }
    for (Arguments deed : PublicationTamperTest.strangers().toList()) {
      publication(name(deed), _ -> {}, draft -> change(deed).make(draft));
    }
    publication(
        "newest by the list of versions",
        _ -> {},
        d -> d.head(NOW, LATER, d.listed(PublicHead.State.CURRENT)));
    publication(
        "list of versions that expired",
        _ -> {},
        d ->
            d.head(
                PublicationDraft.CREATED,
                "2025-05-31T00:00:00Z",
                d.listed(PublicHead.State.CURRENT)));
    publication(
        "list of versions that a stranger changed",
        _ -> {},
        d -> {
          d.head(NOW, LATER, d.listed(PublicHead.State.CURRENT));
          replace(d.folder.resolveSibling(PublicHead.NAME), "2025-08", "2035-08");
        });
    publication(
        "taken back by the list of versions",
        _ -> {},
        d -> d.head(NOW, LATER, d.listed(PublicHead.State.RECALLED)));
    publication("recall beside it", _ -> {}, d -> d.recall("media/joined.mp4"));
    publication(
        "recall beside it and a file that is still there",
        _ -> {},
        d -> {
          d.recall("logs/withheld.csv");
          Files.writeString(d.folder.resolve("logs/withheld.csv"), "still");
        });
    publication(
        "approved alone with a reason",
        d -> {
          d.approvedBy = d.decider;
          d.alone = Optional.of("nobody else is on duty");
          d.approveAll();
        },
        _ -> {});
  }

  /** Whatever a stranger may do to a file by chance; the seed makes the same again. */
  private void chances(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < 30; i++) {
      String kinds = List.of("PPRPPRPP", "WWPPRPCC", "WEPRPBWC").get(i % 3);
      release("by chance " + i + " of " + seed, kinds, _ -> {}, folder -> spoil(folder, random));
    }
    for (int i = 0; i < 8; i++) {
      publication(
          "by chance " + i + " of " + seed,
          _ -> {},
          draft -> {
            draft.head(NOW, LATER, draft.listed(PublicHead.State.CURRENT));
            spoil(draft.folder, random);
          });
    }
  }

  private static void spoil(Path folder, Random random) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    Path file = files.get(random.nextInt(files.size()));
    byte[] bytes = Files.readAllBytes(file);
    int at = random.nextInt(bytes.length);
    byte[] spoiled =
        switch (random.nextInt(5)) {
          case 0 -> Arrays.copyOf(bytes, at);
          case 1 -> joined(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(40)));
          case 2 -> joined(bytes, at, Math.max(0, at - random.nextInt(40)));
          case 3 -> with(bytes, at, (byte) random.nextInt(256));
          default -> with(bytes, at, (byte) (bytes[at] ^ 1 << random.nextInt(8)));
        };
    Files.write(file, spoiled);
  }

  private static byte[] with(byte[] bytes, int at, byte value) {
    byte[] changed = bytes.clone();
    changed[at] = value;
    return changed;
  }

  /** The bytes before one place and those from another on. */
  private static byte[] joined(byte[] bytes, int end, int from) {
    byte[] all = Arrays.copyOf(bytes, end + bytes.length - from);
    System.arraycopy(bytes, from, all, end, bytes.length - from);
    return all;
  }

  private static PublicationTamperTest.Change change(Arguments arguments) {
    return (PublicationTamperTest.Change) requireNonNull(arguments.get()[1]);
  }

  private static String name(Arguments arguments) {
    return (String) requireNonNull(arguments.get()[0]);
  }

  private void compare() throws Exception {
    List<String> lines = new ArrayList<>();
    for (Case each : cases) {
      lines.add(
          String.join(
              "\t",
              each.folder().toString(),
              each.fingerprint(),
              NOW,
              each.folder().resolveSibling("page.json").toString()));
    }
    Path list = Files.write(CASES.resolve("list.txt"), lines);
    Process process =
        new ProcessBuilder("node", CHECKER.toString(), list.toString())
            .redirectErrorStream(true)
            .redirectOutput(CASES.resolve("page.log").toFile())
            .start();
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(CASES.resolve("page.log"))).isZero();
    List<String> disagreements = new ArrayList<>();
    for (Case each : cases) {
      Set<String> ours = told(each.verdict().toArray());
      Set<String> theirs = told(Files.readAllBytes(each.folder().resolveSibling("page.json")));
      if (!ours.equals(theirs)) {
        Set<String> missing = new TreeSet<>(ours);
        missing.removeAll(theirs);
        Set<String> more = new TreeSet<>(theirs);
        more.removeAll(ours);
        disagreements.add("%s: the page lacks %s and has %s".formatted(each.name(), missing, more));
      }
    }
    assertThat(disagreements).isEmpty();
  }

  /** What a verdict says that both can say: each finding, how many of each, and what follows. */
  private static Set<String> told(byte[] json) throws MalformedJsonException {
    ObjectReader verdict = ObjectReader.of(JsonReader.read(json), "the verdict");
    Set<String> told = new HashSet<>();
    for (String answer : List.of("intact", "proved", "good")) {
      told.add(answer + " " + verdict.flag(answer));
    }
    told.add("recalled " + (verdict.has("recalled") && verdict.flag("recalled")));
    for (ObjectReader finding : verdict.objects("findings")) {
      told.add(finding(finding));
    }
    for (String code : verdict.object("counts").names()) {
      if (!SOLVED.contains(FindingCode.valueOf(code))) {
        told.add(code + " x " + verdict.object("counts").number(code));
      }
    }
    return told;
  }

  private static String finding(ObjectReader finding) throws MalformedJsonException {
    FindingCode code = FindingCode.valueOf(finding.text("code"));
    if (SOLVED.contains(code)) {
      return code.name();
    }
    ObjectWriter same = new ObjectWriter();
    for (String name : finding.names()) {
      if (!name.equals("words") || !OWN_WORDS.contains(code)) {
        same.put(name, value(finding, name));
      }
    }
    return new String(CanonicalJson.bytes(same.end()), StandardCharsets.UTF_8);
  }

  private static JsonValue value(ObjectReader finding, String name) throws MalformedJsonException {
    return Set.of("leaf", "begins", "ends").contains(name)
        ? new JsonValue.JsonNumber(finding.number(name))
        : new JsonText(finding.text(name));
  }
}
