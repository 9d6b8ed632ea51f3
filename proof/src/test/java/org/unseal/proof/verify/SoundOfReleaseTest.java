package org.unseal.proof.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unseal.proof.verify.HonestReleaseTest.pinned;
import static org.unseal.proof.verify.HonestReleaseTest.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.proof.digest.MerkleRange;
import org.unseal.proof.key.SigningKey;
import org.unseal.proof.release.Entry;
import org.unseal.proof.release.Release;
import org.unseal.proof.release.SoundOfRelease;
import org.unseal.proof.seal.Leaf;

/** No sound in the original is another thing than sound that was removed. */
final class SoundOfReleaseTest {
  @TempDir private Path folder;
  private final Draft draft = new Draft(new SyntheticRecording(3, 4, -1), "PPRP");

  private void removeSound() {
    List<Leaf> leaves = draft.recording.sound;
    draft.packets.clear();
    draft.sound.clear();
    draft.sound.add(
        new Entry.Closed(
            0,
            Entry.Absence.WITHHELD,
            leaves.size(),
            MerkleRange.nodes(leaves.stream().map(Leaf::digest).toList(), 0, leaves.size()),
            "the sound was removed",
            OptionalInt.empty()));
  }

  @Test
  void removedSoundIsCalledRemovedByWhoeverVerifies() throws IOException {
    removeSound();
    try (SigningKey key = SigningKey.create()) {
      draft.write(folder, key);
      Verdict verdict = verify(folder, pinned(key));
      assertThat(verdict.good()).isTrue();
      assertThat(SummaryText.of(verdict))
          .contains("  Sound: removed: the original has sound, the release has none of it");
      assertThat(verdict.facts().orElseThrow().muted()).isEmpty();
    }
  }

  @Test
  void listOfSealedTracksTellsNoneFromRemoved() {
    removeSound();
    Map<String, byte[]> files = new TreeMap<>();
    Release release = draft.release(files);
    assertThat(SoundOfRelease.of(List.of("v0"), release))
        .isEqualTo(SoundOfRelease.NONE_IN_ORIGINAL);
    assertThat(SoundOfRelease.of(List.of("v0", "a0"), release)).isEqualTo(SoundOfRelease.REMOVED);
  }

  @Test
  void soundThatIsThereIsCarriedOver() {
    assertThat(SoundOfRelease.of(List.of("v0", "a0"), draft.release(new TreeMap<>())))
        .isEqualTo(SoundOfRelease.CARRIED_OVER);
  }
}
