package org.unseal.engine.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.unseal.engine.answer.AnswerDocument;
import org.unseal.engine.answer.AnswerPage;
import org.unseal.engine.answer.ClipFacts;
import org.unseal.engine.answer.DutyAnswer;
import org.unseal.engine.answer.DutyPlace;
import org.unseal.engine.answer.Given;
import org.unseal.engine.answer.OrderAnswer;
import org.unseal.engine.burnedin.ClockPages;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.catalogue.ReceiptStep;
import org.unseal.engine.clock.AlignStep;
import org.unseal.engine.clock.CaseStatements;
import org.unseal.engine.clock.ClockReport;
import org.unseal.engine.custody.CustodyExport;
import org.unseal.engine.document.CaseDocuments;
import org.unseal.engine.document.DocumentRole;
import org.unseal.engine.document.Page;
import org.unseal.engine.event.CaseEvent;
import org.unseal.engine.event.CaseEvents;
import org.unseal.engine.event.EventBasis;
import org.unseal.engine.event.EventTimes;
import org.unseal.engine.event.EventsDocument;
import org.unseal.engine.export.ExportFiles;
import org.unseal.engine.export.Happening;
import org.unseal.engine.export.Piece;
import org.unseal.engine.export.Placed;
import org.unseal.engine.export.Programme;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.ground.LegalBasis;
import org.unseal.engine.ground.PublicWords;
import org.unseal.engine.intake.IntakeRequest;
import org.unseal.engine.intake.IntakeStep;
import org.unseal.engine.log.LogGround;
import org.unseal.engine.log.LogTitle;
import org.unseal.engine.log.MutedRow;
import org.unseal.engine.log.PublicLog;
import org.unseal.engine.log.RedactionLog;
import org.unseal.engine.log.RedactionRow;
import org.unseal.engine.log.Standing;
import org.unseal.engine.log.WithheldLog;
import org.unseal.engine.log.WithheldRow;
import org.unseal.engine.order.OrdersInForce;
import org.unseal.engine.plan.CoveredShare;
import org.unseal.engine.port.DocumentPages;
import org.unseal.engine.port.Progress;
import org.unseal.engine.port.QrEncoder;
import org.unseal.engine.presence.Confirmation;
import org.unseal.engine.presence.PresenceDocument;
import org.unseal.engine.presence.PresenceLedger;
import org.unseal.engine.presence.PresencePicture;
import org.unseal.engine.presence.Whereabouts;
import org.unseal.engine.publish.HostileVersions;
import org.unseal.engine.roster.Attribution;
import org.unseal.engine.roster.Category;
import org.unseal.engine.roster.Roster;
import org.unseal.engine.roster.Subject;
import org.unseal.engine.scope.KeptScope;
import org.unseal.engine.scope.Scope;
import org.unseal.engine.scoping.CaseScope;
import org.unseal.engine.scoping.ScopePicture;
import org.unseal.engine.scoping.ScopeTable;
import org.unseal.engine.source.SourceKind;
import org.unseal.engine.statement.Side;
import org.unseal.engine.statement.SideStatement;
import org.unseal.engine.statement.SideStatements;
import org.unseal.engine.status.ContactSheetStep;
import org.unseal.engine.status.StatusStep;
import org.unseal.engine.transcript.Transcript;
import org.unseal.engine.transcript.TranscriptFormat;
import org.unseal.engine.transcript.Wording;
import org.unseal.model.casefile.Action;
import org.unseal.model.exemption.Exemption;
import org.unseal.model.order.Clause;
import org.unseal.model.order.ClauseId;
import org.unseal.model.order.Duty;
import org.unseal.model.order.Particulars;
import org.unseal.model.order.Rule;
import org.unseal.model.order.Ruling;
import org.unseal.model.order.RulingKind;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.recording.TimeBase;
import org.unseal.model.scope.Clip;
import org.unseal.proof.custody.CaseFacts;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.publication.VersionId;
import org.unseal.proof.release.SoundLabels;
import org.unseal.proof.release.SoundPlan;
import org.unseal.proof.time.TimeClass;
import org.unseal.proof.wave.Replacement;
import org.unseal.proof.wave.SampleCoding;
import org.unseal.proof.wave.WaveFormat;
import org.unseal.testkit.casefile.DrawnCase;
import org.unseal.testkit.casefile.ScriptedInspector;

