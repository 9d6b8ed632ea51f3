package org.unseal.proof.verify;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unseal.proof.release.Entry;
import org.unseal.proof.release.Release;
import org.unseal.proof.release.ReleaseTrack;
import org.unseal.proof.seal.LeafTime;

/** Adds up what a manifest says of its tracks. */
final class FactCollector {
  private static final String NO_GROUND = "no ground is given";

  private FactCollector() {}

  static List<Facts.Track> tracks(Release release) {
    List<Facts.Track> tracks = new ArrayList<>();
    for (ReleaseTrack track : release.tracks()) {
      tracks.add(track(release, track));
    }
    return tracks;
  }

  private static Facts.Track track(Release release, ReleaseTrack track) {
    Facts.Share copied = Facts.Share.NONE;
    Facts.Share rendered = Facts.Share.NONE;
    SortedMap<String, Facts.Share> renderedOn = new TreeMap<>();
    SortedMap<String, Facts.Share> missing = new TreeMap<>();
    Set<String> files = new LinkedHashSet<>();
    long gaps = 0;
    Optional<LeafTime> before = Optional.empty();
    for (int i = 0; i < track.entries().size(); i++) {
      Entry entry = track.entries().get(i);
      switch (entry) {
        case Entry.Pass pass -> {
          copied = copied.plus(share(pass, pass.place().count()));
          file(release, pass).ifPresent(files::add);
        }
        case Entry.Render render -> {
          Facts.Share share = share(render, render.place().count());
          rendered = rendered.plus(share);
          cutOff(render)
              .ifPresent(
                  cut -> missing.merge(render.why().orElse("cut off"), cut, Facts.Share::plus));
          String ground = render.ground().or(render::why).or(release::ground).orElse(NO_GROUND);
          renderedOn.merge(ground, share, Facts.Share::plus);
          file(release, render).ifPresent(files::add);
        }
        case Entry.Gap _ -> gaps++;
        case Entry.Closed closed ->
            missing.merge(
                ground(closed.is(), closed.ground()),
                closed(closed, before, after(track, i)),
                Facts.Share::plus);
        case Entry.OpenedTime opened ->
            missing.merge(
                ground(opened.is(), opened.ground()),
                new Facts.Share(
                    1, opened.units().orElse(0), length(opened.time()), opened.units().isEmpty()),
                Facts.Share::plus);
      }
      before = entry instanceof Entry.Timed timed ? Optional.of(timed.time()) : Optional.empty();
    }
    return new Facts.Track(
        track.track().toString(), List.copyOf(files), copied, rendered, renderedOn, missing, gaps);
  }

  private static Optional<String> file(Release release, Entry.Shown shown) {
    int media = shown.place().media();
    return media < release.media().size()
        ? Optional.of(release.media().get(media).file())
        : Optional.empty();
  }

  private static String ground(Entry.Absence is, String ground) {
    return switch (is) {
      case WITHHELD -> ground;
      case TRIM -> "outside of what was released: " + ground;
    };
  }

  /** Of a leaf that is shown in part, the part of its length that its units are of all. */
  private static Facts.Share share(Entry.Shown shown, int units) {
    return new Facts.Share(1, units, part(shown, units), false);
  }

  private static long part(Entry.Shown shown, int units) {
    int all = shown.times().units();
    return units == all ? length(shown.time()) : length(shown.time()) / all * units;
  }

  /** What of a leaf that is shown in part is not. */
  private static Optional<Facts.Share> cutOff(Entry.Render render) {
    int units = render.times().units() - render.place().count();
    return units == 0
        ? Optional.empty()
        : Optional.of(new Facts.Share(0, units, part(render, units), false));
  }

  private static long length(LeafTime time) {
    return time.ends() - time.begins();
  }

  private static Optional<LeafTime> after(ReleaseTrack track, int index) {
    return index + 1 < track.entries().size()
            && track.entries().get(index + 1) instanceof Entry.Timed timed
        ? Optional.of(timed.time())
        : Optional.empty();
  }

  /** As long as what lies between the leaves around it; at an end of the track nobody knows. */
  private static Facts.Share closed(
      Entry.Closed closed, Optional<LeafTime> before, Optional<LeafTime> after) {
    boolean between = before.isPresent() && after.isPresent();
    long micros = between ? Math.max(0, after.get().begins() - before.get().ends()) : 0;
    return new Facts.Share(closed.leaves(), closed.units().orElse(0), micros, !between);
  }
}
