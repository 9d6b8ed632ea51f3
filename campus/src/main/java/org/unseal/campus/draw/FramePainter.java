package org.unseal.campus.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.TexturePaint;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.unseal.campus.geometry.Hull;
import org.unseal.campus.geometry.Outline;
import org.unseal.campus.geometry.Vec;
import org.unseal.campus.scene.Camera;
import org.unseal.campus.scene.Happening;
import org.unseal.campus.scene.Person;
import org.unseal.campus.scene.Scene;
import org.unseal.campus.scene.Stance;
import org.unseal.campus.scene.Vehicle;
import org.unseal.campus.scene.VehiclePath;
import org.unseal.campus.truth.FrameTruth;
import org.unseal.campus.truth.VisibleFace;
import org.unseal.model.picture.PictureSize;

/**
 * Paints the frames of one camera of one scene, each with its truth. Holds one picture, whatever
 * the length. One thread; several painters may work side by side.
 */
public final class FramePainter {
  /** See-through black of shadows on the ground, as dark as the scenery's own. */
  private static final int SHADOW = 0x61000000;

  private final Scene scene;
  private final Camera camera;
  private final PictureSize size;
  private final Place place;
  private final int[] scenery;
  private final BufferedImage picture;
  private final int[] pixels;
  private final Graphics2D graphics;
  private final TexturePaint uncover;
  private final FigureBuilder figures;
  private final List<Fixture> fixtures = new ArrayList<>();
  private final List<Happening> happenings;
  private final List<BufferedImage> puffs;
  private final GainMap gain;
  private final Sensor sensor;
  private byte[] planes = new byte[0];

  public FramePainter(Scene scene, Camera camera) {
    this(scene, camera, place(camera));
  }

  private FramePainter(Scene scene, Camera camera, Place place) {
    this(scene, camera, place, Scenery.draw(place, camera.viewpoint()));
  }

  private FramePainter(Scene scene, Camera camera, Place place, int[] scenery) {
    this.scene = scene;
    this.camera = camera;
    size = camera.viewpoint().size();
    this.place = place;
    this.scenery = scenery;
    BufferedImage still =
        new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
    System.arraycopy(scenery, 0, data(still), 0, scenery.length);
    uncover = new TexturePaint(still, new Rectangle(size.width(), size.height()));
    picture = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
    pixels = data(picture);
    graphics = picture.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    figures = new FigureBuilder(camera.viewpoint(), place.sun());
    for (Solid solid : place.solids()) {
      if (solid.hides()) {
        solid
            .outline(camera.viewpoint())
            .ifPresent(
                o ->
                    fixtures.add(
                        new Fixture(
                            camera.viewpoint().depth(onGround(solid.middle())), solid.name(), o)));
      }
    }
    // Neither clouds nor what burns outside is seen inside.
    happenings =
        scene.happenings().stream()
            .filter(h -> camera.site() != Camera.Site.HALL || h instanceof Happening.ExposureJump)
            .toList();
    puffs = Puff.sprites(scene.seed());
    gain = new GainMap(camera);
    sensor = new Sensor(size, camera.noise(), scene.seed() ^ camera.name().hashCode());
  }

  private static Place place(Camera camera) {
    return switch (camera.site()) {
      case GROUNDS -> new SchoolGrounds();
      case HALL -> new SchoolHall();
    };
  }

  /** Another painter of the same frames, for another thread; cheaper than a first one. */
  public FramePainter sibling() {
    return new FramePainter(scene, camera, place, scenery);
  }

  private static int[] data(BufferedImage image) {
    return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }

  private static Vec onGround(Vec point) {
    return new Vec(point.x(), point.y(), 0);
  }

