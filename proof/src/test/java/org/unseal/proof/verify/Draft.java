package org.unseal.proof.verify;

import static org.unseal.proof.mp4.TinyMp4.box;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.unseal.model.picture.Box;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.recording.TimeBase;
import org.unseal.proof.catalogue.Catalogue;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.digest.MerkleRange;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.key.DocumentType;
import org.unseal.proof.key.SigningKey;
import org.unseal.proof.mp4.TinyMp4;
import org.unseal.proof.mp4.TinyMp4.Unit;
import org.unseal.proof.release.Entry;
import org.unseal.proof.release.MediaItem;
import org.unseal.proof.release.PlanDocument;
import org.unseal.proof.release.Reference;
import org.unseal.proof.release.Release;
import org.unseal.proof.release.ReleaseFile;
import org.unseal.proof.release.ReleaseTrack;
import org.unseal.proof.release.Rendering;
import org.unseal.proof.release.SignedDecisions;
import org.unseal.proof.seal.Leaf;
import org.unseal.proof.seal.LeafReader;
import org.unseal.proof.seal.NalCodec;
import org.unseal.proof.seal.UnitFormat;

/**
 * A release before it is written: everything can be changed, and whatever is changed is signed as
 * if it were true. What is there at first is honest.
 */
public final class Draft {
  public static final String MEDIA = "media/recording.mp4";

  /** What is shown of a GOP in which a clip begins, and of one in which it ends. */
  static final Entry.Frames LATE = new Entry.Frames(6, SyntheticRecording.FRAMES);

  static final Entry.Frames EARLY = new Entry.Frames(0, 4);
  private static final long TRACK = 3;
  private static final long SOUND_TRACK = 5;

  public final SyntheticRecording recording;
  final List<Unit> pictures = new ArrayList<>();
  public final List<Unit> packets = new ArrayList<>();
  final List<Entry> video = new ArrayList<>();
  public final List<Entry> sound = new ArrayList<>();
  public PlanDocument plan;
  public Digest decidedPlan;
  Optional<String> unreviewed = Optional.empty();
  byte[] seal;
  UnaryOperator<Release> changed = release -> release;
  UnaryOperator<byte[]> changedMedia = bytes -> bytes;
  final TinyMp4Options options = new TinyMp4Options();
  final Map<String, byte[]> more = new TreeMap<>();
  boolean startsAtZero = true;
  int timescale;

  /** How the media file is written. */
  static final class TinyMp4Options {
    boolean editList;
    byte[] stray = new byte[0];
    byte[] inMovie = new byte[0];
  }

  /**
   * A release of a recording.
   *
   * @param kinds for each leaf of pictures: P copied, R re-encoded, W withheld, T withheld with its
   *     time open, C trimmed, G a gap, E re-encoded without its first frames, B re-encoded without
   *     its last
   */
  public Draft(SyntheticRecording recording, String kinds) {
    this.recording = recording;
    timescale = recording.videoBase.denominator();
    Random random = new Random(kinds.hashCode());
    List<PlanDocument.Run> runs = new ArrayList<>();
    for (int i = 0; i < kinds.length(); i++) {
      Leaf leaf = recording.video.get(i);
      boolean masked = kinds.charAt(i) == 'R';
      switch (kinds.charAt(i)) {
        case 'P' -> video.add(copied(leaf, pictures));
        case 'R' -> video.add(rendered(leaf, random, Optional.empty()));
        case 'E' -> video.add(rendered(leaf, random, Optional.of(LATE)));
        case 'B' -> video.add(rendered(leaf, random, Optional.of(EARLY)));
        case 'G' ->
            video.add(
                new Entry.Gap(
                    i,
                    leaf.parts(),
                    recording.seed.salts(SyntheticRecording.V0, i),
                    time(leaf),
                    recording.times(leaf)));
        case 'T' ->
            video.add(
                new Entry.OpenedTime(
                    i,
                    Entry.Absence.WITHHELD,
                    leaf.parts(),
                    leaf.timing(),
                    recording.seed.salts(SyntheticRecording.V0, i).time(),
                    time(leaf),
                    "an ongoing case",
                    OptionalInt.of(leaf.units())));
        default -> {
          int end = i + 1;
          while (end < kinds.length() && kinds.charAt(end) == kinds.charAt(i)) {
            end++;
          }
          closed(i, end, kinds.charAt(i) == 'W');
          run(runs, (end - i) * SyntheticRecording.FRAMES, false);
          i = end - 1;
          continue;
        }
      }
      run(runs, leaf.units(), masked);
    }
    for (Leaf leaf : recording.sound) {
      sound.add(
          leaf.kind() == Leaf.Kind.GAP
              ? new Entry.Gap(
                  leaf.index(),
                  leaf.parts(),
                  recording.seed.salts(leaf.track(), leaf.index()),
                  time(leaf),
                  recording.times(leaf))
              : copied(leaf, packets));
    }
    plan = new PlanDocument(640, 360, 2, 2, "#000000", runs);
    decidedPlan = plan.digest();
    seal = recording.seal.bytes();
  }

