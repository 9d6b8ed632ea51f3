package org.unseal.media.render;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.port.CoverPlan;
import org.unseal.engine.port.CoverSource;
import org.unseal.engine.port.FootageRenderer.Gate;
import org.unseal.engine.port.FootageRenderer.Passage;
import org.unseal.engine.port.FootageRenderer.RenderSettings;
import org.unseal.engine.port.FootageRenderer.Rendition;
import org.unseal.engine.port.Progress;
import org.unseal.media.gop.ShownGops;
import org.unseal.media.gop.StreamSets;
import org.unseal.media.mp4.Mp4File;
import org.unseal.media.mp4.PictureTrack;
import org.unseal.media.read.LibavFootage;
import org.unseal.proof.digest.Octets;

/**
 * A rendition in which GOPs without a mask are the recording's own. Both kinds of parameter sets,
 * with identifiers of their own, are listed once for the whole track: the one layout that every
 * player tried shows without a missing frame.
 */
final class SmartRendering {
  private final LibavFootage recording;
  private final SourceSetup source;
  private final Choice.Smart choice;
  private final RenderSettings settings;

  SmartRendering(
      LibavFootage recording, SourceSetup source, Choice.Smart choice, RenderSettings settings) {
    this.recording = recording;
    this.source = source.beside(choice.gops().index().sets());
    this.choice = choice;
    this.settings = settings;
  }

  /**
   * Renders.
   *
   * @throws Refused where the recording turns out to be damaged
   */
  Rendition render(CoverPlan plan, Path output, Progress progress) {
    Rendition made = write(plan, output, progress);
    RenderGate gate = new RenderGate(recording, output);
    gate.coded(choice.gops(), made.passage(), made.audio() ? 2 : 1);
    if (settings.gate() == Gate.FULL) {
      gate.decoded(choice.gops(), made.passage(), settings.threads(), progress);
    }
    return made;
  }

  private Rendition write(CoverPlan plan, Path output, Progress progress) {
    ShownGops gops = choice.gops();
    try (Mp4File file = new Mp4File(output);
        OptionalSound sound = OptionalSound.of(recording, settings)) {
      int track = file.addTrack();
      Optional<SoundOut> soundOut = sound.out(file);
      SlotOut out = new SlotOut(file, track, gops, recording.facts().timeBase(), soundOut);
      byte[] parameterSets;
      try (CoverSource covers = plan.read();
          SmartPictures pictures =
              new SmartPictures(
                  recording, source, gops, choice.encoded(), settings, out, progress)) {
        pictures.run(covers);
        covers.requireUnchanged();
        parameterSets = pictures.parameterSets();
      }
      OutputClock clock = out.clock(recording.facts());
      return new Finish(file, clock, soundOut, settings)
          .rendition(
              out.timing(track(gops.index().sets(), parameterSets), clock),
              source,
              new Passage(
                  Optional.empty(),
                  gops.gops(),
                  gops.gops() - choice.encoded().cardinality(),
                  out.parts()));
    }
  }

  private PictureTrack track(StreamSets sets, byte[] parameterSets) {
    List<Octets> sequences = new ArrayList<>(List.of(sets.sequence()));
    List<Octets> pictures = new ArrayList<>(sets.pictures());
    if (parameterSets.length > 0) {
      sequences.add(NalUnits.first(parameterSets, NalUnits.SPS));
      pictures.add(NalUnits.first(parameterSets, NalUnits.PPS));
    }
    return source.track(sequences, pictures);
  }
}