/**
 * Everything that leaves a case, made of one text: it stands wherever a text may stand. Fields that
 * refuse it have another one.
 */
enum HostileExports {
  WITHHELD_LOG {
    @Override
    Map<String, byte[]> files(String text, Path folder) {
      return log(
          new WithheldLog(
              new LogTitle(text, text, text),
              List.of(
                  new WithheldRow(
                      "w1",
                      WithheldRow.Kind.WITHHELD,
                      WithheldRow.Level.TIME_RANGE,
                      text,
                      Optional.of(text),
                      text,
                      Optional.of(new WithheldRow.Amount(FRAMES, false)),
                      Optional.empty(),
                      Optional.of(new WithheldRow.Media(0, 1)),
                      Optional.of(text),
                      Optional.of(text),
                      Optional.of(YARD),
                      ground(text),
                      Optional.of(new Standing(false, new VersionId(2), List.of(new VersionId(1)))),
                      true)),
              List.of()));
    }
  },
  REDACTION_LOG {
    @Override
    Map<String, byte[]> files(String text, Path folder) {
      return log(
          new RedactionLog(
              new LogTitle(text, text, text),
              List.of(
                  new RedactionRow(
                      "c1.1",
                      "c1",
                      "i1",
                      text,
                      RedactionRow.What.MOVER,
                      Optional.of(text),
                      text,
                      FRAMES,
                      FRAMES,
                      new WithheldRow.Media(0, 1),
                      Optional.of(text),
                      CoveredShare.WHOLE,
                      Optional.of(Category.STUDENT),
                      Optional.of(text),
                      text,
                      List.of(YARD),
                      ground(text),
                      List.of(text),
                      Optional.empty(),
                      Optional.of(text),
                      Optional.of(text))),
              List.of(
                  new MutedRow(
                      "i5.1",
                      "i5",
                      text,
                      "m1",
                      FRAMES,
                      new WithheldRow.Media(0, 1),
                      Replacement.TONE,
                      Optional.of(text),
                      List.of(YARD),
                      ground(text),
                      Optional.of(text),
                      Optional.empty()))));
    }
  },
  SCOPE {
    @Override
    Map<String, byte[]> files(String text, Path folder) {
      CaseScope scope =
          new CaseScope(
              DIGEST,
              new OrdersInForce(DAY, List.of()),
              new Scope(List.of(), List.of()),
              List.of(CLIP),
              List.of(
                  new CaseScope.Row(
                      "i1",
                      text,
                      false,
                      FRAMES,
                      0,
                      4_000_000,
                      Scope.Fate.REDACT,
                      Optional.of(YARD),
                      Optional.of(text + " .. " + text),
                      Optional.of(text),
                      Optional.of("c1"))),
              Map.of(text, text));
      ScopeTable table = new ScopeTable(scope);
      return Map.of(
          "scope.csv", table.csv().getBytes(UTF_8),
          "scope.svg", new ScopePicture(scope).svg().getBytes(UTF_8),
          "lines.txt", String.join("\n", table.lines()).getBytes(UTF_8));
    }
  },
  PRESENCE {
    @Override
    Map<String, byte[]> files(String text, Path folder) {
      Confirmation said =
          admitted(
              () -> confirmation(text), // one line, as a person types it
              confirmation("the pole " + Hostile.WORD));
      PresenceLedger ledger =
          new PresenceLedger(
              CLIP,
              Optional.empty(),
              List.of(
                  new PresenceLedger.Lane(
                      text,
                      List.of(
                          run(0, 20, Whereabouts.BEHIND_SCENE, text, Optional.of(said)),
                          run(20, 40, Whereabouts.COVERED, text, Optional.empty())),
                      List.of())));
      PresenceDocument document =
          new PresenceDocument(List.of(ledger), PresenceDocument.Stamps.NONE);
      return Map.of(
          "presence.csv", document.csv().getBytes(UTF_8),
          "presence.svg", new PresencePicture(List.of(ledger)).svg().getBytes(UTF_8));
    }
  },
  EVENTS {
    @Override
    Map<String, byte[]> files(String text, Path folder) {
      CaseEvent event =
          new CaseEvent(
              "e1",
              text,
              List.of("calder"),
              new EventBasis.Stated(text, text, text, Optional.empty(), Optional.of("e2")),
              Optional.empty());
      EventsDocument events = new EventsDocument(new CaseEvents(List.of(event)), EventTimes.none());
      return Map.of("events.csv", events.csv().getBytes(UTF_8), "events.json", events.json());
    }
  },
  STATEMENTS {
    @Override
    Map<String, byte[]> files(String text, Path folder) {
      String line = line(text);
      SideStatements statements =
          new SideStatements(
              List.of(
                  new SideStatement("st1", Side.OFFICE, line, DAY, line, text, Optional.empty())));
      return Map.of(
          "statements.csv", statements.csv().getBytes(UTF_8),
          "statements.json", statements.json());
    }
  },
  TRANSCRIPT {
    @Override
    Map<String, byte[]> files(String text, Path folder) {
      Map<String, byte[]> files = new TreeMap<>();
      for (TranscriptFormat format : TranscriptFormat.values()) {
        files.put(
            "spoken." + format.name().toLowerCase(Locale.ROOT), format.write(transcript(text)));
      }
      return files;
    }
  },
  EXPORTS {
    @Override
    Map<String, byte[]> files(String text, Path folder) {
      Piece piece =
          new Piece(
              "c1",
              Piece.Sort.PICTURES,
              "cam-yard",
              "clips/c1/media.mp4",
              new TimeBase(1, 30),
              300,
              Placed.between(0, 1_000_000, TimeClass.BOUNDED),
              Optional.of(text),
              List.of(text));
      Happening event =
          new Happening(
              "e1",
              "stated",
              text,
              List.of(text),
              Placed.between(0, 1_000_000, TimeClass.BOUNDED),
              List.of(new Happening.Seen("c1", 2_000_000, 3_000_000)));
      Programme programme = new Programme(text, 0, List.of(piece), List.of(event));
      Map<String, byte[]> files =
          new TreeMap<>(
              ExportFiles.of(programme, Map.of("c1", new ExportFiles.Spoken(transcript(text), 0))));
      files.putAll(ExportFiles.joined(programme, Map.of("c1", 0L)));
      return files;
    }
  },
  ANSWER {
    @Override
    Map<String, byte[]> files(String text, Path folder) {
      Ruling ruling = ruling(text);
      String line = line(text);
      OrderAnswer answer =
          OrderAnswer.of(
              new Given(
                  List.of(ruling),
                  DIGEST,
                  DAY,
                  Optional.of(new KeptScope(DIGEST, DAY, List.of(), List.of(CLIP))),
                  List.of(),
                  Set.of(),
                  new Roster(
                      List.of(
                          new Subject(
                              "calder",
                              line,
                              List.of(),
                              List.of(),
                              Category.OFFICER,
                              true,
                              List.of(new Attribution(line, line, DAY, Optional.empty())),
                              Optional.empty()))),
                  List.of(
                      new DutyAnswer(
                          DutyPlace.parse("o1/yard/n1"), DutyAnswer.State.MET, line, DAY)),
                  List.of(
                      new ClipFacts(
                          "c1",
                          text,
                          OptionalLong.of(1),
                          List.of(new ClipFacts.Covering(text, Optional.of(text), List.of(text))),
                          List.of("calder"),
                          Optional.of(text))),
                  Map.of()));
      return Map.of(
          "answer.html", new AnswerPage(answer, List.of(ruling), text, text, text).html(),
          "answer.json", new AnswerDocument(answer, List.of(ruling)).bytes());
    }
  },
  CLOCKS {
    @Override
    Map<String, byte[]> files(String text, Path folder) {
      try (CaseFile file = DrawnCase.in(folder)) {
        AlignStep.Aligned aligned =
            new AlignStep(DrawnCase.TOOL)
                .align(
                    file.read(CaseStatements::read),
                    List.of(),
                    DrawnCase.CLOCK.instant().toString());
        return Map.of(
            "report.html", new ClockReport(aligned, text).html(),
            "clock.html", ClockPages.first(text));
      }
    }
  },
  CUSTODY {
    @Override
    Map<String, byte[]> files(String text, Path folder) throws IOException {
      Map<String, byte[]> files = new TreeMap<>();
      try (CaseFile file = DrawnCase.in(folder, facts(text))) {
        file.append(
            new Entry(
                Action.RECEIVED,
                Optional.of("i1"),
                new ObjectWriter().put("originalFilename", text).put("odd", text).end(),
                List.of()));
        for (CustodyExport.Format format : CustodyExport.Format.values()) {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          new CustodyExport(format).write(file, out);
          switch (format) {
            case CSV -> files.put("custody.csv", out.toByteArray());
            case HTML -> files.put("custody.html", out.toByteArray());
            case TEXT -> files.put("custody.txt", out.toByteArray());
            case JSONL -> {} // the log as it was signed, for programs
          }
        }
      }
      return files;
    }
  },
  RECEIPT {
    @Override
    Map<String, byte[]> files(String text, Path folder) throws IOException {
      Files.createDirectories(folder);
      Path given = Files.writeString(folder.resolve("a.mp4"), "video a");
      try (CaseFile file = DrawnCase.in(folder.resolve("case"), facts(text))) {
        ScriptedInspector inspector = new ScriptedInspector();
        new IntakeStep(inspector, PartialFiles.FORGOTTEN, DrawnCase.CLOCK)
            .run(
                file,
                new IntakeRequest(
                    List.of(given),
                    "cam-yard",
                    Optional.of(label(text)),
                    Optional.of(SourceKind.CAMERA),
                    Optional.empty(),
                    IntakeRequest.Limits.USUAL),
                Progress.SILENT);
        Path receipt =
            new ReceiptStep(NO_CODE, PartialFiles.FORGOTTEN, DrawnCase.CLOCK, DrawnCase.TOOL)
                .run(file)
                .orElseThrow()
                .page();
        Path sheet =
            new ContactSheetStep(inspector, PartialFiles.FORGOTTEN)
                .run(file, new StatusStep().run(file), Progress.SILENT);
        return Map.of(
            "receipt.html", Files.readAllBytes(receipt),
            "contact-sheet.html", Files.readAllBytes(sheet));
      }
    }
  },
  VERSIONS {
    @Override
    Map<String, byte[]> files(String text, Path folder) throws IOException {
      Files.createDirectories(folder);
      try (CaseFile file = DrawnCase.in(folder.resolve("case"), facts(text))) {
        return HostileVersions.of(file, text, folder);
      }
    }
  },
  DOCUMENTS {
    @Override
    Map<String, byte[]> files(String text, Path folder) throws IOException {
      Files.createDirectories(folder);
      Path given = Files.writeString(folder.resolve("a.pdf"), "a letter");
      try (CaseFile file = DrawnCase.in(folder.resolve("case"))) {
        new IntakeStep(new ScriptedInspector(), PartialFiles.FORGOTTEN, DrawnCase.CLOCK)
            .run(
                file,
                new IntakeRequest(
                    List.of(given),
                    "court",
                    Optional.empty(),
                    Optional.of(SourceKind.DOCUMENT),
                    Optional.empty(),
                    IntakeRequest.Limits.USUAL),
                Progress.SILENT);
        List<Page> pages =
            new CaseDocuments(drawing(text))
                .add(file, "i1", "a title", DocumentRole.LETTER, Progress.SILENT)
                .pages();
        return Map.of("page.txt", pages.getFirst().text().getBytes(UTF_8));
      }
    }
  },
  LABELS {
    @Override
    Map<String, byte[]> files(String text, Path folder) {
      return Map.of(
          "labels.vtt",
          SoundLabels.of(
              new SoundPlan(
                  new WaveFormat(SampleCoding.PCM_S16LE, 8_000, 1),
                  0,
                  80_000,
                  List.of(
                      new SoundPlan.Span(
                          0, 8_000, Replacement.SILENCE, text, Optional.of(text))))));
    }
  };

