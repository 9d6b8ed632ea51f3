package org.unseal.proof.release;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.unseal.model.picture.Box;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.plan.WholeReason;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonArray;
import org.unseal.proof.json.JsonValue.JsonNumber;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/**
 * What is covered in every frame of the recording's first video track, in presentation order: frame
 * i is the one with the i-th smallest time. Whole numbers alone, so that whoever has the recording
 * draws the same masks.
 *
 * @param fill colour of masks, as {@code #000000}
 * @param runs of frames that are alike
 */
public record PlanDocument(
    int width, int height, int gridColumns, int gridRows, String fill, List<Run> runs) {
  /** Most bytes of a document. */
  public static final int LONGEST = 96 << 20;

  private static final String SCHEMA = "unseal/plan";
  private static final int VERSION = 1;
  private static final int LARGEST_SIDE = 1 << 16;
  private static final int MOST_BOXES = 1 << 12;
  private static final int MOST_RUNS = 1 << 22;

  /**
   * Frames one after the other with the same masks.
   *
   * @param frames how many, at least 1
   */
  public record Run(int frames, FrameCover cover) {
    public Run {
      requireNonNull(cover, "cover");
      if (frames < 1) {
        throw new IllegalArgumentException(frames + " frames");
      }
    }
  }

  public PlanDocument {
    Rendering.requireFill(fill);
    runs = List.copyOf(runs);
    if (width < 1 || height < 1 || gridColumns < 1 || gridRows < 1) {
      throw new IllegalArgumentException("a picture or a grid without size");
    }
  }

  /** How many frames it is about. */
  public long frames() {
    return runs.stream().mapToLong(Run::frames).sum();
  }

  /** The document's bytes. */
  public byte[] bytes() {
    List<JsonValue> list = new ArrayList<>();
    for (Run run : runs) {
      ObjectWriter object = new ObjectWriter().put("frames", run.frames);
      switch (run.cover) {
        case FrameCover.Nothing _ -> {}
        case FrameCover.Whole whole -> object.put("whole", whole.reason().name());
        case FrameCover.Boxes boxes ->
            object.put("boxes", boxes.boxes().stream().map(PlanDocument::box).toList());
      }
      list.add(object.end());
    }
    return CanonicalJson.bytes(
        new ObjectWriter()
            .put("schema", SCHEMA)
            .put("version", VERSION)
            .put("width", width)
            .put("height", height)
            .put("gridColumns", gridColumns)
            .put("gridRows", gridRows)
            .put("fill", fill)
            .put("frames", frames())
            .put("runs", list)
            .end());
  }

  /** SHA-256 of the document's bytes, by which decisions refer to it. */
  public Digest digest() {
    return Digest.of(Digest.sha256().digest(bytes()));
  }

  private static JsonArray box(Box box) {
    return new JsonArray(
        List.of(
            new JsonNumber(box.left()),
            new JsonNumber(box.top()),
            new JsonNumber(box.right()),
            new JsonNumber(box.bottom())));
  }

  /**
   * Reads what a stranger may have written; a field that is not known is refused.
   *
   * @throws MalformedJsonException where it is no plan of this version
   */
  public static PlanDocument read(byte[] document) throws MalformedJsonException {
    if (document.length > LONGEST) {
      throw new MalformedJsonException("the plan is longer than " + LONGEST + " bytes");
    }
    ObjectReader plan = ObjectReader.of(JsonReader.read(document), "the plan");
    plan.requireSchema(SCHEMA, VERSION);
    plan.requireOnly(
        Set.of(
            "schema",
            "version",
            "width",
            "height",
            "gridColumns",
            "gridRows",
            "fill",
            "frames",
            "runs"));
    try {
      return plan(plan);
    } catch (IllegalArgumentException e) {
      MalformedJsonException malformed =
          new MalformedJsonException("the plan has a value that can't be: " + e.getMessage());
      malformed.initCause(e);
      throw malformed;
    }
  }

  private static PlanDocument plan(ObjectReader object) throws MalformedJsonException {
    int width = (int) object.within("width", 1, LARGEST_SIDE);
    int height = (int) object.within("height", 1, LARGEST_SIDE);
    List<Run> runs = new ArrayList<>();
    for (ObjectReader run : ReleaseReader.few(object, "runs", MOST_RUNS)) {
      run.requireOnly(Set.of("frames", "boxes", "whole"));
      runs.add(
          new Run((int) run.within("frames", 1, Integer.MAX_VALUE), cover(run, width, height)));
    }
    PlanDocument plan =
        new PlanDocument(
            width,
            height,
            (int) object.within("gridColumns", 1, LARGEST_SIDE),
            (int) object.within("gridRows", 1, LARGEST_SIDE),
            object.text("fill"),
            runs);
    if (plan.frames() != object.count("frames")) {
      throw new MalformedJsonException("the plan's runs have another number of frames");
    }
    return plan;
  }

  private static FrameCover cover(ObjectReader run, int width, int height)
      throws MalformedJsonException {
    if (run.has("whole")) {
      run.requireOnly(Set.of("frames", "whole"));
      return new FrameCover.Whole(WholeReason.valueOf(run.text("whole")));
    }
    if (!run.has("boxes")) {
      return new FrameCover.Nothing();
    }
    List<Box> boxes = new ArrayList<>();
    for (JsonValue value : run.elements("boxes")) {
      boxes.add(box(value, width, height));
    }
    if (boxes.size() > MOST_BOXES) {
      throw new MalformedJsonException("a frame with more than " + MOST_BOXES + " boxes");
    }
    return new FrameCover.Boxes(boxes);
  }

  private static Box box(JsonValue value, int width, int height) throws MalformedJsonException {
    if (!(value instanceof JsonArray array) || array.elements().size() != 4) {
      throw new MalformedJsonException("a box that is not four numbers");
    }
    int[] sides = new int[4];
    for (int i = 0; i < sides.length; i++) {
      int most = i % 2 == 0 ? width : height;
      if (!(array.elements().get(i) instanceof JsonNumber(long side)) || side < 0 || side > most) {
        throw new MalformedJsonException("a box that is not within the picture");
      }
      sides[i] = (int) side;
    }
    return new Box(sides[0], sides[1], sides[2], sides[3]);
  }
}
