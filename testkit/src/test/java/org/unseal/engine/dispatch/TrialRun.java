package org.unseal.engine.dispatch;

import java.util.*;
import org.junit.jupiter.api.Test;
import org.unseal.engine.dispatch.listen.SampleSpan;
import org.unseal.testkit.sound.RadioScene;
import org.unseal.testkit.sound.RadioScene.*;

class TrialRun {
  @Test
  void show() {
    for (String kind : List.of("cont", "nothing", "zeros", "comfort")) {
      Map<String, Integer> verdicts = new TreeMap<>();
      Map<String, Integer> fails = new TreeMap<>();
      long worst = 0;
      int missed = 0;
      int extra = 0;
      int total = 0;
      for (long seed = 0; seed < 60; seed++) {
        Random r = new Random(seed);
        Mood mood =
            Mood.USUAL
                .snr(10 + 20 * r.nextDouble())
                .meanPause(3 + 15 * r.nextDouble())
                .talks(6 + r.nextInt(12));
        RadioScene scene = RadioScene.draw(seed, mood);
        double hang = 0.3 + 5 * r.nextDouble();
        if (!kind.equals("cont"))
          scene =
              scene.voiceActivated(
                  seed,
                  hang,
                  kind.equals("nothing")
                      ? Between.NOTHING
                      : kind.equals("zeros") ? Between.ZEROS : Between.COMFORT_NOISE,
                  0.5 + 3 * r.nextDouble());
        Heard heard = Heard.of(scene, 16);
        var f = heard.judged();
        verdicts.merge(f.verdict().name(), 1, Integer::sum);
        for (String s : Heard.failed(f)) fails.merge(s, 1, Integer::sum);
        if (kind.equals("cont") && f.verdict().name().equals("DISPROVED"))
          System.out.println(seed + " " + Heard.log(f));
        List<SampleSpan> found = heard.activity().transmissions(500_000);
        for (SampleSpan talk : scene.talks()) {
          total++;
          SampleSpan best = null;
          long d = Long.MAX_VALUE;
          for (SampleSpan s : found) {
            long x = Math.max(Math.abs(s.start() - talk.start()), Math.abs(s.end() - talk.end()));
            if (x < d) {
              d = x;
              best = s;
            }
          }
          if (d > 8000 * 0.3) missed++;
          else worst = Math.max(worst, d / 8);
        }
        extra += Math.max(0, found.size() - scene.talks().size());
      }
      System.out.println(
          kind
              + " "
              + verdicts
              + " "
              + fails
              + " talks "
              + total
              + " off>300ms "
              + missed
              + " worst else "
              + worst
              + " ms extra "
              + extra);
    }
  }
}
