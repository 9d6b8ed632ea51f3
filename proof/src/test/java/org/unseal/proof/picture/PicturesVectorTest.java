package org.unseal.proof.picture;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.unseal.model.picture.PictureSize;
import org.unseal.proof.Vectors;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.JsonValue.JsonArray;
import org.unseal.proof.json.JsonValue.JsonNumber;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.seal.Seed;
import org.unseal.proof.seal.TrackId;

/** Holds the picture seal to what another program made of {@code docs/formats/seal.md}. */
final class PicturesVectorTest {
  private static final TrackId TRACK = new TrackId(TrackId.Kind.VIDEO, 0);

  private final JsonObject vector;
  private final ObjectReader fields;
  private final Seed seed;
  private final TileGrid grid;
  private final List<TileMeans> frames = new ArrayList<>();

  PicturesVectorTest() throws IOException, MalformedJsonException {
    vector = (JsonObject) JsonReader.read(Vectors.read("pictures.json"));
    fields = ObjectReader.of(vector, "the vector");
    seed = Seed.of(HexFormat.of().parseHex(fields.text("seed")));
    grid =
        new TileGrid(new PictureSize((int) fields.number("width"), (int) fields.number("height")));
    for (int i = 0; i < fields.number("frames"); i++) {
      int f = i;
      frames.add(
          f == fields.number("withoutPicture")
              ? TileMeans.absent(grid)
              : TileMeans.of(
                  grid,
                  new DrawnPlanes(
                      grid.size(),
                      3,
                      (plane, x, y) ->
                          switch (plane) {
                            case 0 -> 7 * x + 13 * y + 29 * f + x * y;
                            case 1 -> 5 * x + 3 * y + 11 * f + 64;
                            default -> x + 9 * y + 17 * f + 128;
                          })));
    }
  }

  private JsonArray list(String name) {
    return (JsonArray) requireNonNull(vector.fields().get(name), name);
  }

  private List<String> texts(String name) {
    return list(name).elements().stream().map(text -> ((JsonText) text).value()).toList();
  }

  private BlockMeans block(int number) {
    return new BlockMeans(frames.subList(8 * number, Math.min(frames.size(), 8 * number + 8)));
  }

  private PictureSeal seal() throws MalformedJsonException {
    return new PictureSeal(
        "other",
        "2026-05-06T14:17:00Z",
        fields.digest("tree"),
        List.of(new PictureSeal.Track("v0", fields.digest("root"))));
  }

  @Test
  void meansAreThoseOfTheVector() {
    List<Long> expected =
        list("means").elements().stream()
            .flatMap(frame -> ((JsonArray) frame).elements().stream())
            .map(mean -> ((JsonNumber) mean).value())
            .toList();
    List<Long> means = new ArrayList<>();
    for (TileMeans frame : frames) {
      for (int plane = 0; plane < TileMeans.PLANES; plane++) {
        for (int tile = 0; tile < grid.tiles(); tile++) {
          means.add((long) frame.mean(plane, tile));
        }
      }
    }
    assertThat(means).isEqualTo(expected);
  }

  @Test
  void saltsBlocksAndRootAreThoseOfTheVector() throws MalformedJsonException {
    PictureSealer sealer = new PictureSealer(seed, TRACK, grid);
    PictureSealer.Blocks blocks =
        new PictureSealer.Blocks(
            0,
            (block, means) -> {
              assertThat(HexFormat.of().formatHex(seed.pictureSalt(TRACK, block)))
                  .isEqualTo(texts("salts").get(block));
              Digest root = sealer.root(block, means);
              assertThat(root.hex()).isEqualTo(texts("blocks").get(block));
              sealer.add(root);
            });
    frames.forEach(blocks::add);
    blocks.end();
    assertThat(sealer.end(frames.size()).root()).isEqualTo(fields.digest("root"));
  }

  @Test
  void tilesThatAnotherProgramOpenedAreRead()
      throws IOException, MalformedJsonException, MalformedTilesException {
    for (ObjectReader opening : List.of(fields, fields.object("one"))) {
      byte[] file = HexFormat.of().parseHex(opening.text("tiles"));
      TilesReader reader = new TilesReader(new ByteArrayInputStream(file), file.length, seal());
      for (ObjectReader expected : opening.objects("opened")) {
        OpenedBlock block = reader.next().orElseThrow();
        assertThat(block.block()).isEqualTo((int) expected.number("block"));
        for (int frame = block.firstFrame(); frame < block.endFrame(); frame++) {
          TileMeans read = block.means().frames().get(frame - block.firstFrame());
          for (int tile : block.tiles().stream().toArray()) {
            for (int plane = 0; plane < TileMeans.PLANES; plane++) {
              assertThat(read.mean(plane, tile)).isEqualTo(frames.get(frame).mean(plane, tile));
            }
          }
        }
      }
      assertThat(reader.next()).isEqualTo(Optional.empty());
    }
  }

  @Test
  void tilesAreOpenedAsAnotherProgramOpensThem() throws IOException, MalformedJsonException {
    BitSet opened = new BitSet();
    opened.set(0, 2);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TilesWriter writer =
        new TilesWriter(
            out,
            seed,
            TRACK,
            grid,
            frames.size(),
            texts("blocks").stream().map(Digest::ofHex).toList(),
            opened);
    assertThat(writer.add(0, block(0), BitSet.valueOf(new long[] {0b10011}))).isTrue();
    assertThat(writer.add(1, block(1), BitSet.valueOf(new long[] {0b100000}))).isTrue();
    writer.end();
    assertThat(HexFormat.of().formatHex(out.toByteArray())).isEqualTo(fields.text("tiles"));
  }

  @Test
  void drawIsThatOfTheVector() throws MalformedJsonException {
    List<Digest> media = texts("media").stream().map(Digest::ofHex).toList();
    for (ObjectReader draw : fields.objects("draws")) {
      assertThat(
              BlockDraw.draw(TRACK, media, draw.number("second"), (int) draw.number("candidates")))
          .isEqualTo((int) draw.number("drawn"));
    }
  }
}
