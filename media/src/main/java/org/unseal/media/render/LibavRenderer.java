package org.unseal.media.render;

import java.nio.file.Path;
import java.util.Optional;
import org.unseal.engine.port.CoverPlan;
import org.unseal.engine.port.CoverSource;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FootageRenderer;
import org.unseal.engine.port.FrameStream;
import org.unseal.engine.port.Progress;
import org.unseal.media.gop.Obstacle;
import org.unseal.media.mp4.Mp4File;
import org.unseal.media.mp4.TrackTiming;
import org.unseal.media.read.LibavFootage;
import org.unseal.media.read.LibavFrame;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.plan.FrameCover;

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
    progress.stage(Progress.Stage.RENDER, recording.facts().codedPictures());
    Choice choice = Choice.of(recording, covers, settings);
    if (choice instanceof Choice.Smart smart) {
      try {
        return new SmartRendering(recording, source, smart, settings)
            .render(covers, output, progress);
      } catch (Refused refused) {
        choice = new Choice.Full(refused.obstacle());
        progress.stage(Progress.Stage.RENDER, recording.facts().codedPictures());
      }
    }
    Obstacle obstacle = ((Choice.Full) choice).obstacle();
    return full(recording, source, covers, settings, output, progress, obstacle);
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
      OutputClock clock = video.clock(recording.facts());
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
    try (FrameStream frames = recording.frames();
        CoverSource covers = plan.read();
        RunPipeline pipeline =
            new RunPipeline(
                source.encoder(), source.canvas(), settings.threads(), video::take, progress)) {
      pump(frames, covers, video, pipeline, source);
      pipeline.finish();
      covers.requireUnchanged();
      if (video.frames() == 0) {
        throw new UnsealException(
            ErrorCode.NO_FRAMES, "The recording has no frames to render; copy the file again.");
      }
      return pipeline.parameterSets();
    }
  }

  private static void pump(
      FrameStream frames,
      CoverSource covers,
      VideoOut video,
      RunPipeline pipeline,
      SourceSetup source) {
    for (Optional<DecodedFrame> next = frames.next(); next.isPresent(); next = frames.next()) {
      if (!(next.get() instanceof LibavFrame frame)) {
        next.get().close();
        throw new IllegalArgumentException("frames of another library");
      }
      FrameCover cover;
      try {
        video.expect(frame);
        cover = covers.coverOf(frame.index());
      } catch (RuntimeException e) {
        frame.close();
        throw e;
      }
      pipeline.add(frame, cover, source.encoderTicks(frame.ticks()));
    }
  }

  private static LibavFootage own(Footage footage) {
    if (footage instanceof LibavFootage recording) {
      return recording;
    }
    throw new IllegalArgumentException("footage of another library");
  }
}
