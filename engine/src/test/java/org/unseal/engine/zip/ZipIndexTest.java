package org.unseal.engine.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unseal.engine.zip.ZipIndex.Member;
import org.unseal.engine.zip.ZipIndex.Oddity;

final class ZipIndexTest {
  private static final ZipLimits SMALL = new ZipLimits(100, 1 << 20, 20, 1 << 16);

  @TempDir private Path folder;

  private List<Oddity> only(ZipMaker maker) throws IOException {
    return members(maker.bytes()).getFirst().oddities();
  }

  private List<Member> members(byte[] archive) throws IOException {
    try (FileChannel channel = channel(archive)) {
      return ZipIndex.read(channel, SMALL).members();
    }
  }

  private FileChannel channel(byte[] archive) throws IOException {
    return FileChannel.open(Files.write(folder.resolve("a.zip"), archive));
  }

  private byte[] read(byte[] archive, int number) throws IOException {
    try (FileChannel channel = channel(archive)) {
      ZipIndex index = ZipIndex.read(channel, SMALL);
      try (InputStream in = index.open(index.members().get(number))) {
        return in.readAllBytes();
      }
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void filesOfAnArchiveAreReadAsTheyWerePacked() throws IOException {
    Path file = folder.resolve("b.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      out.putNextEntry(new ZipEntry("folder/"));
      out.putNextEntry(new ZipEntry("folder/one.txt"));
      out.write(text("one"));
      out.putNextEntry(new ZipEntry("two.txt"));
      out.write(new byte[50_000]);
    }
    byte[] archive = Files.readAllBytes(file);
    List<Member> members = members(archive);
    assertThat(members).hasSize(2).allMatch(member -> member.oddities().isEmpty());
    assertThat(members.getFirst().name()).isEqualTo(text("folder/one.txt"));
    assertThat(read(archive, 0)).isEqualTo(text("one"));
    assertThat(read(archive, 1)).isEqualTo(new byte[50_000]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../x", "a/../b", "/etc/x", "C:\\x", "a\\b", "c:x", "a//b", "./x", "a\0b", "a/.."})
  void nameThatLeadsAwayIsTold(String name) throws IOException {
    ZipMaker maker = new ZipMaker();
    maker.add(name, text("x"));
    assertThat(only(maker)).containsExactly(Oddity.NAME_LEADS_AWAY);
  }

  @Test
  void linksDevicesAndLockedFilesAreNotRead() throws IOException {
    ZipMaker maker = new ZipMaker();
    maker.add("link", text("/etc/passwd")).attributes = 0xA1FFL << 16;
    maker.add("device", text("")).attributes = 0x61B0L << 16;
    maker.add("locked", text("x")).flags = 1;
    ZipMaker.Made other = maker.add("otherwise", text("x"));
    other.method = 14;
    other.localMethod = 14;
    List<Member> members = members(maker.bytes());
    assertThat(members.stream().map(Member::oddities))
        .containsExactly(
            List.of(Oddity.LINK),
            List.of(Oddity.NOT_A_FILE),
            List.of(Oddity.ENCRYPTED),
            List.of(Oddity.PACKED_OTHERWISE));
    assertThat(members).noneMatch(Member::readable);
  }

  @Test
  void namesThatAreThereTwiceOrDifferInCaseAreTold() throws IOException {
    ZipMaker maker = new ZipMaker();
    maker.add("a.avi", text("1"));
    maker.add("a.avi", text("2"));
    maker.add("A.AVI", text("3"));
    assertThat(members(maker.bytes()).stream().map(Member::oddities))
        .containsExactly(
            List.of(), List.of(Oddity.NAME_TWICE), List.of(Oddity.NAME_DIFFERS_IN_CASE));
  }

  @Test
  void bombIsNotReadHoweverItIsMade() throws IOException {
    ZipMaker honest = new ZipMaker();
    honest.add("zeros", new byte[1 << 19]);
    assertThat(only(honest)).containsExactly(Oddity.TOO_LARGE);
    ZipMaker many = new ZipMaker();
    for (int i = 0; i < 6; i++) {
      many.add("zeros" + i, new byte[15_000]);
    }
    assertThat(members(many.bytes()).stream().filter(member -> !member.readable()).count())
        .isEqualTo(2);
    ZipMaker lying = new ZipMaker();
    lying.add("zeros", new byte[1 << 19]).size = 10;
    byte[] archive = lying.bytes();
    assertThat(members(archive).getFirst().oddities()).isEmpty();
    assertThatThrownBy(() -> read(archive, 0))
        .isInstanceOf(MalformedZipException.class)
        .hasMessageContaining("more bytes");
  }

  @Test
  void entriesThatShareBytesAreNotRead() throws IOException {
    ZipMaker maker = new ZipMaker();
    maker.stored("a", text("aaaa"));
    ZipMaker.Made second = maker.stored("b", text("aaaa"));
    second.header = 0;
    second.localName = text("a");
    List<Member> members = members(maker.bytes());
    assertThat(members.get(1).oddities()).contains(Oddity.OVERLAPS);
  }

  @Test
  void entryWhoseOwnHeaderSaysSomethingElseIsNotRead() throws IOException {
    ZipMaker maker = new ZipMaker();
    maker.add("shown", text("x")).localName = text("other");
    assertThat(only(maker)).containsExactly(Oddity.HEADER_DIFFERS);
  }

  @Test
  void changedByteIsNoticed() {
    ZipMaker maker = new ZipMaker();
    maker.stored("a", text("hello")).packed[1] = 'x';
    assertThatThrownBy(() -> read(maker.bytes(), 0))
        .isInstanceOf(MalformedZipException.class)
        .hasMessageContaining("check sum");
  }

  @Test
  void moreEntriesThanAreAllowedAreRefused() {
    ZipMaker maker = new ZipMaker();
    maker.add("a", text("x"));
    assertThatThrownBy(() -> members(maker.saying(101).bytes()))
        .isInstanceOf(MalformedZipException.class)
        .hasMessageContaining("101");
  }

  @Test
  void archiveInAnArchiveIsKnownByItsFirstBytes() {
    ZipMaker maker = new ZipMaker();
    maker.add("a", text("x"));
    assertThat(ZipIndex.begins(maker.bytes())).isTrue();
    assertThat(ZipIndex.begins(new ZipMaker().bytes())).isTrue();
    assertThat(ZipIndex.begins(text("PK"))).isFalse();
  }

  /** Whatever is changed, it is read or refused; nothing else is thrown and nothing hangs. */
  @Test
  void changedArchivesAreReadOrRefused() throws IOException {
    ZipMaker maker = new ZipMaker();
    maker.add("one", text("hello hello hello"));
    maker.stored("two", text("there"));
    byte[] good = maker.bytes();
    long seed = 20261128;
    Random random = new Random(seed);
    for (int round = 0; round < 2000; round++) {
      byte[] changed = good.clone();
      for (int i = 0; i <= random.nextInt(4); i++) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      }
      List<Member> members = new ArrayList<>();
      try (FileChannel channel = channel(changed)) {
        ZipIndex index = ZipIndex.read(channel, SMALL);
        members.addAll(index.members());
        for (Member member : members) {
          if (member.readable()) {
            try (InputStream in = index.open(member)) {
              assertThat(in.readAllBytes().length).isLessThan(1 << 20);
            }
          }
        }
      } catch (MalformedZipException e) {
        assertThat(e.getMessage()).as("seed %d, round %d", seed, round).isNotBlank();
      }
    }
  }
}
