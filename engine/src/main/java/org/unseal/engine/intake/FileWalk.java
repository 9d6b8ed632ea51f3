package org.unseal.engine.intake;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * Lists the plain files of what a person named, in an order that is always the same, without
 * following any link and without opening anything.
 */
final class FileWalk {
  private final int mostFiles;
  private final int deepest;
  private final List<Found> files = new ArrayList<>();
  private final List<IntakeFinding> findings = new ArrayList<>();

  /**
   * Nothing is looked at yet.
   *
   * @param mostFiles in all; more are refused before anything is taken in
   * @param deepest folders within one another
   */
  FileWalk(int mostFiles, int deepest) {
    this.mostFiles = mostFiles;
    this.deepest = deepest;
  }

  /**
   * A plain file.
   *
   * @param name as it was named, or from the named folder on
   */
  record Found(Path path, FileName name, long bytes) {}

  /** Files in order. */
  List<Found> files() {
    return List.copyOf(files);
  }

  List<IntakeFinding> findings() {
    return List.copyOf(findings);
  }

  /** Adds a file, or all files of a folder. */
  void add(Path named) {
    BasicFileAttributes attributes;
    try {
      attributes =
          Files.readAttributes(named, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.INPUT_MISSING, "there is no " + named + " to be taken in; check its name", e);
    }
    FileName name = FileName.of(Optional.ofNullable(named.getFileName()).orElse(named));
    if (attributes.isDirectory()) {
      walk(named, name);
    } else {
      seen(named, name, attributes);
    }
  }

  private void walk(Path root, FileName name) {
    List<Found> before = List.copyOf(files);
    files.clear();
    try {
      Files.walkFileTree(
          root,
          EnumSet.noneOf(java.nio.file.FileVisitOption.class),
          deepest + 1,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              FileName below = name.below(FileName.of(root.relativize(file)));
              if (attributes.isDirectory()) {
                findings.add(
                    new IntakeFinding(
                        IntakeCode.TOO_DEEP,
                        Optional.of(below),
                        "deeper than " + deepest + " folders"));
              } else {
                seen(file, below, attributes);
              }
              requireFew(before.size());
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              FileName below = name.below(FileName.of(root.relativize(file)));
              findings.add(new IntakeFinding(IntakeCode.UNREADABLE, Optional.of(below), ""));
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                Path folder, @org.jspecify.annotations.Nullable IOException e) {
              if (e != null) {
                findings.add(
                    new IntakeFinding(
                        IntakeCode.UNREADABLE,
                        Optional.of(name.below(FileName.of(root.relativize(folder)))),
                        "not all of it could be listed"));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      findings.add(new IntakeFinding(IntakeCode.UNREADABLE, Optional.of(name), ""));
    }
    files.sort(Comparator.comparing(found -> found.name().text()));
    files.addAll(0, before);
  }

  private void requireFew(int others) {
    if (others + files.size() + findings.size() > mostFiles) {
      throw new UnsealException(
          ErrorCode.LIMIT_EXCEEDED,
          "more than %d files; nothing was taken in. Take them in by parts, one folder at a time"
              .formatted(mostFiles));
    }
  }

  private void seen(Path file, FileName name, BasicFileAttributes attributes) {
    if (attributes.isRegularFile()) {
      files.add(new Found(file, name, attributes.size()));
    } else {
      findings.add(
          new IntakeFinding(
              attributes.isSymbolicLink() ? IntakeCode.LINK_NOT_FOLLOWED : IntakeCode.NOT_A_FILE,
              Optional.of(name),
              ""));
    }
  }
}
