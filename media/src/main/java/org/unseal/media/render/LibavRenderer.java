package org.unseal.media.render;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.port.CoverSource;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FootageRenderer;
import org.unseal.engine.port.FrameStream;
import org.unseal.engine.port.Progress;
import org.unseal.media.mp4.Mp4File;
import org.unseal.media.mp4.TrackTiming;
import org.unseal.media.read.LibavFootage;
import org.unseal.media.read.LibavFrame;
import org.unseal.media.sound.Sound;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.recording.Finding;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.recording.TimeBase;

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
   * which is also the one that decodes and asks {@code covers}.
   *
   * @throws UnsealException {@code DISK_FULL} or {@code FOLDER_NOT_WRITABLE} where the output can't
   *     be written, {@code NO_FRAMES} where there is nothing to write
   */
  @Override
  public Rendition render(
      Footage footage,
      CoverSource covers,
      RenderSettings settings,
      Path output,
      Progress progress) {
    LibavFootage recording = own(footage);
    SourceSetup source = SourceSetup.of(recording, settings);
    progress.stage(Progress.Stage.RENDER, recording.facts().codedPictures());
    try (Mp4File file = new Mp4File(output);
        Closing sound = new Closing(sound(recording, settings))) {
      int track = file.addTrack();
      Optional<SoundOut> soundOut = sound.content().map(s -> new SoundOut(file, s));
      VideoOut video = new VideoOut(file, track, recording.facts().timeBase(), soundOut);
      byte[] parameterSets = renderPictures(recording, covers, settings, source, video, progress);
      List<Finding> findings = new ArrayList<>();
      OutputClock clock = video.clock(recording.facts());
      clock.finding().ifPresent(findings::add);
      List<TrackTiming> timings = new ArrayList<>();
      timings.add(
          new TrackTiming(source.track(parameterSets), clock.scale(), clock.ticks(), clock.end()));
      soundOut.ifPresent(s -> timings.add(s.finish()));
      file.finish(timings);
      boolean audible = soundOut.map(SoundOut::any).orElse(false);
      if (settings.keepAudio() && !audible) {
        findings.add(noSound(video.frames()));
      }
      return new Rendition(
          video.frames(),
          new TimeBase(1, clock.scale()),
          source.canvas().coded(),
          source.canvas().shown(),
          source.encoder().words(),
          audible,
          findings);
    }
  }

  private static byte[] renderPictures(
      LibavFootage recording,
      CoverSource covers,
      RenderSettings settings,
      SourceSetup source,
      VideoOut video,
      Progress progress) {
    try (FrameStream frames = recording.frames();
        RunPipeline pipeline =
            new RunPipeline(
                source.encoder(), source.canvas(), settings.threads(), video::take, progress)) {
      pump(frames, covers, video, pipeline, source);
      pipeline.finish();
      if (video.frames() == 0) {
        throw new UnsealException(
            ErrorCode.NO_FRAMES, "The recording has no frames to render; copy the file again.");
      }
      return pipeline.parameterSets();
    }
  }

  private static Optional<Sound> sound(LibavFootage recording, RenderSettings settings) {
    return settings.keepAudio() ? Sound.of(recording) : Optional.empty();
  }

  private static Finding noSound(int frames) {
    return new Finding(
        "NO_SOUND",
        new FrameSpan(0, frames),
        "Sound was to be kept, and the recording has none that can be decoded.");
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

  /** Closes what there is, if there is anything. */
  private record Closing(Optional<Sound> content) implements AutoCloseable {
    @Override
    public void close() {
      content.ifPresent(Sound::close);
    }
  }
}
