package org.unseal.proof.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.unseal.model.recording.TimeBase;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.digest.MerkleRange;
import org.unseal.proof.key.DocumentType;
import org.unseal.proof.key.SigningKey;
import org.unseal.proof.release.Entry;
import org.unseal.proof.release.MediaItem;
import org.unseal.proof.release.Reference;
import org.unseal.proof.release.Release;
import org.unseal.proof.release.ReleaseFile;
import org.unseal.proof.release.ReleaseTrack;
import org.unseal.proof.release.Rendering;
import org.unseal.proof.release.SignedDecisions;
import org.unseal.proof.release.SoundLabels;
import org.unseal.proof.release.SoundPlan;
import org.unseal.proof.seal.Leaf;
import org.unseal.proof.seal.LeafReader;
import org.unseal.proof.seal.LeafSalts;
import org.unseal.proof.seal.LeafTime;
import org.unseal.proof.seal.OpenedTimes;
import org.unseal.proof.seal.RecordingSealer;
import org.unseal.proof.seal.SampleUnits;
import org.unseal.proof.seal.Seal;
import org.unseal.proof.seal.Seed;
import org.unseal.proof.seal.TrackId;
import org.unseal.proof.seal.UnitFormat;
import org.unseal.proof.wave.WaveFormat;

/**
 * A release of a made-up call before it is written: everything can be changed, and whatever is
 * changed is signed as if it were true. What is there at first is honest.
 */
public final class CallDraft {
  static final String MEDIA = "media/recording.wav";
  static final TrackId A0 = TrackId.parse("a0");
  private static final Seed SEED = Seed.of(new byte[Seed.LENGTH]);

  final WaveFormat format;
  final List<Leaf> leaves = new ArrayList<>();
  final List<Entry> entries = new ArrayList<>();
  private final Seal seal;
  SoundPlan plan;
  byte[] planBytes;
  byte[] samples;
  UnaryOperator<byte[]> changedFile = bytes -> bytes;
  byte[] labels;

  /** A call of so many samples, drawn by a random generator. */
  public CallDraft(
      WaveFormat format, long recorded, long first, long end, SoundPlan.Span... spans) {
    this.format = format;
    byte[] original = new byte[Math.toIntExact(recorded * format.sampleBytes())];
    new Random(recorded).nextBytes(original);
    UnitFormat units = new UnitFormat.Whole(UnitFormat.Cut.EVERY_UNIT, format.words());
    TimeBase base = new TimeBase(1, format.rate());
    RecordingSealer sealer =
        new RecordingSealer(
            SEED, List.of(new RecordingSealer.TrackSetup(A0, units, base)), leaves::add);
    SampleUnits cutter =
        new SampleUnits(
            format.sampleBytes(),
            format.rate(),
            base,
            (bytes, length, pts) -> sealer.add(0, bytes, length, pts, true));
    cutter.add(original, original.length, 0);
    cutter.end();
    RecordingSealer.SealedTrack track = sealer.end().getFirst();
    seal =
        new Seal(
            "unseal test",
            "2026-11-24T00:00:00Z",
            leaves.getFirst().content(),
            leaves.getFirst().time(),
            Seal.CameraSignature.NONE,
            List.of(new Seal.Track("a0", format.coding().code(), track.leaves(), track.root())));
    plan = new SoundPlan(format, first, end - first, List.of(spans));
    planBytes = plan.bytes();
    labels = SoundLabels.of(plan);
    samples = shown(original);
  }

