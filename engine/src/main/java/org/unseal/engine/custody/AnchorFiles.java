package org.unseal.engine.custody;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.unseal.engine.casefile.CaseFolders;
import org.unseal.engine.json.Fields;
import org.unseal.engine.json.Json;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.CustodyAnchor;
import org.unseal.proof.custody.Head;
import org.unseal.proof.custody.HeadDocument;
import org.unseal.proof.digest.Digest;

/**
 * Finds the documents that state a head of the log: receipts, seals and releases, each a JSON file
 * with a field {@code custodyHead}. Links are not followed.
 */
final class AnchorFiles {
  private static final int DEEPEST = 8;
  private static final int MOST = 100_000;
  private static final byte[] MARK = ("\"" + Head.FIELD + "\"").getBytes(StandardCharsets.US_ASCII);

  private final List<Stated> found = new ArrayList<>();
  private final List<String> unusable = new ArrayList<>();
  private int seen;

  /** A head, and the case that it is of, where the document says which. */
  private record Stated(CustodyAnchor anchor, Optional<String> caseId) {
    boolean isOf(Optional<String> other) {
      return caseId.isEmpty() || other.isEmpty() || caseId.equals(other);
    }
  }

  /**
   * Those of a case.
   *
   * @param caseId where its log says which it is
   */
  List<CustodyAnchor> found(Optional<String> caseId) {
    return found.stream().filter(one -> one.isOf(caseId)).map(Stated::anchor).toList();
  }

  /** Where something states a head that can't be used, and why. */
  List<String> unusable(Optional<String> caseId) {
    Stream<String> others =
        found.stream()
            .filter(one -> !one.isOf(caseId))
            .map(one -> one.anchor().source() + " is of another case");
    return Stream.concat(unusable.stream(), others).toList();
  }

  /** Everything in the case's folder but what was received and what can be made again. */
  void inCase(CaseFolders folders) {
    Set<Path> skipped = Set.of(folders.originals(), folders.derived());
    walk(folders.root(), skipped);
  }

  /** A file, or all that is in a folder. */
  void in(Path path) {
    if (!Files.exists(path)) {
      throw new UnsealException(
          ErrorCode.INPUT_MISSING, "No such file: " + path + "; check its name.");
    }
    int before = found.size() + unusable.size();
    walk(path, Set.of());
    if (found.size() + unusable.size() == before) {
      throw new UnsealException(
          ErrorCode.DOCUMENT_MALFORMED,
          path + " states no head of a custody log; name a receipt, a release or a head file");
    }
  }

  private void walk(Path root, Set<Path> skipped) {
    try {
      Files.walkFileTree(
          root,
          EnumSet.noneOf(java.nio.file.FileVisitOption.class),
          DEEPEST,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return skipped.contains(folder)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              if (++seen > MOST) {
                unusable.add("more than %d files; the others were not read".formatted(MOST));
                return FileVisitResult.TERMINATE;
              }
              if (attributes.isRegularFile() && file.toString().endsWith(".json")) {
                read(file, name(root, file));
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              unusable.add(name(root, file) + " can't be read");
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.INPUT_UNREADABLE, "can't read what is in %s".formatted(root), e);
    }
  }

  private static String name(Path root, Path file) {
    Path name = root.equals(file) ? file.getFileName() : root.relativize(file);
    return String.valueOf(name);
  }

  private void read(Path file, String name) throws IOException {
    if (!statesHead(file)) {
      return;
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      Fields fields = Json.readFields(in, Set.of(Head.FIELD, HeadDocument.CASE_FIELD), "it");
      if (!fields.has(Head.FIELD)) {
        return; // further inside, about something else
      }
      Optional<String> caseId =
          fields.has(HeadDocument.CASE_FIELD)
              ? Optional.of(fields.text(HeadDocument.CASE_FIELD))
              : Optional.empty();
      Fields head = fields.child(Head.FIELD);
      Head stated = new Head(head.integer("seq"), Digest.ofHex(head.text("sha256")));
      found.add(new Stated(new CustodyAnchor(stated, name), caseId));
    } catch (UnsealException | IllegalArgumentException e) {
      unusable.add("%s: %s".formatted(name, e.getMessage()));
    }
  }

  /** A quick look, so that large documents about other things are not parsed. */
  private static boolean statesHead(Path file) throws IOException {
    int matched = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      for (int octet = in.read(); octet >= 0; octet = in.read()) {
        if (octet == MARK[matched]) {
          matched++;
          if (matched == MARK.length) {
            return true;
          }
        } else {
          matched = octet == MARK[0] ? 1 : 0;
        }
      }
    }
    return false;
  }
}
