package org.unseal.media.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unseal.model.recording.Finding;
import org.unseal.model.recording.FrameSpan;

/**
 * Collects what was noticed of frames. Neighbouring frames become one span, and a kind of finding
 * that comes too often is counted rather than listed: a hostile file can't fill the memory with
 * them. One thread.
 */
final class FindingLog {
  private static final int MOST_SPANS = 200;

  private final Map<Kind, Spans> kinds = new LinkedHashMap<>();

  /** Notes that something is true of a frame; frames of a kind come in increasing order. */
  void note(String code, String message, int frame) {
    kinds.computeIfAbsent(new Kind(code, message), k -> new Spans()).add(frame);
  }

  /** What was noticed so far, by kind and then in order. */
  List<Finding> findings() {
    List<Finding> all = new ArrayList<>();
    kinds.forEach((kind, spans) -> spans.list(kind, all));
    return all;
  }

  /** Messages are constants of this package, so there are few kinds. */
  private record Kind(String code, String message) {}

  private static final class Spans {
    private final List<FrameSpan> closed = new ArrayList<>();
    private int start = -1;
    private int end = -1;
    private int restStart = -1;
    private int restEnd;
    private int restFrames;
    private int restSpans;

    void add(int frame) {
      if (frame == end - 1) {
        return;
      }
      if (frame == end) {
        end++;
        return;
      }
      finish();
      start = frame;
      end = frame + 1;
    }

    private void finish() {
      if (start < 0) {
        return;
      }
      if (closed.size() < MOST_SPANS) {
        closed.add(new FrameSpan(start, end));
        return;
      }
      restStart = restStart < 0 ? start : restStart;
      restEnd = end;
      restFrames += end - start;
      restSpans++;
    }

    void list(Kind kind, List<Finding> into) {
      for (FrameSpan span : closed) {
        into.add(new Finding(kind.code(), span, kind.message()));
      }
      if (restSpans > 0) {
        into.add(
            new Finding(
                kind.code(),
                new FrameSpan(restStart, restEnd),
                kind.message()
                    + " (and so in "
                    + restSpans
                    + " more places here, "
                    + restFrames
                    + " frames)"));
      }
      if (start >= 0) {
        into.add(new Finding(kind.code(), new FrameSpan(start, end), kind.message()));
      }
    }
  }
}
