package org.unseal.engine.dispatch;

import java.util.List;
import java.util.Optional;
import org.unseal.engine.dispatch.continuity.ContinuityFinding;
import org.unseal.engine.dispatch.continuity.ContinuityJudge;
import org.unseal.engine.dispatch.continuity.Evidence;
import org.unseal.engine.dispatch.listen.LevelMeter;
import org.unseal.engine.dispatch.listen.Levels;
import org.unseal.engine.dispatch.listen.VoiceActivity;
import org.unseal.engine.port.SoundReading;
import org.unseal.engine.port.SoundReading.SoundBlock;
import org.unseal.testkit.sound.RadioScene;
import org.unseal.testkit.sound.SceneReading;

/** A scene that was listened to. */
record Heard(SoundReading.SoundFacts facts, Levels levels, VoiceActivity activity) {
  static Heard of(RadioScene scene, int bits) {
    SceneReading reading = new SceneReading(bits > 0 ? scene.coarse(bits) : scene, bits);
    LevelMeter meter = new LevelMeter(reading.facts());
    for (Optional<SoundBlock> b = reading.next(); b.isPresent(); b = reading.next()) {
      meter.add(b.get());
    }
    Levels levels = meter.end();
    return new Heard(reading.facts(), levels, new VoiceActivity(levels));
  }

  Evidence evidence() {
    return Evidence.ofSound(levels, activity, facts, true);
  }

  ContinuityFinding judged() {
    return new ContinuityJudge().judge(evidence());
  }

  static String log(ContinuityFinding finding) {
    return finding.verdict()
        + " "
        + String.join("; ", finding.tests().stream().map(t -> "" + t).toList());
  }

  static List<String> failed(ContinuityFinding finding) {
    return finding.tests().stream()
        .filter(t -> t.outcome().name().equals("FAILED"))
        .map(t -> t.test().name())
        .toList();
  }
}
