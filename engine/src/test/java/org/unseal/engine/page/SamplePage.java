package org.unseal.engine.page;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.unseal.engine.page.PageFacts.Call;
import org.unseal.engine.page.PageFacts.Clip;
import org.unseal.engine.page.PageFacts.Cover;
import org.unseal.engine.page.PageFacts.Covered;
import org.unseal.engine.page.PageFacts.Document;
import org.unseal.engine.page.PageFacts.Gap;
import org.unseal.engine.page.PageFacts.Happened;
import org.unseal.engine.page.PageFacts.Lane;
import org.unseal.engine.page.PageFacts.Line;
import org.unseal.engine.page.PageFacts.Missing;
import org.unseal.engine.page.PageFacts.Muted;
import org.unseal.engine.page.PageFacts.Order;
import org.unseal.engine.page.PageFacts.Passed;
import org.unseal.engine.page.PageFacts.Passing;
import org.unseal.engine.page.PageFacts.Place;
import org.unseal.engine.page.PageFacts.Precedence;
import org.unseal.engine.page.PageFacts.Relative;
import org.unseal.engine.page.PageFacts.Said;
import org.unseal.engine.page.PageFacts.Seen;
import org.unseal.engine.page.PageFacts.Signer;
import org.unseal.engine.page.PageFacts.Source;
import org.unseal.engine.page.PageFacts.Span;
import org.unseal.engine.page.PageFacts.State;
import org.unseal.engine.page.PageFacts.Stay;
import org.unseal.engine.page.PageFacts.Transmission;
import org.unseal.engine.page.PageFacts.When;
import org.unseal.engine.page.PageFacts.Withheld;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.key.Fingerprint;
import org.unseal.proof.publication.Amount;
import org.unseal.proof.publication.CaseName;
import org.unseal.proof.publication.Changes;
import org.unseal.proof.publication.Interval;
import org.unseal.proof.publication.Nested;
import org.unseal.proof.publication.Publication;
import org.unseal.proof.publication.PublishedCall;
import org.unseal.proof.publication.PublishedClip;
import org.unseal.proof.publication.PublishedFile;
import org.unseal.proof.publication.PublishedPerson;
import org.unseal.proof.publication.RecordingShares;
import org.unseal.proof.publication.Shares;
import org.unseal.proof.publication.VersionId;
import org.unseal.proof.release.ReleaseFile;
import org.unseal.proof.time.TimeClass;

/**
 * A small page of a fictional school, with two clips and one call, and something of everything.
 *
 * @param mark stands in every text that somebody may have written
 * @param second when the first frame of the second clip was
 * @param address where all versions lie
 */
record SamplePage(String mark, Optional<Interval> second, Optional<PublicAddress> address) {
  private static final long BEGIN = 1_746_555_600_000_000L;
  private static final long SECOND = 1_000_000;

  /** With nothing known of when the second clip was. */
  SamplePage(String mark) {
    this(mark, Optional.empty(), Optional.empty());
  }

  /** Whose second clip began at some time within 35 seconds, which is longer than it is. */
  static PublicPage uncertain() {
    return new SamplePage(
            "",
            Optional.of(new Interval(BEGIN + 5 * SECOND, BEGIN + 40 * SECOND)),
            Optional.empty())
        .page();
  }

  /** Of which the office said where it will be found. */
  static PublicPage found(PublicAddress address) {
    return new SamplePage("", Optional.empty(), Optional.of(address)).page();
  }

  /** With ordinary texts. */
  static PublicPage plain() {
    return new SamplePage("").page();
  }

  private String text(String said) {
    return said + mark;
  }

  static Digest digest(int of) {
    return Digest.of(Digest.sha256().digest(new byte[] {(byte) of}));
  }

  PublicPage page() {
    return new PublicPage(
        publication(),
        facts(),
        List.of(
            new PublicPage.Folder(
                "clips/c1",
                List.of(
                    new ReleaseFile("release.json", digest(1), 100),
                    new ReleaseFile("media/recording.mp4", digest(2), 20_000),
                    new ReleaseFile("../" + mark + "away", digest(2), 20_000)),
                7),
            new PublicPage.Folder(
                "clips/c2", List.of(new ReleaseFile("release.json", digest(3), 100)), 3),
            new PublicPage.Folder(
                "calls/i3",
                List.of(
                    new ReleaseFile("release.json", digest(4), 100),
                    new ReleaseFile("transcript.vtt", digest(5), 90)),
                4)),
        Map.of(
            "c1", "clips/c1/media/recording.mp4",
            "c2", "clips/c2/media/recording.mp4",
            "i3", "calls/i3/media/recording.wav"));
  }