  private static final LocalDate DAY = LocalDate.of(2025, 5, 15);
  private static final Digest DIGEST = Digest.of(new byte[32]);
  private static final ClauseId YARD = new ClauseId("o1", "yard");
  private static final FrameSpan FRAMES = new FrameSpan(0, 40);
  private static final Clip CLIP = new Clip("c1", "i1", "cam-yard", FRAMES, true, List.of(YARD));
  private static final QrEncoder NO_CODE =
      _ ->
          new QrEncoder.Code() {
            @Override
            public int size() {
              return 1;
            }

            @Override
            public boolean dark(int column, int row) {
              return true;
            }
          };

  /** A PNG of one pixel. */
  private static final byte[] PIXEL =
      java.util.Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5E"
                  + "rkJggg==");

  /**
   * Makes them.
   *
   * @param folder is not there yet
   * @return by name
   */
  abstract Map<String, byte[]> files(String text, Path folder) throws IOException;

  /** What may be in it, or something else where it refuses the text. */
  private static <T> T admitted(Supplier<T> hostile, T otherwise) {
    try {
      return hostile.get();
    } catch (IllegalArgumentException e) {
      return otherwise;
    }
  }

  private static String line(String text) {
    return org.unseal.proof.release.PlainText.is(text) ? text : "a line " + Hostile.WORD;
  }

  private static String label(String text) {
    return text.length() < 200 && text.codePoints().noneMatch(SafeText::unfit)
        ? text
        : "a label " + Hostile.WORD;
  }

  private static CaseFacts facts(String text) {
    return admitted(
        () -> new CaseFacts(DrawnCase.FACTS.id(), text, text, DrawnCase.FACTS.zone()),
        DrawnCase.FACTS);
  }

  private static Map<String, byte[]> log(PublicLog log) {
    return Map.of(
        "log.csv", log.csv().getBytes(UTF_8), "log.html", log.html(), "log.json", log.json());
  }

  private static LogGround ground(String text) {
    Optional<String> said = Optional.of(text);
    return new LogGround(
        Optional.of(new LegalBasis(text, text, said, Optional.of(DAY), Exemption.Force.MANDATORY)),
        admitted(() -> new PublicWords(said, said, said, said), PublicWords.NONE),
        Optional.of(DAY),
        said,
        Optional.of(DAY),
        said,
        Optional.of(DAY));
  }

  private static Confirmation confirmation(String what) {
    return new Confirmation(
        "w1", "calder", "i1", new FrameSpan(0, 20), Whereabouts.BEHIND_SCENE, what, "p1");
  }

  private static PresenceLedger.Run run(
      int from, int to, Whereabouts where, String text, Optional<Confirmation> said) {
    TreeSet<String> texts = new TreeSet<>(Set.of(text));
    return new PresenceLedger.Run(new FrameSpan(from, to), where, false, texts, texts, false, said);
  }

  /** As it is after it was read from somebody's file. */
  private static Transcript transcript(String text) {
    String clean = Wording.clean(text).text();
    return Transcript.of(
        List.of(
            new Transcript.Said(
                0,
                2_000_000,
                Optional.of("417"),
                clean.substring(0, Math.min(clean.length(), Wording.LONGEST))),
            new Transcript.Said(2_000_000, 3_000_000, Optional.empty(), "Copy.")));
  }

  private static Ruling ruling(String text) {
    return new Ruling(
        "o1",
        RulingKind.ORDER,
        text,
        text,
        text,
        DAY,
        "0".repeat(64),
        new Particulars(
            Optional.of(text),
            Optional.of(text),
            Optional.of(DAY),
            Optional.of(DAY),
            List.of(new Particulars.Party(text, text, Optional.of(text))),
            List.of(new Particulars.Finding(text, Optional.of(YARD), Optional.of(3))),
            List.of(new Particulars.Reading(text, Optional.of(YARD), text, text)),
            List.of(new Particulars.Preview(text, DAY, Optional.of(DAY), text))),
        List.of(),
        List.of(
            new Clause(
                YARD,
                text,
                List.of(),
                List.of(
                    new Rule.Cover(text), new Rule.Clear(text, text), new Rule.RemoveSound(text)),
                List.of(
                    new Duty("n1", Duty.Kind.NOTICE, text, Optional.empty()),
                    new Duty("c1", Duty.Kind.CONDITION, text, Optional.of(DAY))),
                List.of())));
  }

  private static DocumentPages drawing(String text) {
    return (_, folder, _) -> {
      try {
        Files.write(folder.resolve("page-1.png"), PIXEL);
        // As another process may leave it, half pairs of surrogates and all.
        Files.write(folder.resolve("page-1.txt"), text.getBytes(UTF_8));
        Files.writeString(folder.resolve("page-1.unseen"), "0");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}
