package org.unseal.proof.release;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.unseal.model.picture.Box;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.plan.WholeReason;
import org.unseal.model.recording.TimeBase;
import org.unseal.model.track.SegmentId;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.release.PlanDocument.Run;
import org.unseal.proof.seal.LeafSalts;
import org.unseal.proof.seal.LeafTime;
import org.unseal.proof.seal.OpenedTimes;
import org.unseal.proof.seal.SealedParts;
import org.unseal.proof.seal.Seed;
import org.unseal.proof.seal.TrackId;

/** Documents with every field that there is; nothing in them is true. */
final class Documents {
  static final TrackId V0 = TrackId.parse("v0");
  private static final TimeBase BASE = new TimeBase(1, 90_000);
  private static final Seed SEED = Seed.of(new byte[Seed.LENGTH]);

  private Documents() {}

  static Digest digest(String of) {
    return Digest.of(Digest.sha256().digest(of.getBytes(StandardCharsets.US_ASCII)));
  }

  static Release release() {
    SealedParts parts = new SealedParts(digest("c"), digest("s"), digest("p"));
    LeafSalts salts = SEED.salts(V0, 0);
    LeafTime time = new LeafTime(0, 80_000);
    OpenedTimes times = OpenedTimes.of(BASE, 900, 8100, 4500);
    return new Release(
        "unseal 0.1.0",
        "2026-11-24T00:00:00Z",
        List.of(new ReleaseFile("media/recording.mp4", digest("file"), 12)),
        new Reference("recording.seal.json", digest("seal")),
        Optional.of(
            new PicturesReference(
                new Reference("recording.pictures.json", digest("pictures")),
                "tiles.bin",
                Optional.of(true))),
        "plan.json",
        "decisions.json",
        List.of(new MediaItem("media/recording.mp4", 1, V0, -900, BASE, false)),
        new Rendering(Rendering.Mode.SMART, Optional.empty(), "x264 veryfast", "#000000"),
        Optional.of("nobody was there"),
        Optional.of("§ 12 (1)"),
        List.of(new DetectorFile("yunet", digest("model"))),
        Optional.of(digest("older")),
        Optional.of(
            new PublishedAudit(
                "sample",
                Optional.of(new DetectorFile("ultraface", digest("other model"))),
                41,
                List.of(
                    new PublishedAudit.Found("FACE_SEEN", 3, 9, Optional.of(new Box(4, 8, 20, 30))),
                    new PublishedAudit.Found("RESIDUE", 0, 5, Optional.empty())),
                3)),
        Optional.of(new Reference("catalogue.json", digest("catalogue"))),
        List.of(
            new ReleaseTrack(
                V0,
                List.of(
                    new Entry.Pass(0, new Entry.Place(0, 0, 3), parts, salts, time, times),
                    new Entry.Render(
                        1,
                        new Entry.Place(0, 3, 2),
                        parts,
                        salts.time(),
                        salts.units(),
                        time,
                        times,
                        digest("content"),
                        Optional.of("a face"),
                        OptionalInt.of(981_234),
                        Optional.of(new Entry.Frames(1, 3)),
                        Optional.of("cut")),
                    new Entry.Gap(2, parts, salts, time, OpenedTimes.of(BASE)),
                    new Entry.Closed(
                        3,
                        Entry.Absence.TRIM,
                        4,
                        List.of(digest("node"), digest("other")),
                        "not asked for",
                        OptionalInt.of(12)),
                    new Entry.OpenedTime(
                        7,
                        Entry.Absence.WITHHELD,
                        parts,
                        digest("u"),
                        salts.time(),
                        time,
                        "a minor",
                        OptionalInt.empty())))),
        0);
  }

  static PlanDocument plan() {
    return new PlanDocument(
        640,
        360,
        2,
        2,
        "#102030",
        List.of(
            new Run(3, new FrameCover.Nothing()),
            new Run(2, new FrameCover.Boxes(List.of(new Box(0, 0, 640, 360), new Box(2, 4, 6, 8)))),
            new Run(1, new FrameCover.Whole(WholeReason.LIGHT_CHANGED))));
  }

  static SignedDecisions decisions() {
    return new SignedDecisions(
        digest("seal"),
        plan().digest(),
        digest("analysis"),
        List.of(new SignedDecisions.Cleared(new SegmentId(3, 1), "an officer")),
        List.of(1, 2),
        Optional.of("nobody was there"));
  }
}