  private static void run(List<PlanDocument.Run> runs, int frames, boolean masked) {
    if (frames > 0 && masked) {
      runs.add(new PlanDocument.Run(1, new FrameCover.Boxes(List.of(new Box(10, 10, 60, 90)))));
      runs.add(new PlanDocument.Run(frames - 1, new FrameCover.Nothing()));
    } else if (frames > 0) {
      runs.add(new PlanDocument.Run(frames, new FrameCover.Nothing()));
    }
  }

  private static org.unseal.proof.seal.LeafTime time(Leaf leaf) {
    return new org.unseal.proof.seal.LeafTime(leaf.start(), leaf.end());
  }

  private Entry.Pass copied(Leaf leaf, List<Unit> target) {
    int first = target.size();
    target.addAll(recording.units(leaf));
    return new Entry.Pass(
        leaf.index(),
        new Entry.Place(leaf.track().equals(SyntheticRecording.V0) ? 0 : 1, first, leaf.units()),
        leaf.parts(),
        recording.seed.salts(leaf.track(), leaf.index()),
        time(leaf),
        recording.times(leaf));
  }

  private Entry.Render rendered(Leaf leaf, Random random, Optional<Entry.Frames> kept) {
    int from = kept.map(Entry.Frames::from).orElse(0);
    int end = kept.map(Entry.Frames::end).orElse(leaf.units());
    int first = pictures.size();
    long[] times = recording.times(leaf).sorted();
    List<Unit> source = recording.units(leaf);
    LeafReader reader = reader();
    reader.beginRendered();
    for (int i = from; i < end; i++) {
      byte[] bytes = SyntheticRecording.picture(random, i == from, true);
      long dts = source.get(i).dts();
      pictures.add(Unit.of(bytes, dts, (int) (times[i] - dts), i == from));
      reader.add(bytes, bytes.length);
    }
    return new Entry.Render(
        leaf.index(),
        new Entry.Place(0, first, end - from),
        leaf.parts(),
        recording.seed.salts(leaf.track(), leaf.index()).time(),
        recording.seed.salts(leaf.track(), leaf.index()).units(),
        time(leaf),
        recording.times(leaf),
        reader.endRendered().content(),
        Optional.of("a face"),
        OptionalInt.of(985_000),
        kept,
        kept.map(_ -> "frames of it were cut off, which are not part of this clip"));
  }

  static LeafReader reader() {
    return new LeafReader(new UnitFormat.Nal(NalCodec.H264, 4, Octets.of(SyntheticRecording.AVCC)));
  }

  private void closed(int from, int end, boolean withheld) {
    List<Digest> leaves = recording.video.stream().map(Leaf::digest).toList();
    video.add(
        new Entry.Closed(
            from,
            withheld ? Entry.Absence.WITHHELD : Entry.Absence.TRIM,
            end - from,
            MerkleRange.nodes(leaves, from, end),
            withheld ? "an ongoing case" : "nobody asked for it",
            OptionalInt.of((end - from) * SyntheticRecording.FRAMES)));
  }