  /**
   * Paints one frame.
   *
   * @param ticks goes to the truth
   * @param time true time in microseconds since 1970
   * @return what is in it; {@link #i420} has the picture
   */
  public FrameTruth paint(int frame, long ticks, long time) {
    gain.set(time, happenings);
    List<Item> items = gather(time);
    System.arraycopy(scenery, 0, pixels, 0, pixels.length);
    for (Item item : items) {
      if (item instanceof Item.Human human && !human.figure().shadow().isEmpty()) {
        graphics.setColor(new Color(SHADOW, true));
        graphics.fill(path(human.figure().shadow()));
      }
    }
    if (place.sun().castsShadows()) {
      vehicleShadows(time);
    }
    List<FrameTruth.Layer> layers = new ArrayList<>();
    for (Item item : items) {
      switch (item) {
        case Item.Human human -> {
          human.figure().paint().forEach(this::fill);
          layers.add(truth(human.figure()));
        }
        case Item.Post post -> {
          graphics.setPaint(uncover);
          graphics.fill(path(List.of(post.fixture().outline())));
          layers.add(
              new FrameTruth.Thing(
                  FrameTruth.Kind.FIXTURE,
                  post.fixture().name(),
                  List.of(post.fixture().outline())));
        }
        case Item.Part part -> {
          Piece piece = part.piece();
          piece.paint().forEach(this::fill);
          layers.add(new FrameTruth.Thing(piece.kind(), piece.name(), piece.solid()));
        }
        case Item.Cloud cloud -> {
          cloud.puff().draw(graphics, puffs);
          cloud
              .puff()
              .core()
              .filter(this::inPicture)
              .ifPresent(
                  o ->
                      layers.add(new FrameTruth.Thing(FrameTruth.Kind.SMOKE, "smoke", List.of(o))));
        }
      }
    }
    measureFaces(layers);
    planes = sensor.expose(pixels, frame, gain);
    sensor.stamp(camera.clock(), time, camera.clockAtBottom());
    return new FrameTruth(frame, ticks, time, camera.clock().text(time), events(time), layers);
  }

  /** Bytes of a picture. */
  public int bytes() {
    return size.width() * size.height() + 2 * ((size.width() + 1) / 2) * ((size.height() + 1) / 2);
  }

  /** The last picture, planar 4:2:0 without gaps; overwritten by the next {@link #paint}. */
  public byte[] i420() {
    return planes;
  }

  private List<Item> gather(long time) {
    List<Item> items = new ArrayList<>();
    for (Person person : scene.people()) {
      Optional<Stance> stance = person.itinerary().at(time, person.seed());
      if (stance.isPresent()) {
        figure(person, stance.get()).ifPresent(f -> items.add(new Item.Human(f)));
      }
    }
    for (Vehicle vehicle : scene.vehicles()) {
      vehicle.path().at(time).ifPresent(at -> parts(vehicle, at, time, items));
    }
    for (Happening h : happenings) {
      if (h instanceof Happening.Smoke smoke && h.at(time)) {
        Puff.of(smoke, time, camera.viewpoint()).forEach(p -> items.add(new Item.Cloud(p)));
      }
    }
    List<Item> hiding = new ArrayList<>();
    for (Fixture fixture : fixtures) {
      boolean hides =
          items.stream().anyMatch(i -> i.depth() > fixture.depth() && i.touches(fixture.outline()));
      if (hides) {
        hiding.add(new Item.Post(fixture));
      }
    }
    items.addAll(hiding);
    items.sort(Comparator.comparingDouble(Item::depth).reversed());
    return items;
  }

  private void parts(Vehicle vehicle, VehiclePath.Placement at, long time, List<Item> items) {
    double light = Scenery.isShaded(place, at.ground().plus(new Vec(0, 0, 1))) ? 0.66 : 1;
    for (Piece piece : VehicleBuilder.build(camera.viewpoint(), vehicle, at, light, time)) {
      if (piece.solid().stream().anyMatch(this::inPicture)) {
        items.add(new Item.Part(piece));
      }
    }
  }

  private void vehicleShadows(long time) {
    graphics.setColor(new Color(SHADOW, true));
    for (Vehicle vehicle : scene.vehicles()) {
      vehicle
          .path()
          .at(time)
          .filter(at -> camera.viewpoint().depth(at.ground()) > 3.2)
          .flatMap(at -> VehicleBuilder.shadow(camera.viewpoint(), place.sun(), vehicle, at))
          .ifPresent(o -> graphics.fill(path(List.of(o))));
    }
  }

