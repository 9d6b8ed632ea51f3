package org.unseal.engine.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.unseal.engine.files.Unchanged;
import org.unseal.engine.port.Progress;
import org.unseal.engine.zip.MalformedZipException;
import org.unseal.engine.zip.ZipIndex;
import org.unseal.engine.zip.ZipIndex.Member;
import org.unseal.engine.zip.ZipIndex.Oddity;
import org.unseal.engine.zip.ZipLimits;

/** Takes the files of one archive, from the copy of it that nobody can change any more. */
final class ArchiveIntake {
  private final Path archive;
  private final FileName name;
  private final ZipLimits limits;

  ArchiveIntake(Path archive, FileName name, ZipLimits limits) {
    this.archive = archive;
    this.name = name;
    this.limits = limits;
  }

  /** Takes a file that lies on the shelf now. */
  @FunctionalInterface
  interface Taker {
    /**
     * The next one.
     *
     * @param findings about it, to be recorded with it
     * @param nested it is an archive itself
     */
    void take(TwoDigests digests, FileName name, List<IntakeFinding> findings, boolean nested);
  }

  void read(
      OriginalsShelf shelf,
      Progress progress,
      long before,
      Taker taker,
      Consumer<IntakeFinding> untaken) {
    try (FileChannel channel =
        FileChannel.open(archive, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      ZipIndex index;
      try {
        index = ZipIndex.read(channel, limits);
      } catch (MalformedZipException e) {
        untaken.accept(
            new IntakeFinding(IntakeCode.ZIP_UNREADABLE, Optional.of(name), "" + e.getMessage()));
        return;
      }
      for (Member member : index.members()) {
        member(index, member, shelf, progress, before, taker, untaken);
      }
    } catch (IOException e) {
      throw Unchanged.unreadable(archive, e);
    }
  }

  private void member(
      ZipIndex index,
      Member member,
      OriginalsShelf shelf,
      Progress progress,
      long before,
      Taker taker,
      Consumer<IntakeFinding> untaken)
      throws IOException {
    FileName within = name.below(FileName.ofBytes(member.name()));
    List<IntakeFinding> findings = new ArrayList<>();
    for (Oddity oddity : member.oddities()) {
      IntakeFinding finding = new IntakeFinding(code(oddity), Optional.of(within), "");
      if (!member.readable()) {
        if (oddity.closed()) {
          untaken.accept(finding);
        }
      } else {
        findings.add(finding);
      }
    }
    if (!member.readable()) {
      return;
    }
    try (PushbackInputStream in = new PushbackInputStream(index.open(member), 4)) {
      byte[] first = in.readNBytes(4);
      in.unread(first);
      TwoDigests digests = shelf.put(new Silent(in, progress, before), progress, before);
      taker.take(digests, within, findings, ZipIndex.begins(first));
    } catch (OriginalsShelf.SourceException | MalformedZipException e) {
      String words =
          e.getCause() instanceof MalformedZipException cause
              ? "" + cause.getMessage()
              : e instanceof MalformedZipException own ? "" + own.getMessage() : "";
      untaken.accept(new IntakeFinding(IntakeCode.ZIP_DAMAGED, Optional.of(within), words));
    }
  }

  private static IntakeCode code(Oddity oddity) {
    return switch (oddity) {
      case LINK -> IntakeCode.ZIP_LINK;
      case NOT_A_FILE -> IntakeCode.ZIP_NOT_A_FILE;
      case ENCRYPTED -> IntakeCode.ZIP_ENCRYPTED;
      case PACKED_OTHERWISE -> IntakeCode.ZIP_PACKED_OTHERWISE;
      case TOO_LARGE -> IntakeCode.ZIP_TOO_LARGE;
      case OVERLAPS -> IntakeCode.ZIP_OVERLAPS;
      case HEADER_DIFFERS -> IntakeCode.ZIP_HEADER_DIFFERS;
      case NAME_LEADS_AWAY -> IntakeCode.ZIP_NAME_LEADS_AWAY;
      case NAME_TWICE -> IntakeCode.ZIP_NAME_TWICE;
      case NAME_DIFFERS_IN_CASE -> IntakeCode.ZIP_NAME_DIFFERS_IN_CASE;
    };
  }

  /** Asks whether to go on while it is read; tells no bytes, as those of the archive were told. */
  private static final class Silent extends java.io.FilterInputStream {
    private final Progress progress;
    private final long done;

    Silent(InputStream in, Progress progress, long done) {
      super(in);
      this.progress = progress;
      this.done = done;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      progress.done(done);
      return super.read(into, from, most);
    }
  }
}
