package org.unseal.media.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** One broken recording: which clip it was, and what was done to it. The number decides all. */
final class FuzzCase {
  private final long seed;
  private final int number;

  FuzzCase(long seed, int number) {
    this.seed = seed;
    this.number = number;
  }

  int clip(int clips) {
    return Math.floorMod(number, clips);
  }

  /** The clip's bytes, broken. */
  byte[] breakBytes(byte[] clip) {
    Random random = new Random(seed * 1_000_003 + number);
    byte[] bytes = clip.clone();
    int ways = 1 + random.nextInt(2);
    for (int way = 0; way < ways; way++) {
      bytes = breakOnce(bytes, random);
    }
    return bytes;
  }

  private static byte[] breakOnce(byte[] bytes, Random random) {
    int length = bytes.length;
    if (length < 64) {
      return bytes;
    }
    int at = random.nextInt(length);
    int run = 1 + random.nextInt(Math.min(2048, length - at));
    switch (random.nextInt(8)) {
      case 0 -> {
        return Arrays.copyOf(bytes, 1 + at);
      }
      case 1 -> flip(bytes, 0, length, 1 + random.nextInt(4), random);
      case 2 -> flip(bytes, 0, length, 1 + random.nextInt(200), random);
      case 3 -> flip(bytes, 0, Math.min(length, 1500), 1 + random.nextInt(8), random);
      case 4 -> flip(bytes, Math.max(0, length - 1500), length, 1 + random.nextInt(8), random);
      case 5 -> Arrays.fill(bytes, at, at + run, (byte) random.nextInt(256));
      case 6 -> {
        return cutOut(bytes, at, at + run);
      }
      default -> {
        // a number in a header becomes an extreme one
        int extreme = List.of(0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE).get(random.nextInt(4));
        int where = random.nextInt(Math.min(length - 4, 1500));
        for (int i = 0; i < 4; i++) {
          bytes[where + i] = (byte) (extreme >> (24 - 8 * i));
        }
      }
    }
    return bytes;
  }

  private static void flip(byte[] bytes, int from, int to, int count, Random random) {
    for (int i = 0; i < count; i++) {
      bytes[from + random.nextInt(to - from)] ^= (byte) (1 << random.nextInt(8));
    }
  }

  private static byte[] cutOut(byte[] bytes, int from, int to) {
    byte[] shorter = Arrays.copyOf(bytes, bytes.length - (to - from));
    System.arraycopy(bytes, to, shorter, from, bytes.length - to);
    return shorter;
  }

  /** The clips that are broken, small and of all kinds. */
  static List<String[]> kinds() {
    List<String[]> kinds = new ArrayList<>();
    for (String line :
        """
        mp4 libx264 yuv420p bf=2
        mp4 libx264 yuv420p bf=2;movflags=+frag_keyframe+empty_moov
        matroska libx264 yuv420p bf=2;x264-params=open-gop=1
        mpegts libx264 yuv420p bf=1
        h264 libx264 yuv420p x264-params=slices=3
        avi libx264 yuv420p bf=2
        mpegts libx264 yuv420p flags=+ildct+ilme;field_order=tt
        mp4 libx265 yuv420p bf=2
        mpegts libx265 yuv420p10le bf=2
        hevc libx265 yuv420p x265-params=slices=2
        avi mpeg4 yuv420p bf=2
        mp4 mpeg4 yuv420p bf=0
        avi msmpeg4 yuv420p bf=0
        asf wmv2 yuv420p bf=0
        mpeg mpeg2video yuv420p bf=2
        mpegts mpeg2video yuv422p bf=1
        mpeg mpeg1video yuv420p bf=2
        avi mjpeg yuvj422p bf=0
        matroska mjpeg yuvj420p bf=0
        webm libvpx-vp9 yuv420p deadline=realtime;cpu-used=8
        webm libvpx yuv420p deadline=realtime;cpu-used=8
        mp4 libaom-av1 yuv420p cpu-used=8
        flv flv yuv420p bf=0
        matroska ffv1 yuv444p10le level=3
        """
            .lines()
            .toList()) {
      kinds.add(line.split(" "));
    }
    return kinds;
  }
}