  private byte[] shown(byte[] original) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int from = (int) (plan.first() / format.rate());
    int end = (int) Math.ceilDiv(plan.end(), (long) format.rate());
    closed(0, from);
    for (int second = from; second < end; second++) {
      int at = second * format.secondBytes();
      byte[] unit =
          Arrays.copyOfRange(original, at, Math.min(at + format.secondBytes(), original.length));
      plan.mute(second, unit, unit.length);
      entries.add(entry(leaves.get(second), second - from, unit));
      out.writeBytes(unit);
    }
    closed(end, leaves.size());
    return out.toByteArray();
  }

  private void closed(int from, int end) {
    if (from < end) {
      entries.add(
          new Entry.Closed(
              from,
              Entry.Absence.TRIM,
              end - from,
              MerkleRange.nodes(leaves.stream().map(Leaf::digest).toList(), from, end),
              "nobody asked for it",
              OptionalInt.empty()));
    }
  }

  private Entry entry(Leaf leaf, int sample, byte[] unit) {
    LeafSalts salts = SEED.salts(A0, leaf.index());
    LeafTime time = new LeafTime(leaf.start(), leaf.end());
    OpenedTimes times =
        OpenedTimes.of(new TimeBase(1, format.rate()), leaf.index() * format.rate());
    Entry.Place place = new Entry.Place(0, sample, 1);
    Optional<String> ground = plan.ground(leaf.index());
    return ground.isEmpty()
        ? new Entry.Pass(leaf.index(), place, leaf.parts(), salts, time, times)
        : new Entry.Render(
            leaf.index(),
            place,
            leaf.parts(),
            salts.time(),
            salts.units(),
            time,
            times,
            content(unit),
            ground,
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty());
  }

  Digest content(byte[] unit) {
    LeafReader reader =
        new LeafReader(new UnitFormat.Whole(UnitFormat.Cut.EVERY_UNIT, format.words()));
    reader.beginRendered();
    reader.add(unit, unit.length);
    return reader.endRendered().content();
  }

  /** Says of a replaced second that its samples are what lies in the file now. */
  void admit(int second, Optional<String> ground) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i) instanceof Entry.Render render && render.leaf() == second) {
        int at = (int) render.place().sample() * format.secondBytes();
        byte[] unit =
            Arrays.copyOfRange(samples, at, Math.min(at + format.secondBytes(), samples.length));
        entries.set(
            i,
            new Entry.Render(
                render.leaf(),
                render.place(),
                render.parts(),
                render.timeSalt(),
                render.unitsSalt(),
                render.time(),
                render.times(),
                content(unit),
                ground,
                render.ssim(),
                render.frames(),
                render.why()));
      }
    }
  }

  byte[] file() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(format.head(samples.length));
    out.writeBytes(samples);
    if (samples.length % 2 == 1) {
      out.write(0);
    }
    return changedFile.apply(out.toByteArray());
  }

  /** Writes everything, signed with this key. */
  public Path write(Path folder, SigningKey key) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    byte[] decisions =
        new SignedDecisions(
                digest(seal.bytes()),
                digest(planBytes),
                digest(planBytes),
                List.of(),
                List.of(),
                Optional.empty())
            .bytes();
    files.put("recording.seal.json", seal.bytes());
    files.put("recording.seal.json.sig", sign(key, "seal", seal.bytes()));
    files.put("plan.json", planBytes);
    files.put("decisions.json", decisions);
    files.put("decisions.json.sig", sign(key, "decisions", decisions));
    files.put(SoundLabels.NAME, labels);
    files.put(MEDIA, file());
    TimeBase base = new TimeBase(1, format.rate());
    byte[] manifest =
        new Release(
                "unseal test",
                "2026-11-24T01:00:00Z",
                files.entrySet().stream()
                    .map(
                        file ->
                            new ReleaseFile(
                                file.getKey(), digest(file.getValue()), file.getValue().length))
                    .toList(),
                new Reference("recording.seal.json", digest(seal.bytes())),
                Optional.empty(),
                "plan.json",
                "decisions.json",
                List.of(new MediaItem(MEDIA, 1, A0, plan.first(), base, false)),
                new Rendering(
                    Rendering.Mode.SMART, Optional.empty(), "samples replaced", "#000000"),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(new ReleaseTrack(A0, entries)),
                0)
            .bytes();
    files.put(Release.NAME, manifest);
    files.put(Release.NAME + Release.SIGNATURE, sign(key, "release", manifest));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    return folder;
  }

  private static Digest digest(byte[] bytes) {
    return Digest.of(Digest.sha256().digest(bytes));
  }

  private static byte[] sign(SigningKey key, String type, byte[] document) {
    return key.sign(new DocumentType(type), document).bytes();
  }
}
