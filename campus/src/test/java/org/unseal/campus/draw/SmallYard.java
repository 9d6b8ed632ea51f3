package org.unseal.campus.draw;

import java.util.List;
import org.unseal.campus.geometry.Vec;
import org.unseal.campus.geometry.Viewpoint;
import org.unseal.campus.scene.Camera;
import org.unseal.campus.scene.CameraClock;
import org.unseal.campus.scene.FrameTimes;
import org.unseal.campus.scene.Happening;
import org.unseal.campus.scene.Itinerary;
import org.unseal.campus.scene.Person;
import org.unseal.campus.scene.Role;
import org.unseal.campus.scene.Scene;
import org.unseal.campus.scene.SkinTone;
import org.unseal.campus.scene.Vehicle;
import org.unseal.campus.scene.Wardrobe;
import org.unseal.engine.port.RecordingWriter.RecordingFormat;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.TimeBase;

/** A small yard without noise, on which tests place people. */
public final class SmallYard {
  public static final long START = CameraClock.ANCHOR;
  public static final long END = START + 10_000_000;
  public static final PictureSize SIZE = new PictureSize(640, 360);

  private SmallYard() {}

  public static Camera camera(double noise) {
    return new Camera(
        "cam-test",
        Camera.Site.GROUNDS,
        new Viewpoint(new Vec(0, 0, 3.6), 0, 13, 650, SIZE),
        new CameraClock(0, 0, CameraClock.Format.TIME_ONLY),
        false,
        new FrameTimes(new TimeBase(1, 15), 15, 1, false),
        noise,
        1,
        new RecordingFormat("mp4", "libx264", "yuv420p", SIZE, new TimeBase(1, 15), 15, ""));
  }

  public static Scene scene(Person... people) {
    return scene(0, List.of(), List.of(), people);
  }

  public static Scene scene(
      double noise, List<Vehicle> vehicles, List<Happening> happenings, Person... people) {
    return new Scene(
        "test", 9, START, END, List.of(camera(noise)), List.of(people), vehicles, happenings);
  }

  /** Somebody in a red shirt. */
  public static Person person(String id, Itinerary way) {
    return new Person(
        id,
        "",
        Role.STUDENT,
        SkinTone.FAIR,
        new Wardrobe(
            0xD02020,
            0x2030A0,
            0x101010,
            true,
            Wardrobe.Legs.TROUSERS,
            Wardrobe.Hair.SHORT,
            0x201008,
            Wardrobe.Headwear.NONE,
            0,
            Wardrobe.Bag.NONE,
            0,
            false,
            false,
            false),
        1.75,
        1,
        0x1234,
        way);
  }

  /** Somebody who stands there for all of the scene and looks about the camera's way. */
  public static Person standing(String id, double x, double y) {
    return person(id, Itinerary.from(START, x, y).stay(END - START, 180).build());
  }
}
