package org.unseal.campus.truth;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.unseal.campus.geometry.Outline;
import org.unseal.campus.scene.Role;
import org.unseal.campus.scene.SkinTone;
import org.unseal.campus.scene.Stance;

/**
 * One frame.
 *
 * @param frame place in presentation order, from 0
 * @param ticks presentation time since the first frame
 * @param time true time in microseconds since 1970
 * @param clock what the burned-in clock shows
 * @param events what happens to the light: {@code exposure}, {@code strobe}, {@code clouds}, {@code
 *     smoke}
 * @param layers everything that hides or is hidden, from far to near
 */
public record FrameTruth(
    int frame, long ticks, long time, String clock, List<String> events, List<Layer> layers) {
  public FrameTruth {
    requireNonNull(clock, "clock");
    events = List.copyOf(events);
    layers = List.copyOf(layers);
  }

  /** The people in it. */
  public Stream<Someone> people() {
    return layers.stream().filter(Someone.class::isInstance).map(Someone.class::cast);
  }

  /** Something in the picture with a place in the order from far to near. */
  public sealed interface Layer {}

  /**
   * A person.
   *
   * @param yaw degrees that the head is turned from looking into the camera, positive to the right
   * @param light what falls on the face
   * @param still they stand in one place for the whole recording
   * @param facePixels pixels of the face, also outside the picture
   * @param visiblePixels those inside the picture and unhidden
   * @param face from chin to hairline; empty where it is turned away
   * @param head around skull, hair and headwear
   * @param body outlines of everything behind the face or beside it, the head among them
   * @param front outlines of what the person holds before their own face
   * @param shadow around the shadow on the ground; empty where there is none
   */
  public record Someone(
      String id,
      Role role,
      SkinTone skin,
      Stance.Gait pose,
      int yaw,
      Light light,
      boolean still,
      int facePixels,
      int visiblePixels,
      Optional<Outline> face,
      Outline head,
      List<Outline> body,
      List<Outline> front,
      Optional<Outline> shadow)
      implements Layer {
    public Someone {
      body = List.copyOf(body);
      front = List.copyOf(front);
    }

    /** The same with another count of visible pixels. */
    public Someone withVisible(int pixels) {
      return new Someone(
          id,
          role,
          skin,
          pose,
          yaw,
          light,
          still,
          facePixels,
          pixels,
          face,
          head,
          body,
          front,
          shadow);
    }

    /** Height of the drawn face in pixels, 0 where it is turned away. */
    public double faceHeight() {
      return face.map(Outline::height).orElse(0.0);
    }
  }

  /**
   * Something that hides what is further away.
   *
   * @param name e.g. {@code lamp-pole}; of a vehicle its id
   */
  public record Thing(Kind kind, String name, List<Outline> outlines) implements Layer {
    public Thing {
      outlines = List.copyOf(outlines);
    }
  }

  /** What kind of thing. */
  public enum Kind {
    FIXTURE,
    CART,
    CAR,
    /** A number plate; {@code name} is its text. Hides nothing that its car doesn't. */
    PLATE,
    SMOKE
  }

  /** What falls on a face. */
  public enum Light {
    SUN,
    SHADE,
    DIM,
    FLASH
  }
}
