package org.unseal.proof.verify;

import java.util.Arrays;
import java.util.Optional;
import org.unseal.proof.release.SoundPlan;
import org.unseal.proof.seal.LeafTime;
import org.unseal.proof.seal.UnitFormat;

/**
 * Checks while a released call passes by that what is muted in it is the silence or the tone that
 * it should be, sample by sample, and that the file is as long as the list of mutes says. One file,
 * one thread.
 */
final class MutedSamples {
  private static final long MICROS = 1_000_000;

  private final SoundPlan plan;
  private final String file;
  private final Findings findings;
  private final boolean comparable;
  private long samples;
  private long unit;

  MutedSamples(SoundPlan plan, UnitFormat format, String file, Findings findings) {
    this.plan = plan;
    this.file = file;
    this.findings = findings;
    comparable =
        format.equals(new UnitFormat.Whole(UnitFormat.Cut.EVERY_UNIT, plan.format().words()));
    if (!comparable) {
      findings.add(
          FindingCode.PARAMETERS_DIFFER,
          file,
          "its samples are not of the coding, rate and channels that the list of mutes names");
    }
  }

  void take(byte[] bytes, int length) {
    samples += length / plan.format().sampleBytes();
    long second = plan.first() / plan.format().rate() + unit++;
    if (!comparable || plan.ground(second).isEmpty()) {
      return;
    }
    byte[] muted = Arrays.copyOf(bytes, length);
    plan.mute(second, muted, length);
    if (!Arrays.equals(muted, 0, length, bytes, 0, length)) {
      findings.add(
          new Finding(
              FindingCode.MUTE_DIFFERS,
              file,
              Optional.of(SoundPlanCheck.TRACK),
              java.util.OptionalLong.of(second),
              Optional.of(new LeafTime(second * MICROS, (second + 1) * MICROS)),
              ""));
    }
  }

  void end() {
    if (comparable && samples != plan.samples()) {
      findings.add(
          FindingCode.PLAN_DIFFERS,
          file,
          "the list of mutes is about %d samples, the file has %d"
              .formatted(plan.samples(), samples));
    }
  }
}
