package org.unseal.proof.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.unseal.model.recording.TimeBase;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonNumber;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.seal.LeafSalts;
import org.unseal.proof.seal.LeafTime;
import org.unseal.proof.seal.OpenedTimes;
import org.unseal.proof.seal.SealedParts;

/** A manifest as JSON; the counterpart of {@link ReleaseReader}. */
final class ReleaseWriter {
  private ReleaseWriter() {}

  static JsonObject value(Release release) {
    ObjectWriter object =
        new ObjectWriter()
            .put("schema", Release.SCHEMA)
            .put("version", Release.VERSION)
            .put("tool", release.tool())
            .put("created", release.created())
            .put("files", release.files().stream().map(ReleaseWriter::file).toList())
            .put("seal", reference(release.seal()).end())
            .put("plan", new ObjectWriter().put("file", release.plan()).end())
            .put("decisions", new ObjectWriter().put("file", release.decisions()).end())
            .put("media", release.media().stream().map(ReleaseWriter::media).toList())
            .put("render", rendering(release.render()))
            .put("detectors", release.detectors().stream().map(ReleaseWriter::detector).toList())
            .put("tracks", release.tracks().stream().map(ReleaseWriter::track).toList());
    release.pictures().ifPresent(pictures -> object.put("pictures", pictures(pictures)));
    release.unreviewed().ifPresent(reason -> object.put("unreviewed", reason));
    release.ground().ifPresent(ground -> object.put("ground", ground));
    release.supersedes().ifPresent(digest -> object.put("supersedes", digest));
    release.audit().ifPresent(audit -> object.put("audit", audit.value()));
    release.catalogue().ifPresent(named -> object.put("catalogue", reference(named).end()));
    return object.end();
  }

  private static JsonObject file(ReleaseFile file) {
    if (!ReleaseFile.safe(file.name())) {
      throw new IllegalArgumentException("a file name that is not safe everywhere");
    }
    return new ObjectWriter()
        .put("name", file.name())
        .put("sha256", file.sha256())
        .put("bytes", file.bytes())
        .end();
  }

  private static ObjectWriter reference(Reference reference) {
    return new ObjectWriter().put("file", reference.file()).put("digest", reference.digest());
  }

  private static JsonObject pictures(PicturesReference pictures) {
    ObjectWriter object = reference(pictures.seal()).put("tiles", pictures.tiles());
    pictures.beforeDecision().ifPresent(before -> object.put("beforeDecision", before));
    return object.end();
  }

  private static JsonObject media(MediaItem media) {
    ObjectWriter object =
        new ObjectWriter()
            .put("file", media.file())
            .put("track", media.track())
            .put("of", media.of().toString())
            .put("startOffset", base(media.base()).put("ticks", media.startOffset()).end());
    if (media.derived()) {
      object.put("derived", true);
    }
    return object.end();
  }

  private static ObjectWriter base(TimeBase base) {
    return new ObjectWriter().put("num", base.numerator()).put("den", base.denominator());
  }

  private static JsonObject rendering(Rendering rendering) {
    ObjectWriter object =
        new ObjectWriter()
            .put("mode", rendering.mode().name().toLowerCase(Locale.ROOT))
            .put("encoder", rendering.encoder())
            .put("fill", rendering.fill());
    rendering.reason().ifPresent(reason -> object.put("reason", reason));
    return object.end();
  }

  private static JsonObject detector(DetectorFile detector) {
    return new ObjectWriter().put("name", detector.name()).put("sha256", detector.sha256()).end();
  }

  private static JsonObject track(ReleaseTrack track) {
    return new ObjectWriter()
        .put("track", track.track().toString())
        .put("entries", track.entries().stream().map(ReleaseWriter::entry).toList())
        .end();
  }

  private static JsonObject entry(Entry entry) {
    ObjectWriter object = new ObjectWriter().put("leaf", entry.leaf());
    switch (entry) {
      case Entry.Pass pass -> {
        object.put("is", "PASS").put("salts", salts(pass.salts()));
        shown(object, pass);
        parts(object, pass.parts());
      }
      case Entry.Render render -> render(object, render);
      case Entry.Gap gap -> {
        object.put("is", "GAP").put("salts", salts(gap.salts())).put("times", times(gap.times()));
        parts(object, gap.parts());
        time(object, gap.time());
      }
      case Entry.Closed closed -> {
        object
            .put("is", closed.is().name())
            .put("leaves", closed.leaves())
            .put("nodes", closed.nodes().stream().map(node -> new JsonText(node.hex())).toList())
            .put("ground", closed.ground());
        closed.units().ifPresent(units -> object.put("units", units));
      }
      case Entry.OpenedTime opened -> {
        object
            .put("is", opened.is().name())
            .put("leaves", 1)
            .put("u", opened.timing())
            .put("salts", new ObjectWriter().put("t", opened.timeSalt().hex()).end())
            .put("ground", opened.ground());
        opened.units().ifPresent(units -> object.put("units", units));
        parts(object, opened.parts());
        time(object, opened.time());
      }
    }
    return object.end();
  }

  private static void render(ObjectWriter object, Entry.Render render) {
    object
        .put("is", "RENDER")
        .put(
            "salts",
            new ObjectWriter()
                .put("t", render.timeSalt().hex())
                .put("u", render.unitsSalt().hex())
                .end())
        .put("content", render.content());
    shown(object, render);
    parts(object, render.parts());
    render.ground().ifPresent(ground -> object.put("ground", ground));
    render.ssim().ifPresent(ssim -> object.put("ssim", ssim));
    render.why().ifPresent(why -> object.put("why", why));
    render
        .frames()
        .ifPresent(
            frames ->
                object.put(
                    "frames",
                    List.of(new JsonNumber(frames.from()), new JsonNumber(frames.end()))));
  }

  private static void shown(ObjectWriter object, Entry.Shown shown) {
    object
        .put("media", shown.place().media())
        .put("sample", shown.place().sample())
        .put("count", shown.place().count())
        .put("times", times(shown.times()));
    time(object, shown.time());
  }

  private static void time(ObjectWriter object, LeafTime time) {
    object.put("begins", time.begins()).put("ends", time.ends());
  }

  private static void parts(ObjectWriter object, SealedParts parts) {
    object.put("c", parts.content()).put("s", parts.supplement()).put("p", parts.parameters());
  }

  private static JsonObject salts(LeafSalts salts) {
    return new ObjectWriter()
        .put("c", salts.content().hex())
        .put("s", salts.supplement().hex())
        .put("p", salts.parameters().hex())
        .put("t", salts.time().hex())
        .put("u", salts.units().hex())
        .end();
  }

  private static JsonObject times(OpenedTimes times) {
    List<JsonValue> after = new ArrayList<>();
    for (int i = 0; i < times.units(); i++) {
      after.add(new JsonNumber(times.pts(i) - times.first()));
    }
    return base(times.base()).put("first", times.first()).put("after", after).end();
  }
}
