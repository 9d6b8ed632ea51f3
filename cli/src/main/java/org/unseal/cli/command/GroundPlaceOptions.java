package org.unseal.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.unseal.engine.ground.GroundPlace;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.recording.FrameSpan;
import picocli.CommandLine.Option;

/** What a ground is given for, as people type it. */
final class GroundPlaceOptions {
  private static final Pattern FRAMES = Pattern.compile("([0-9]{1,9})\\.\\.([0-9]{1,9})");

  @Option(
      names = "--source",
      paramLabel = "SOURCE",
      description =
          "For all of a source that no clause publishes, and for a source that never came.")
  private @Nullable String source;

  @Option(names = "--item", paramLabel = "ITEM", description = "For frames of a recording, as i4.")
  private @Nullable String item;

  @Option(
      names = "--frames",
      paramLabel = "A..B",
      description = "Which: from A up to and without B, as unseal scope counts them.")
  private @Nullable String frames;

  @Option(
      names = "--category",
      paramLabel = "WORD",
      description = "For people of a category of the roster who are covered.")
  private @Nullable String category;

  @Option(names = "--default", description = "For all else that no clause speaks of.")
  private boolean allElse;

  @Option(
      names = "--beside",
      description =
          "For what the files of published recordings hold beside what is published of them.")
  private boolean beside;

  GroundPlace place() {
    List<GroundPlace> places = new ArrayList<>();
    if ((item == null) != (frames == null)) {
      throw new UnsealException(ErrorCode.USAGE, "--item and --frames go together");
    }
    if (source != null) {
      places.add(new GroundPlace.OfSource(source));
    }
    if (item != null && frames != null) {
      places.add(TimeCase.checked(() -> new GroundPlace.OfFrames(typed(item), span(frames))));
    }
    if (category != null) {
      places.add(new GroundPlace.OfCategory(RosterCommand.category(category)));
    }
    if (allElse) {
      places.add(new GroundPlace.AllElse());
    }
    if (beside) {
      places.add(new GroundPlace.Beside());
    }
    if (places.size() != 1) {
      throw new UnsealException(
          ErrorCode.USAGE,
          "say what the ground is for: --source, --item with --frames, --category, --beside or"
              + " --default");
    }
    return places.getFirst();
  }

  private static String typed(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static FrameSpan span(@Nullable String text) {
    Matcher matcher = FRAMES.matcher(typed(text));
    if (!matcher.matches()) {
      throw new UnsealException(ErrorCode.USAGE, "--frames takes two numbers, as 0..450");
    }
    return new FrameSpan(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }
}
