package org.unseal.media.render;

import java.nio.file.Path;
import java.util.Optional;
import org.unseal.engine.port.CoverPlan;
import org.unseal.engine.port.CoverSource;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FootageRenderer;
import org.unseal.engine.port.Progress;
import org.unseal.media.gop.Obstacle;
import org.unseal.media.mp4.Mp4File;
import org.unseal.media.mp4.TrackTiming;
import org.unseal.media.read.LibavFootage;
import org.unseal.media.read.LibavFrame;
import org.unseal.media.read.LibavFrames;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.plan.WholeReason;
import org.unseal.model.recording.FrameSpan;

/**
 * Renders what {@link org.unseal.media.read.LibavFootageLibrary} opened to MP4 with H.264. No
 * state; any number of renditions may be under way.
 */
public final class LibavRenderer implements FootageRenderer {
  @Override
  public MaskGrid grid(Footage footage) {
    LibavFootage recording = own(footage);
    return Canvas.grid(recording.traits().pixelFormat(), recording.facts().interlaced());
  }

  /**
   * Renders. What the frames themselves have to say of damage and repaired times is not repeated
   * among the findings: whoever analysed them has it. Calls {@code progress} on the calling thread,
   * which is also the one that reads and asks {@code covers}.
   *
   * @throws UnsealException {@code DISK_FULL} or {@code FOLDER_NOT_WRITABLE} where the output can't
   *     be written, {@code NO_FRAMES} where there is nothing to write
   */
  @Override
  public Rendition render(
      Footage footage, CoverPlan covers, RenderSettings settings, Path output, Progress progress) {
    LibavFootage recording = own(footage);
    SourceSetup source = SourceSetup.of(recording, settings);
    settings.shown().ifPresent(shown -> requireFrames(shown, covers.frames()));
    long pictures =
        settings.shown().map(FrameSpan::length).orElse(recording.facts().codedPictures());
    progress.stage(Progress.Stage.RENDER, pictures);
    Choice choice = Choice.of(recording, covers, settings);
    if (choice instanceof Choice.Smart smart) {
      try {
        return new SmartRendering(recording, source, smart, settings)
            .render(covers, output, progress);
      } catch (Refused refused) {
        choice = new Choice.Full(refused.obstacle());
        progress.stage(Progress.Stage.RENDER, pictures);
      }
    }
    Obstacle obstacle = ((Choice.Full) choice).obstacle();
    return full(recording, source, covers, settings, output, progress, obstacle);
  }

  private static void requireFrames(FrameSpan shown, int frames) {
    if (shown.endExclusive() > frames) {
      throw new UnsealException(
          ErrorCode.SPAN_OUTSIDE_MEDIA,
          "frames "
              + shown.start()
              + " to "
              + (shown.endExclusive() - 1)
              + " are to be shown, and the recording has "
              + frames
              + ", the last of which is number "
              + (frames - 1));
    }
  }

  private static Rendition full(
      LibavFootage recording,
      SourceSetup source,
      CoverPlan covers,
      RenderSettings settings,
      Path output,
      Progress progress,
      Obstacle obstacle) {
    try (Mp4File file = new Mp4File(output);
        OptionalSound sound = OptionalSound.of(recording, settings)) {
      int track = file.addTrack();
      Optional<SoundOut> soundOut = sound.out(file);
      VideoOut video = new VideoOut(file, track, recording.facts().timeBase(), soundOut);
      byte[] parameterSets = renderPictures(recording, covers, settings, source, video, progress);
      boolean toTheEnd =
          settings.shown().map(shown -> shown.endExclusive() == covers.frames()).orElse(true);
      OutputClock clock = video.clock(recording.facts(), toTheEnd);
      Finish finish = new Finish(file, clock, soundOut, settings);
      return finish.rendition(
          new TrackTiming(source.track(parameterSets), clock.scale(), clock.ticks(), clock.end()),
          source,
          new Passage(
              Optional.of(new Reason(obstacle.name(), obstacle.sentence())), 0, 0, video.parts()));
    }
  }

  private static byte[] renderPictures(
      LibavFootage recording,
      CoverPlan plan,
      RenderSettings settings,
      SourceSetup source,
      VideoOut video,
      Progress progress) {
    FrameSpan shown = settings.shown().orElse(new FrameSpan(0, Integer.MAX_VALUE));
    try (LibavFrames frames = frames(recording, plan, shown.start());
        CoverSource covers = plan.read();
        RunPipeline pipeline =
            new RunPipeline(
                source.encoder(), source.canvas(), settings.threads(), video::take, progress)) {
      pump(frames, covers, shown, video, pipeline, source);
      pipeline.finish();
      covers.requireUnchanged();
      if (settings.shown().isPresent() && video.frames() < shown.length()) {
        throw new UnsealException(
            ErrorCode.SPAN_OUTSIDE_MEDIA,
            "the recording shows "
                + video.frames()
                + " of the "
                + shown.length()
                + " frames that were asked for");
      }
      if (video.frames() == 0) {
        throw new UnsealException(
            ErrorCode.NO_FRAMES, "The recording has no frames to render; copy the file again.");
      }
      return pipeline.parameterSets();
    }
  }

  /**
   * From a frame close before the first that is shown, where nothing is known to be damaged before
   * it: only then is it sure which frame is which without decoding all of them.
   */
  private static LibavFrames frames(LibavFootage recording, CoverPlan plan, int first) {
    boolean sound = plan.frames() == recording.facts().codedPictures();
    try (CoverSource covers = plan.read()) {
      for (int frame = 0; frame < first && sound; frame++) {
        sound =
            !(covers.coverOf(frame) instanceof FrameCover.Whole whole
                && whole.reason() == WholeReason.STREAM_DAMAGED);
      }
    }
    return sound ? recording.nativeFrames(first) : recording.nativeFrames();
  }

  private static void pump(
      LibavFrames frames,
      CoverSource covers,
      FrameSpan shown,
      VideoOut video,
      RunPipeline pipeline,
      SourceSetup source) {
    int asked = 0;
    for (Optional<LibavFrame> next = frames.nextFrame();
        next.isPresent();
        next = frames.nextFrame()) {
      LibavFrame frame = next.get();
      FrameCover cover = new FrameCover.Whole(WholeReason.STREAM_DAMAGED);
      long ticks;
      try {
        while (asked <= frame.index()) {
          cover = covers.coverOf(asked++);
        }
        if (!shown.contains(frame.index())) {
          frame.close();
          if (frame.index() >= shown.endExclusive()) {
            return;
          }
          continue;
        }
        ticks = video.expect(frame);
      } catch (RuntimeException e) {
        frame.close();
        throw e;
      }
      pipeline.add(frame, cover, source.encoderTicks(ticks));
      if (frame.index() == shown.endExclusive() - 1) {
        return;
      }
    }
  }

  private static LibavFootage own(Footage footage) {
    if (footage instanceof LibavFootage recording) {
      return recording;
    }
    throw new IllegalArgumentException("footage of another library");
  }
}
