package org.unseal.media.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.port.FootageRenderer.Part;
import org.unseal.engine.port.FootageRenderer.Passage;
import org.unseal.engine.port.FootageRenderer.RenderSettings;
import org.unseal.engine.port.FootageRenderer.Rendition;
import org.unseal.media.mp4.Mp4File;
import org.unseal.media.mp4.TrackTiming;
import org.unseal.model.recording.Finding;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.recording.TimeBase;

/**
 * Completes a file whose pictures are in it, and says what it is. Findings are about the
 * recording's frames.
 */
record Finish(Mp4File file, OutputClock clock, Optional<SoundOut> sound, RenderSettings settings) {
  Rendition rendition(TrackTiming pictures, SourceSetup source, Passage passage) {
    List<Finding> findings = new ArrayList<>();
    int since = settings.shown().map(FrameSpan::start).orElse(0);
    clock
        .finding()
        .map(found -> new Finding(found.code(), later(found.frames(), since), found.message()))
        .ifPresent(findings::add);
    List<TrackTiming> timings = new ArrayList<>();
    timings.add(pictures);
    sound.ifPresent(s -> timings.add(s.finish()));
    file.finish(timings);
    int frames = clock.ticks().length;
    boolean audible = sound.map(SoundOut::any).orElse(false);
    if (settings.keepAudio() && !audible) {
      findings.add(
          new Finding(
              "NO_SOUND",
              new FrameSpan(0, frames),
              "Sound was to be kept, and the recording has none that can be decoded."));
    }
    passage.parts().stream()
        .filter(
            part -> part.similarityMillionths().orElse(1_000_000) < RunQuality.ENOUGH_MILLIONTHS)
        .map(part -> unlike(part, since))
        .forEach(findings::add);
    return new Rendition(
        frames,
        new TimeBase(1, clock.scale()),
        source.canvas().coded(),
        source.canvas().shown(),
        source.encoder().words(),
        audible,
        passage,
        findings);
  }

  private static FrameSpan later(FrameSpan span, int by) {
    return new FrameSpan(span.start() + by, span.endExclusive() + by);
  }

  private static Finding unlike(Part part, int since) {
    return new Finding(
        "QUALITY_LOW",
        later(new FrameSpan(part.first(), part.first() + part.count()), since),
        "Outside the masks the pictures are less like the recording's than they should be, at the"
            + " best quality that was tried.");
  }
}
