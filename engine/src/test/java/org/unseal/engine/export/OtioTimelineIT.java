package org.unseal.engine.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Python package OpenTimelineIO reads what we write. */
class OtioTimelineIT {
  private static final String SCRIPT =
      """
      import sys
      import opentimelineio as otio
      timeline = otio.adapters.read_from_file(sys.argv[1])
      print("start", timeline.global_start_time.value, timeline.global_start_time.rate)
      for track in timeline.tracks:
          print("track", track.name, track.kind)
          for child in track:
              place = track.range_of_child(child)
              print(" ", type(child).__name__, child.name,
                    round(place.start_time.to_seconds(), 6), round(place.duration.to_seconds(), 6))
              if isinstance(child, otio.schema.Clip):
                  print("   ", child.media_reference.target_url, child.duration().value, child.duration().rate)
                  print("   ", [(m.metadata["unseal"]["id"], m.marked_range.start_time.value) for m in child.markers])
      for marker in timeline.tracks.markers:
          print("marker", marker.metadata["unseal"]["id"], marker.marked_range.start_time.value, marker.marked_range.duration.value)
      print("unplaced", [e["id"] for e in timeline.tracks.metadata["unseal"]["events_without_two_ends"]])
      again = otio.adapters.read_from_string(otio.adapters.write_to_string(timeline, "otio_json"), "otio_json")
      print("same", again.is_equivalent_to(timeline), len(timeline.find_clips()))
      """;

  @TempDir Path folder;

  @Test
  void theRealPackageReadsEveryTrackClipGapAndMarkerAtItsTime()
      throws IOException, InterruptedException {
    Path timeline = folder.resolve("timeline.otio");
    Files.write(
        timeline, ExportFiles.of(YardProgramme.programme(), Map.of()).get(ExportFiles.TIMELINE));
    Path script = Files.writeString(folder.resolve("read.py"), SCRIPT);

    assertThat(OpenTimelineIO.run(script, timeline))
        .isEqualTo(
            """
            start 1746555450000000.0 1000000.0
            track cam-yard Video
              Clip c1 0.0 10.043367
                ../clips/c1/media.mp4 301301.0 30000.0
                [('e1', 1001000.0), ('e2', 4004000.0)]
              Gap  10.043367 49.956633
              Clip c2 60.0 20.0
                ../clips/c2/media%20file.mp4 307200.0 15360.0
                []
            track cam-gate Video
              Clip c3 0.0 12.0
                ../clips/c3/media.mp4 1080000.0 90000.0
                [('e1', 2000000.0)]
            track radio-1 Audio
              Gap  0.0 2.0
              Clip d1 2.0 6.0
                ../calls/d1.wav 48000.0 8000.0
                []
            marker e2 4100000.0 1800000.0
            marker e1 100000.0 1800000.0
            unplaced ['e3']
            same True 4
            """);
  }
}
