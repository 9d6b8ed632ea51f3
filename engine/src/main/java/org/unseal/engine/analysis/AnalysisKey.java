package org.unseal.engine.analysis;

import java.util.List;
import org.unseal.engine.digest.Digests;
import org.unseal.engine.port.FootageAnalyst.DetectorIdentity;
import org.unseal.model.track.Policy;

/**
 * Everything that an analysis depends on. Two runs with the same key find the same.
 *
 * @param inputSha256 of the recording
 * @param analyst version of the analyst
 * @param tool version of this program
 */
public record AnalysisKey(
    String inputSha256,
    Policy policy,
    List<DetectorIdentity> detectors,
    String analyst,
    String tool) {
  public AnalysisKey {
    detectors = List.copyOf(detectors);
  }

  /** The key as 64 hexadecimal digits. */
  public String digest() {
    StringBuilder text = new StringBuilder("unseal-analysis-1\n");
    text.append(inputSha256).append('\n').append(policy).append('\n');
    text.append(analyst).append('\n').append(tool).append('\n');
    for (DetectorIdentity detector : detectors) {
      text.append(detector.name()).append(' ').append(detector.modelSha256()).append('\n');
    }
    return Digests.ofText(text.toString());
  }
}
