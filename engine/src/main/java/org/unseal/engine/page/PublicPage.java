package org.unseal.engine.page;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unseal.engine.page.PageFacts.Call;
import org.unseal.engine.page.PageFacts.Clip;
import org.unseal.proof.publication.Publication;
import org.unseal.proof.publication.PublishedClip;
import org.unseal.proof.publication.PublishedPerson;
import org.unseal.proof.release.ReleaseFile;

/**
 * Everything that the page of one version says, in no language.
 *
 * @param publication the manifest as it stands before the page's own files are in it
 * @param facts what it does not say
 * @param folders of its clips and calls, with what lies in them
 * @param media name of the file of each clip and call, by its id
 */
public record PublicPage(
    Publication publication, PageFacts facts, List<Folder> folders, Map<String, String> media) {
  /** In which language titles, statements and transcripts are assumed to be. */
  static final String WRITTEN_IN = "en";

  public PublicPage {
    requireNonNull(publication, "publication");
    requireNonNull(facts, "facts");
    folders = List.copyOf(folders);
    media = Map.copyOf(media);
  }

  /**
   * What lies in the folder of a clip or a call.
   *
   * @param files with names below that folder
   * @param leaves of the recording's seal that its manifest speaks of
   */
  public record Folder(String place, List<ReleaseFile> files, long leaves) {
    public Folder {
      requireNonNull(place, "place");
      files = List.copyOf(files);
    }

    boolean has(String name) {
      return files.stream().anyMatch(file -> file.name().equals(name));
    }
  }

  /** What is known of a clip; hardly anything where nobody told. */
  Clip clip(PublishedClip clip) {
    return Optional.ofNullable(facts.clips().get(clip.release().id()))
        .orElseGet(
            () ->
                new Clip(
                    0,
                    0,
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty()));
  }

  /** What is known of a call. */
  Call call(String id) {
    return Optional.ofNullable(facts.calls().get(id))
        .orElseGet(() -> new Call("unknown", List.of(), List.of(), List.of()));
  }

  /** The name of the media file of a clip or a call. */
  String mediaOf(String id) {
    return requireNonNull(media.get(id), id);
  }

  Optional<Folder> folder(String place) {
    return folders.stream().filter(folder -> folder.place().equals(place)).findFirst();
  }

  /** Whether the version has a file of this name outside of the folders of clips and calls. */
  boolean has(String name) {
    return publication.files().stream().anyMatch(file -> file.file().name().equals(name));
  }

  /** How somebody is called on the page: by name where they may be named. */
  String person(String label) {
    return publication.people().stream()
        .filter(person -> person.label().equals(label))
        .findFirst()
        .flatMap(PublishedPerson::name)
        .orElse(label);
  }
}
