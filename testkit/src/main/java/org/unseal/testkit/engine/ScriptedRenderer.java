package org.unseal.testkit.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.port.CoverPlan;
import org.unseal.engine.port.CoverSource;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FootageRenderer;
import org.unseal.engine.port.FrameStream;
import org.unseal.engine.port.Progress;
import org.unseal.model.plan.FrameCover;

/** "Renders" to a text file that lists each frame's cover. */
public final class ScriptedRenderer implements FootageRenderer {
  private final MaskGrid grid;
  private final List<FrameCover> covers = new ArrayList<>();
  private int failAt = -1;
  private RuntimeException failure = new IllegalStateException("no failure was set");

  public ScriptedRenderer(MaskGrid grid) {
    this.grid = grid;
  }

  /** Throws this when it comes to the frame, with part of the file written. */
  public ScriptedRenderer failingAt(int frame, RuntimeException thrown) {
    failAt = frame;
    failure = thrown;
    return this;
  }

  /** What was covered in the last rendering, frame by frame. */
  public List<FrameCover> covers() {
    return List.copyOf(covers);
  }

  @Override
  public Rendition render(
      Footage footage, CoverPlan plan, RenderSettings settings, Path output, Progress progress) {
    covers.clear();
    StringBuilder text = new StringBuilder();
    try (FrameStream stream = footage.frames();
        CoverSource source = plan.read()) {
      Optional<DecodedFrame> next = stream.next();
      while (next.isPresent()) {
        try (DecodedFrame frame = next.get()) {
          if (frame.index() == failAt) {
            Files.writeString(output, text);
            throw failure;
          }
          FrameCover cover = source.coverOf(frame.index());
          if (settings.shown().map(shown -> shown.contains(frame.index())).orElse(true)) {
            covers.add(cover);
            text.append(cover).append('\n');
          }
          progress.done(frame.index());
        }
        next = stream.next();
      }
      source.requireUnchanged();
      Files.writeString(output, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Rendition(
        covers.size(),
        footage.facts().timeBase(),
        footage.facts().size(),
        footage.facts().size(),
        "scripted",
        settings.keepAudio(),
        new Passage(Optional.of(new Reason("SCRIPTED", "it is a test")), 0, 0, List.of()),
        List.of());
  }

  @Override
  public MaskGrid grid(Footage footage) {
    return grid;
  }
}