  /** The media file. */
  byte[] media() {
    long zero = startsAtZero && !pictures.isEmpty() ? pictures.getFirst().dts() : 0;
    List<Unit> shifted =
        pictures.stream()
            .map(unit -> new Unit(unit.bytes(), unit.dts() - zero, unit.later(), unit.key()))
            .toList();
    List<TinyMp4.Track> tracks = new ArrayList<>();
    tracks.add(
        new TinyMp4.Track(
            (int) TRACK, true, recording.entry, Octets.of(recording.config()), timescale, shifted));
    if (!packets.isEmpty()) {
      tracks.add(
          new TinyMp4.Track(
              (int) SOUND_TRACK,
              false,
              "mp4a",
              Octets.of(esds()),
              SyntheticRecording.SOUND.denominator(),
              packets));
    }
    TinyMp4 mp4 = new TinyMp4(tracks);
    mp4.editList = options.editList;
    mp4.stray = options.stray;
    mp4.inMovie = options.inMovie;
    return changedMedia.apply(mp4.bytes());
  }

  private static byte[] esds() {
    byte[] head = {0, 0, 0, 0, 3, 22, 0, 1, 0, 4, 17, 0x40, 0x15, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    return box("esds", head, new byte[] {0, 0, 5, 2}, SyntheticRecording.CONFIG);
  }

  /** The decisions as they are signed. */
  SignedDecisions decisions() {
    return new SignedDecisions(
        digest(seal), decidedPlan, digest(new byte[1]), List.of(), List.of(1), unreviewed);
  }

  private static Digest digest(byte[] bytes) {
    return Digest.of(Digest.sha256().digest(bytes));
  }

  private Map<String, byte[]> documents() {
    Map<String, byte[]> files = new TreeMap<>(more);
    files.put("recording.seal.json", seal);
    files.put("plan.json", plan.bytes());
    files.put("decisions.json", decisions().bytes());
    files.put(MEDIA, media());
    return files;
  }

  /** Writes everything, signed by nobody. */
  public Path writeUnsigned(Path folder) throws IOException {
    Map<String, byte[]> files = documents();
    files.put(Release.NAME, changed.apply(release(files)).bytes());
    write(folder, files);
    return folder;
  }

  private static void write(Path folder, Map<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  /** Writes everything, signed with these keys. */
  public Path write(Path folder, SigningKey publisher, SigningKey decider, SigningKey sealer)
      throws IOException {
    Map<String, byte[]> files = documents();
    files.put("recording.seal.json.sig", signature(sealer, "seal", seal));
    files.put("decisions.json.sig", signature(decider, "decisions", decisions().bytes()));
    byte[] manifest = changed.apply(release(files)).bytes();
    files.put(Release.NAME, manifest);
    files.put(Release.NAME + Release.SIGNATURE, signature(publisher, "release", manifest));
    write(folder, files);
    return folder;
  }

  /** Writes everything, signed with this key. */
  public Path write(Path folder, SigningKey key) throws IOException {
    return write(folder, key, key, key);
  }

  private static byte[] signature(SigningKey key, String type, byte[] document) {
    return key.sign(new DocumentType(type), document).bytes();
  }

  /** The manifest of these files, not changed. */
  Release release(Map<String, byte[]> files) {
    TimeBase base = recording.videoBase;
    long zero = startsAtZero && !pictures.isEmpty() ? pictures.getFirst().dts() : 0;
    return new Release(
        "unseal test",
        "2026-11-24T01:00:00Z",
        files.entrySet().stream()
            .map(
                file ->
                    new ReleaseFile(file.getKey(), digest(file.getValue()), file.getValue().length))
            .toList(),
        new Reference("recording.seal.json", digest(seal)),
        Optional.empty(),
        "plan.json",
        "decisions.json",
        packets.isEmpty()
            ? List.of(new MediaItem(MEDIA, TRACK, SyntheticRecording.V0, zero, base, false))
            : List.of(
                new MediaItem(MEDIA, TRACK, SyntheticRecording.V0, zero, base, false),
                new MediaItem(
                    MEDIA, SOUND_TRACK, SyntheticRecording.A0, 0, SyntheticRecording.SOUND, false)),
        new Rendering(Rendering.Mode.SMART, Optional.empty(), "none: a test", "#000000"),
        unreviewed,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(files.get(Catalogue.NAME))
            .map(bytes -> new Reference(Catalogue.NAME, digest(bytes))),
        List.of(
            new ReleaseTrack(SyntheticRecording.V0, video),
            new ReleaseTrack(SyntheticRecording.A0, sound)),
        0);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
