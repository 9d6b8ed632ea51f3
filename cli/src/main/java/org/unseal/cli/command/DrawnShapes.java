package org.unseal.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.unseal.engine.review.DecisionEdit;
import org.unseal.model.decision.DrawnRegion.Keyframe;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.Box;
import org.unseal.model.recording.FrameSpan;

/** Boxes and frames as they are typed. */
final class DrawnShapes {
  private static final String NUMBER = "[0-9]{1,7}";
  private static final String BOX = "(" + NUMBER + "(?:," + NUMBER + "){3})";
  private static final Pattern SPAN_AND_BOX =
      Pattern.compile("(" + NUMBER + ")\\.\\.(" + NUMBER + "):" + BOX);
  private static final Pattern KEYFRAME = Pattern.compile("(" + NUMBER + "):" + BOX);

  private DrawnShapes() {}

  /** Reads {@code 10..90:100,40,60,80;50:140,40,60,80}: both frames included, then x,y,w,h. */
  static DecisionEdit.Draw region(String typed, String ground) {
    String[] parts = typed.split(";", -1);
    Matcher first = SPAN_AND_BOX.matcher(parts[0]);
    if (!first.matches()) {
      throw usage("--region is as 10..90:100,40,60,80 or 10..90:100,40,60,80;50:140,40,60,80");
    }
    FrameSpan frames = frames(first);
    List<Keyframe> keyframes = new ArrayList<>();
    keyframes.add(new Keyframe(frames.start(), box(first.group(3), "--region")));
    for (int i = 1; i < parts.length; i++) {
      Matcher one = KEYFRAME.matcher(parts[i]);
      if (!one.matches()) {
        throw usage("behind a semicolon --region has a frame and its box, as 50:140,40,60,80");
      }
      keyframes.add(new Keyframe(Integer.parseInt(one.group(1)), box(one.group(2), "--region")));
    }
    return new DecisionEdit.Draw(frames, keyframes, ground);
  }

  /** Reads {@code 10..90:100,40,60,80}. */
  static DecisionEdit.Dismiss dismissal(String typed, String ground) {
    Matcher one = SPAN_AND_BOX.matcher(typed);
    if (!one.matches()) {
      throw usage("--dismiss is as 10..90:100,40,60,80: frames and a box");
    }
    return new DecisionEdit.Dismiss(frames(one), box(one.group(3), "--dismiss"), ground);
  }

  /** Reads {@code 100,40,60,80}: left, top, width, height. */
  static Box box(String typed, String option) {
    if (!typed.matches(BOX)) {
      throw usage(option + " has a box as 100,40,60,80: left, top, width and height");
    }
    String[] sides = typed.split(",", -1);
    int width = Integer.parseInt(sides[2]);
    int height = Integer.parseInt(sides[3]);
    if (width < 1 || height < 1) {
      throw usage("a box of " + option + " has no width or no height");
    }
    return Box.ofSize(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]), width, height);
  }

  private static FrameSpan frames(Matcher of) {
    int first = Integer.parseInt(of.group(1));
    int last = Integer.parseInt(of.group(2));
    if (last < first) {
      throw usage("frames are named from the first to the last, as 10..90");
    }
    return new FrameSpan(first, last + 1);
  }

  private static UnsealException usage(String message) {
    return new UnsealException(ErrorCode.USAGE, message);
  }
}