  private Optional<Figure> figure(Person person, Stance stance) {
    Vec middle = stance.ground().plus(new Vec(0, 0, 1));
    if (camera.viewpoint().depth(middle) < 0.8) {
      return Optional.empty();
    }
    double light = Scenery.isShaded(place, middle) ? 0.66 : 1;
    return figures.build(person, stance, light).filter(this::inPicture);
  }

  private boolean inPicture(Figure figure) {
    return figure.body().stream().anyMatch(this::inPicture)
        || figure.shadow().stream().anyMatch(this::inPicture);
  }

  private boolean inPicture(Outline o) {
    return o.right() > 0
        && o.bottom() > 0
        && o.left() < size.width() * Outline.UNITS
        && o.top() < size.height() * Outline.UNITS;
  }

  private void fill(Fill fill) {
    if (inPicture(fill.outline())) {
      graphics.setColor(new Color(fill.argb(), true));
      graphics.fill(path(List.of(fill.outline())));
    }
  }

  private static Path2D path(List<Outline> outlines) {
    Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO, 24 * outlines.size());
    for (Outline o : outlines) {
      path.moveTo(o.x(0) / 8.0, o.y(0) / 8.0);
      for (int i = 1; i < o.corners(); i++) {
        path.lineTo(o.x(i) / 8.0, o.y(i) / 8.0);
      }
      path.closePath();
    }
    return path;
  }

  private FrameTruth.Someone truth(Figure figure) {
    Person person = figure.person();
    Optional<Outline> shadow = Optional.empty();
    if (!figure.shadow().isEmpty()) {
      Hull hull = new Hull();
      figure.shadow().forEach(o -> hull.grown(o, 0));
      shadow = Optional.of(hull.take());
    }
    return new FrameTruth.Someone(
        person.id(),
        person.role(),
        person.skin(),
        figure.stance().gait(),
        figure.yaw(),
        light(figure),
        person.itinerary().standsThroughout()
            && person.itinerary().start() <= scene.start()
            && person.itinerary().end() >= scene.end(),
        figure.face().map(VisibleFace::pixels).orElse(0),
        0,
        figure.face(),
        figure.head(),
        figure.body(),
        figure.front(),
        shadow);
  }

  private FrameTruth.Light light(Figure figure) {
    Outline head = figure.head();
    int here =
        gain.at(
            (head.left() + head.right()) / (2.0 * Outline.UNITS),
            (head.top() + head.bottom()) / (2.0 * Outline.UNITS));
    if (here > 270) {
      return FrameTruth.Light.FLASH;
    }
    if (here < 120) {
      return FrameTruth.Light.DIM;
    }
    Vec chest = figure.stance().ground().plus(new Vec(0, 0, 1));
    return here < 205 || Scenery.isShaded(place, chest)
        ? FrameTruth.Light.SHADE
        : FrameTruth.Light.SUN;
  }

  private void measureFaces(List<FrameTruth.Layer> layers) {
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i) instanceof FrameTruth.Someone s && s.face().isPresent()) {
        int seen = VisibleFace.find(layers, i, size).map(m -> m.count(VisibleFace.FACE)).orElse(0);
        layers.set(i, s.withVisible(seen));
      }
    }
  }

  private List<String> events(long time) {
    List<String> events = new ArrayList<>();
    for (Happening h : happenings) {
      if (!h.at(time)) {
        continue;
      }
      switch (h) {
        case Happening.Clouds _ -> events.add("clouds");
        case Happening.Strobe strobe -> {
          if (GainMap.flashes(strobe, time)) {
            events.add("strobe");
          }
        }
        case Happening.ExposureJump jump -> {
          if (jump.camera().equals(camera.name())) {
            events.add("exposure");
          }
        }
        case Happening.Smoke _ -> events.add("smoke");
      }
    }
    return events;
  }
}
