package org.unseal.campus.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.unseal.campus.truth.FrameTruth;

/** Counts face-frames and leaks, by person and by group. One thread. */
final class LeakTally {
  /** Groups with fewer face-frames say little. */
  private static final int ENOUGH = 20;

  private static final int LISTED = 50;

  private final Map<String, Person> people = new TreeMap<>();
  private final Map<String, Map<String, Count>> groups = new LinkedHashMap<>();

  void add(int frame, FrameTruth.Someone someone, boolean leaked) {
    people
        .computeIfAbsent(someone.id(), id -> new Person(id, name(someone.role()), someone.still()))
        .add(frame, leaked);
    if (!someone.still()) {
      group("size", size(someone.faceHeight()), leaked);
      group("light", name(someone.light()), leaked);
      group("skin", name(someone.skin().group()), leaked);
      group("pose", name(someone.pose()), leaked);
      group("turn", turn(someone.yaw()), leaked);
      boolean hidden = someone.visiblePixels() < someone.facePixels() * 9 / 10;
      group("hidden", hidden ? "partly" : "no", leaked);
    }
  }

  private void group(String kind, String value, boolean leaked) {
    groups
        .computeIfAbsent(kind, k -> new TreeMap<>())
        .computeIfAbsent(value, v -> new Count())
        .add(leaked);
  }

  private static String size(double height) {
    return height < 16
        ? "14-16 px"
        : height < 20 ? "16-20 px" : height < 30 ? "20-30 px" : height < 50 ? "30-50 px" : "50+ px";
  }

  private static String turn(int yaw) {
    int turned = Math.abs(yaw);
    return turned < 30 ? "front" : turned < 55 ? "three-quarter" : "profile";
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  LeakReport.Tally moving() {
    return sum(false);
  }

  LeakReport.Tally still() {
    return sum(true);
  }

  private LeakReport.Tally sum(boolean still) {
    int faces = 0;
    int leaked = 0;
    int run = 0;
    for (Person p : people.values()) {
      if (p.still == still) {
        faces += p.count.faces;
        leaked += p.count.leaked;
        run = Math.max(run, p.longest);
      }
    }
    return new LeakReport.Tally(faces, leaked, run);
  }

  List<LeakReport.PersonLeak> people() {
    return people.values().stream().map(Person::report).toList();
  }

  Map<String, Map<String, LeakReport.Tally>> groups() {
    Map<String, Map<String, LeakReport.Tally>> result = new LinkedHashMap<>();
    groups.forEach(
        (kind, values) -> {
          Map<String, LeakReport.Tally> tallies = new TreeMap<>();
          values.forEach((value, c) -> tallies.put(value, c.tally(0)));
          result.put(kind, tallies);
        });
    return result;
  }

  Optional<String> worst() {
    List<Map.Entry<String, Count>> all = new ArrayList<>();
    groups.forEach(
        (kind, values) -> values.forEach((v, c) -> all.add(Map.entry(kind + " " + v, c))));
    return all.stream()
        .filter(e -> e.getValue().faces >= ENOUGH && e.getValue().leaked > 0)
        .max(Comparator.comparingDouble(e -> (double) e.getValue().leaked / e.getValue().faces))
        .map(Map.Entry::getKey);
  }

  private static final class Count {
    private int faces;
    private int leaked;

    void add(boolean leak) {
      faces++;
      if (leak) {
        leaked++;
      }
    }

    LeakReport.Tally tally(int longest) {
      return new LeakReport.Tally(faces, leaked, longest);
    }
  }

  private static final class Person {
    private final String id;
    private final String role;
    private final boolean still;
    private final Count count = new Count();
    private final List<Integer> leaks = new ArrayList<>();
    private int last = -2;
    private int run;
    private int longest;
    private int first = -1;

    Person(String id, String role, boolean still) {
      this.id = id;
      this.role = role;
      this.still = still;
    }

    void add(int frame, boolean leaked) {
      count.add(leaked);
      if (!leaked) {
        return;
      }
      run = frame == last + 1 ? run + 1 : 1;
      last = frame;
      longest = Math.max(longest, run);
      if (first < 0) {
        first = frame;
      }
      if (leaks.size() < LISTED) {
        leaks.add(frame);
      }
    }

    LeakReport.PersonLeak report() {
      return new LeakReport.PersonLeak(id, role, still, count.tally(longest), first, leaks);
    }
  }
}
