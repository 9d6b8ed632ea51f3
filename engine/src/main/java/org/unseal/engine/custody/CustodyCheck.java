package org.unseal.engine.custody;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.files.Unchanged;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.port.CaseStore;
import org.unseal.model.casefile.RecordKind;
import org.unseal.proof.custody.CustodyAnchor;
import org.unseal.proof.custody.CustodyCode;
import org.unseal.proof.custody.CustodyEvent;
import org.unseal.proof.custody.CustodyVerdict;
import org.unseal.proof.custody.Head;
import org.unseal.proof.custody.LogCheck;
import org.unseal.proof.custody.LogState;
import org.unseal.proof.custody.Person;
import org.unseal.proof.custody.SignedEvent;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.key.SignatureDocument;

/**
 * Checks a case's log: entry by entry, then the tables against what the log says, then the heads
 * that were given out. Findings are answers, not failures.
 */
public final class CustodyCheck {
  private final List<CustodyAnchor> given;
  private final List<Path> files;

  /**
   * With what is known from outside the case.
   *
   * @param given heads that somebody wrote down
   * @param files documents that state one, or folders with such
   */
  public CustodyCheck(List<CustodyAnchor> given, List<Path> files) {
    this.given = List.copyOf(given);
    this.files = List.copyOf(files);
  }

  /**
   * What a check showed.
   *
   * @param caseId where the log says which it is
   * @param opener who opened the case, by what the log says
   */
  public record Answer(CustodyVerdict verdict, Optional<String> caseId, Optional<Person> opener) {}

  /** Checks a case in its folder. */
  public Answer ofCase(CaseFile file) {
    // Heads first: whoever appends and gives out a head meanwhile must not look like one who cut.
    AnchorFiles anchors = anchors();
    anchors.inCase(file.folders());
    LogCheck check = new LogCheck();
    Tables tables = new Tables(check);
    file.inspect(tables);
    tables.end();
    return answer(check, anchors);
  }

  private AnchorFiles anchors() {
    AnchorFiles anchors = new AnchorFiles();
    files.forEach(anchors::in);
    return anchors;
  }

  /** Checks an exported log, a line an entry. */
  public Answer ofLines(Path log) {
    AnchorFiles anchors = anchors();
    LogCheck check = new LogCheck();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(log), 1 << 16)) {
      for (Optional<byte[]> line = line(in); line.isPresent(); line = line(in)) {
        check.line(line.get());
      }
    } catch (IOException e) {
      throw Unchanged.unreadable(log, e);
    }
    return answer(check, anchors);
  }

  /** Up to the next line end, or to what is longer than any entry. */
  private static Optional<byte[]> line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int octet = in.read();
    if (octet < 0) {
      return Optional.empty();
    }
    while (octet >= 0 && octet != '\n') {
      if (line.size() <= CustodyEvent.LONGEST + SignatureDocument.LONGEST) {
        line.write(octet);
      }
      octet = in.read();
    }
    return Optional.of(line.toByteArray());
  }

  private Answer answer(LogCheck check, AnchorFiles anchors) {
    anchors
        .unusable(check.caseId())
        .forEach(what -> check.found(CustodyCode.ANCHOR_UNUSABLE, 0, what));
    List<CustodyAnchor> all = new ArrayList<>(given);
    all.addAll(anchors.found(check.caseId()));
    Optional<Person> opener = check.state().opener();
    return new Answer(check.end(all), check.caseId(), opener);
  }

  /** Takes the tables as they are kept, the log first. */
  private static final class Tables implements CaseStore.Inspector {
    private final LogCheck check;
    private Map<LogState.Key, LogState.Known> expected = new HashMap<>();
    private boolean begun;

    Tables(LogCheck check) {
      this.check = check;
    }

    @Override
    public void event(long seq, String hash, String event, String signature) {
      Optional<SignedEvent> signed = check.entry(event, signature);
      signed.ifPresent(
          entry -> {
            Head head = entry.head();
            if (head.seq() != seq || !head.hash().hex().equals(hash)) {
              check.found(CustodyCode.ROW_DIFFERS, head.seq(), "row " + seq);
            }
          });
    }

    @Override
    public void record(String kind, String id, long number, long seq, Optional<String> body) {
      begin();
      Optional<LogState.Key> key =
          RecordKind.ofCode(kind).map(known -> new LogState.Key(known, id));
      LogState.Known known = key.map(expected::remove).orElse(null);
      if (known == null) {
        check.found(CustodyCode.RECORD_ADDED, 0, harmless(kind) + " " + harmless(id));
        return;
      }
      boolean same =
          known.seq() == seq
              && CaseReading.number(id) == number
              && known.body().equals(body.flatMap(Tables::digest))
              && known.body().isPresent() == body.isPresent();
      if (!same) {
        check.found(CustodyCode.RECORD_DIFFERS, known.seq(), kind + " " + id);
      }
    }

    private void begin() {
      if (!begun) {
        begun = true;
        expected = new HashMap<>(check.state().records());
      }
    }

    void end() {
      begin();
      expected.forEach(
          (key, known) ->
              check.found(
                  CustodyCode.RECORD_MISSING, known.seq(), key.kind().code() + " " + key.id()));
    }

    private static Optional<Digest> digest(String body) {
      try {
        return JsonReader.read(body.getBytes(StandardCharsets.UTF_8)) instanceof JsonObject object
            ? Optional.of(LogState.digest(object))
            : Optional.empty();
      } catch (MalformedJsonException e) {
        return Optional.empty();
      }
    }

    /** What somebody wrote into a table may be anything. */
    private static String harmless(String text) {
      return text.matches("[a-z0-9.-]{1,64}") ? text : "?";
    }
  }
}
