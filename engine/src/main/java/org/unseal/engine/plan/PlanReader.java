package org.unseal.engine.plan;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.unseal.engine.digest.Digests;
import org.unseal.engine.json.Fields;
import org.unseal.engine.json.Json;
import org.unseal.engine.port.CoverSource;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.Box;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.plan.WholeReason;

/**
 * Reads a stored plan in step with a rendering. One thread. A frame that the plan does not know is
 * covered whole.
 */
public final class PlanReader implements CoverSource {
  private final Plan plan;
  private final MessageDigest sha256 = Digests.sha256();
  private final BufferedReader lines;
  private FrameCover running = new FrameCover.Nothing();
  private int next;
  private int left;
  private boolean ended;

  /** Opens the plan at its first frame. */
  public PlanReader(Plan plan) {
    this.plan = plan;
    try {
      this.lines =
          new BufferedReader(
              new InputStreamReader(
                  new DigestInputStream(
                      new GZIPInputStream(Files.newInputStream(plan.file()), 1 << 16), sha256),
                  StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unreadable(e);
    }
    line().requireSchema(PlanWriter.SCHEMA, PlanWriter.VERSION);
  }

  @Override
  public FrameCover coverOf(int frame) {
    if (frame != next) {
      throw new IllegalArgumentException("frame " + frame + " asked for, " + next + " is next");
    }
    next++;
    while (left == 0 && !ended) {
      Fields line = line();
      if (line.has("end")) {
        ended = true;
      } else {
        left = line.integer("frames");
        running = cover(line);
      }
    }
    if (ended) {
      return new FrameCover.Whole(WholeReason.STREAM_DAMAGED);
    }
    left--;
    return running;
  }

  @Override
  public void requireUnchanged() {
    try {
      lines.transferTo(Writer.nullWriter());
      ended = true;
      left = 0;
      if (!Digests.hex(sha256.digest()).equals(plan.digest())) {
        throw new IOException("the stored plan changed");
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static FrameCover cover(Fields line) {
    if (line.has("whole")) {
      return new FrameCover.Whole(line.oneOf("whole", WholeReason.class));
    }
    if (!line.has("boxes")) {
      return new FrameCover.Nothing();
    }
    List<Box> boxes = new ArrayList<>();
    for (Fields box : line.list("boxes")) {
      boxes.add(box.box());
    }
    return new FrameCover.Boxes(boxes);
  }

  private Fields line() {
    try {
      String line = lines.readLine();
      if (line == null) {
        throw new IOException("the plan ends early");
      }
      return Json.read(line, "the stored plan");
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static UnsealException unreadable(IOException e) {
    return new UnsealException(ErrorCode.ANALYSIS_MISSING, "the stored plan can't be read", e);
  }
}