  private Publication publication() {
    Shares shares =
        new Shares(
            new Amount(600, 40 * SECOND),
            new Amount(150, 10 * SECOND),
            new Amount(300, 20 * SECOND),
            new Amount(105, 7 * SECOND),
            new Amount(45, 3 * SECOND));
    return new Publication(
        new CaseName("harbour-1", text("Harbour School, 6 May"), text("Alder County")),
        new VersionId(2),
        "unseal test",
        "2025-06-10T12:00:00Z",
        Optional.of(text("10 June; an appeal is open")),
        List.of(text("The recordings are released as ordered.")),
        Optional.of(
            new Changes(
                new VersionId(1),
                digest(9),
                List.of(
                    new Changes.Change(
                        Changes.Severity.MATERIAL,
                        text("plates are covered"),
                        text("the appeal was decided so"),
                        List.of("c2"))))),
        List.of(
            clip("c1", 0, Optional.of(new Interval(BEGIN, BEGIN + 2 * SECOND))),
            clip("c2", 300, second)),
        List.of(
            new PublishedCall(
                nested("i3", "radio-1", "calls/i3"),
                Optional.of(text("14:20:02")),
                Optional.of(new Interval(BEGIN + SECOND, BEGIN + 4 * SECOND)),
                6 * SECOND,
                SECOND)),
        Optional.of("media/joined.mp4"),
        List.of(
            file("logs/withheld.csv", PublishedFile.Role.LOG),
            file("exports/c1.chapters.vtt", PublishedFile.Role.EXPORT),
            file("documents/i9/page-1.txt", PublishedFile.Role.DOCUMENT),
            file("order/answer.html", PublishedFile.Role.PAGE)),
        List.of(new RecordingShares("i1", "cam-yard", shares)),
        shares,
        List.of(
            new PublishedPerson(
                "calder", Optional.of(text("Deputy Ray Calder")), Optional.of(text("the office"))),
            new PublishedPerson("monitor-1", Optional.empty(), Optional.empty())),
        List.of(),
        digest(10),
        digest(11));
  }

  private static PublishedFile file(String name, PublishedFile.Role what) {
    return new PublishedFile(new ReleaseFile(name, digest(name.length()), 321), what);
  }

  private Nested nested(String id, String source, String folder) {
    return new Nested(
        id,
        source,
        text("Clip " + id),
        folder,
        digest(20),
        digest(21),
        id.startsWith("c") ? "i1" : id);
  }

  private PublishedClip clip(String id, int from, Optional<Interval> when) {
    return new PublishedClip(
        nested(id, "cam-yard", "clips/" + id),
        new FrameSpan(from, from + 150),
        600,
        true,
        Optional.of(text("2025-05-06 14:20:48")),
        Optional.of(text("2025-05-06 14:20:57")),
        when,
        10 * SECOND,
        id.equals("c1") ? PublishedClip.Sound.NONE : PublishedClip.Sound.REMOVED);
  }

  private static When when(long from, long to) {
    return new When(OptionalLong.of(BEGIN + from), OptionalLong.of(BEGIN + to), TimeClass.BOUNDED);
  }

  private PageFacts facts() {
    return new PageFacts(
        ZoneId.of("America/New_York"),
        Optional.of(text("A building burns and people run.")),
        address,
        new Signer(Optional.of(new Fingerprint(digest(30))), Optional.of(text("in the Courier"))),
        List.of(
            new Order(
                "o1",
                LocalDate.of(2025, 5, 12),
                text("Circuit Court"),
                text("25-CA-1"),
                text("A. Nobody"),
                "order"),
            new Order(
                "o2",
                LocalDate.of(2025, 5, 14),
                text("Circuit Court"),
                text("25-CA-1"),
                text("A. Nobody"),
                "stay")),
        List.of(
            new Document(
                text("Order of 12 May"),
                "order",
                List.of("documents/i9/page-1.png", "javascript:alert(1)"))),
        List.of(
            new Said(
                "st1",
                "plaintiff",
                text("Courier"),
                LocalDate.of(2025, 5, 13),
                text("page 1"),
                text("We ask.") + "\n" + text("Again.")),
            new Said(
                "st2",
                "office",
                text("Alder County"),
                LocalDate.of(2025, 5, 15),
                text("statement"),
                text("We release."))),
        events(),
        Map.of(
            "c1",
            yard(),
            "c2",
            new Clip(
                640,
                360,
                uneven(),
                Optional.of(true),
                List.of(),
                List.of(),
                List.of(new Gap(SECOND, 4 * SECOND)),
                Optional.empty())),
        Map.of("i3", call()),
        List.of(
            new Missing(
                "cam-yard",
                Optional.empty(),
                Optional.of("c1"),
                3 * SECOND,
                Optional.of("o1/hall"),
                when(-4 * SECOND, 0)),
            new Missing(
                "cam-yard",
                Optional.of("c1"),
                Optional.of("c2"),
                7 * SECOND,
                Optional.empty(),
                When.UNKNOWN)),
        List.of(
            new Withheld(
                "w1",
                "cam-hall",
                text("All of recording i4"),
                Optional.of("FL-1"),
                Optional.of(text("s. 1")))),
        List.of(
            new Cover(Optional.of("student"), "head", 12),
            new Cover(Optional.empty(), "region", 2)),
        List.of(text("radio-1's clock shows 2 s to 4 s more than its local time")),
        List.of(new Source("cam-lot", text("promised, never received"))),
        List.of(text("Public before: v1 showed more of c2")));
  }

