package org.unseal.engine.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.unseal.engine.digest.Digests;
import org.unseal.engine.json.Fields;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.Finding;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Stretch;
import org.unseal.model.track.Track;
import org.unseal.model.track.WholeCover;

/**
 * An analysis on disk, read stretch by stretch, so that memory stays bounded.
 *
 * @param key the {@link AnalysisKey#digest}
 * @param digest SHA-256 of its lines
 */
public record StoredAnalysis(Path folder, String key, String digest) {
  /** What it depends on, as its first line says. */
  public AnalysisKey madeWith() {
    try (AnalysisLines lines = new AnalysisLines(folder)) {
      return AnalysisParser.key(lines.next());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Reads all of it from the start, in order.
   *
   * @throws UnsealException at the end at the latest, where it is not what its digest says: use
   *     nothing of it before this returns
   */
  public Summary read(Visitor visitor) {
    try (AnalysisLines lines = new AnalysisLines(folder)) {
      AnalysisParser.key(lines.next());
      Fields line = lines.next();
      while (line.has("stretch")) {
        visitor.stretch(AnalysisParser.stretch(line, lines));
        line = lines.next();
      }
      Summary summary = AnalysisParser.end(line);
      if (!lines.digest().equals(digest)) {
        throw new IOException("the stored analysis changed");
      }
      return summary;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static UnsealException unreadable(IOException e) {
    return new UnsealException(
        ErrorCode.ANALYSIS_MISSING, "the stored analysis can't be read; redact again", e);
  }

  /** The pixels of a backdrop, three bytes each, row by row. */
  public byte[] still(StoredBackdrop backdrop) {
    Path file = folder.resolve(AnalysisFiles.still(backdrop.number()));
    int length = Math.toIntExact(backdrop.size().pixels() * 3);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] rgb = in.readNBytes(length);
      if (!Digests.hex(Digests.sha256().digest(rgb)).equals(backdrop.sha256())) {
        throw new IOException("the still is not the one that was stored");
      }
      return rgb;
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.ANALYSIS_MISSING,
          "a backdrop of the stored analysis can't be read; analyse again",
          e);
    }
  }

  /** Takes stretches in order. */
  @FunctionalInterface
  public interface Visitor {
    void stretch(StoredStretch stretch);
  }

  /** What the end of an analysis says. */
  public record Summary(int frames, List<Finding> findings) {
    public Summary {
      findings = List.copyOf(findings);
    }
  }

  /** One stretch, as stored. */
  public record StoredStretch(
      Stretch stretch,
      List<Track> tracks,
      List<WholeCover> wholes,
      List<StoredBackdrop> backdrops) {
    public StoredStretch {
      tracks = List.copyOf(tracks);
      wholes = List.copyOf(wholes);
      backdrops = List.copyOf(backdrops);
    }
  }

  /** A backdrop without its pixels, which {@link StoredAnalysis#still} reads. */
  public record StoredBackdrop(
      int number, FrameSpan frames, PictureSize size, String sha256, List<Box> unsure) {
    public StoredBackdrop {
      unsure = List.copyOf(unsure);
    }
  }
}