  private List<Happened> events() {
    return List.of(
        new Happened(
            "e1",
            "recorded",
            text("The panel reports smoke."),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("alarm#4"),
            List.of(),
            when(3 * SECOND, 5 * SECOND),
            List.of(text("the panel's clock"))),
        new Happened(
            "e2",
            "observed",
            text("The deputy lifts his radio."),
            List.of("calder"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(new Seen("c1", 30, 45, 2 * SECOND, 3 * SECOND)),
            when(2 * SECOND, 5 * SECOND),
            List.of(text("c1's frames"))),
        new Happened(
            "e3",
            "stated",
            text("The smoke came first."),
            List.of(),
            Optional.of(text("the district")),
            Optional.of(text("letter")),
            Optional.of(text("13 May")),
            Optional.of("e1"),
            Optional.empty(),
            List.of(),
            When.UNKNOWN,
            List.of()),
        new Happened(
            "e4",
            "not-shown",
            text("anybody who is hurt"),
            List.of(),
            Optional.of("p2"),
            Optional.of(text("twice, slowly")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(new Seen("c1", 0, 150, 0, 10 * SECOND)),
            when(0, 12 * SECOND),
            List.of()),
        new Happened(
            "e5",
            "recorded",
            text("The call for smoke."),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("t7"),
            List.of(),
            when(SECOND, 4 * SECOND),
            List.of()));
  }

  private Clip yard() {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      times.add(i * SECOND / 15);
    }
    return new Clip(
        1280,
        720,
        times,
        Optional.of(false),
        List.of(
            new Covered(
                Optional.of("o1/yard"),
                Optional.of(text("Circuit Court, 25-CA-1")),
                "mover",
                "head",
                Optional.of("student"),
                List.of(new Span(0, 4 * SECOND), new Span(6 * SECOND, 7 * SECOND)),
                List.of(
                    new Place(0, 2 * SECOND, 100, 50, 40, 40),
                    new Place(3 * SECOND, 6_500_000, 120, 50, 40, 40))),
            new Covered(
                Optional.empty(),
                Optional.empty(),
                "region",
                "drawn",
                Optional.empty(),
                List.of(new Span(0, SECOND)),
                List.of())),
        List.of(
            new Lane(
                "calder",
                List.of(
                    new Stay(0, 3 * SECOND, State.VISIBLE, Optional.empty()),
                    new Stay(
                        3 * SECOND, 5 * SECOND, State.SCENE, Optional.of(text("the lamp pole"))),
                    new Stay(
                        5 * SECOND,
                        6 * SECOND,
                        State.COVERED,
                        Optional.of(text("students, o1/yard"))),
                    new Stay(6 * SECOND, 9 * SECOND, State.OUT, Optional.empty()),
                    new Stay(9 * SECOND, 10 * SECOND, State.UNKNOWN, Optional.empty()))),
            new Lane(
                "monitor-1", List.of(new Stay(0, 10 * SECOND, State.VISIBLE, Optional.empty())))),
        List.of(),
        Optional.of(
            new Passing(
                500,
                20_000,
                List.of(
                    new Passed(0, BEGIN, BEGIN + 2 * SECOND, 0, 0, false),
                    new Passed(
                        9_933_333,
                        BEGIN + 9_908_362,
                        BEGIN + 2 * SECOND + 9_958_304,
                        9_908_362,
                        9_958_304,
                        false)),
                OptionalLong.empty())));
  }

  /** Frames of a camera that comes and goes. */
  private static List<Long> uneven() {
    return List.of(0L, 83_000L, 200_000L, SECOND, 4 * SECOND, 9 * SECOND);
  }

  private Call call() {
    return new Call(
        "unknown",
        List.of(
            new Transmission(
                "t7",
                0,
                3 * SECOND,
                when(SECOND, 4 * SECOND),
                List.of(
                    new Relative("c1", OptionalLong.of(-1_200_000), OptionalLong.of(900_000)),
                    new Relative(
                        "c2", OptionalLong.of(200 * SECOND), OptionalLong.of(201 * SECOND))),
                List.of(
                    new Precedence(
                        "e2",
                        OptionalLong.of(-1_500_000),
                        OptionalLong.of(300_000),
                        List.of(text("the reading of a1, if it were later: then after"))),
                    new Precedence(
                        "e1", OptionalLong.of(-4 * SECOND), OptionalLong.of(-SECOND), List.of()))),
            new Transmission(
                "t8",
                4 * SECOND,
                6 * SECOND,
                When.UNKNOWN,
                List.of(),
                List.of(
                    new Precedence(
                        "e2",
                        OptionalLong.of(-3_345_000),
                        OptionalLong.of(2_400_000),
                        List.of())))),
        List.of(new Muted(4 * SECOND, 5 * SECOND, "FL-2")),
        List.of(
            new Line(
                0,
                2 * SECOND,
                Optional.of(text("Dispatch")),
                text("Four seventeen, smoke reported.")),
            new Line(2 * SECOND, 3 * SECOND, Optional.empty(), text("On my way.")),
            new Line(4 * SECOND, 5 * SECOND, Optional.empty(), "[removed: FL-2]")));
  }
}
