package org.trillsymbiont.client.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.DemoPattern;
import org.trillsymbiont.model.sync.Bookmark;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Moment;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.wire.RoomFileException;
import org.trillsymbiont.server.store.Archive;

/// Session files on a real disk.
class TrillFilesTest {
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("Jam 1_ä.trill");
  }

  private static String refusal(Path file) {
    return assertThrows(FileException.class, () -> TrillFiles.read(file)).sentence();
  }

  private static byte[] bytes(SessionFile content) throws IOException {
    StringBuilder text = new StringBuilder();
    TrillFiles.write(text, content);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(TrillFiles::name).sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 50, 2_000})
  void whatWasSavedIsWhatIsOpened(int events) throws Exception {
    SessionFile saved = Pieces.random(new Random(events), events);
    TrillFiles.write(file(), saved);
    assertEquals(saved, TrillFiles.read(file()));
    assertEquals(List.of("Jam 1_ä.trill"), names(), "nothing else is left");
    assertEquals("Jam 1_ä", TrillFiles.title(file()));
  }

  @Test
  void aStateAloneIsThePieceAtRest() throws Exception {
    AppState playing = Pieces.with(Pieces.pattern(DemoPattern.BELLS), Fields.SHOW_HELP, true);
    TrillFiles.write(file(), SessionFile.of(RoomName.LOBBY, Pieces.NOW, playing));
    SessionFile opened = TrillFiles.read(file());
    assertTrue(Music.isSame(playing, opened.state()));
    assertFalse(opened.state().isSequencerRunning());
    assertFalse(opened.state().showHelp());
    assertFalse(opened.hasPast());
    assertTrue(Files.size(file()) < 64 * 1024);
  }

  @Test
  void aFileOfTheFirstVersionIsOpened() throws Exception {
    Path old = Path.of(Objects.requireNonNull(getClass().getResource("version-1.trill")).toURI());
    SessionFile opened = TrillFiles.read(old);
    assertEquals(new RoomName("blue"), opened.room());
    assertEquals(4, opened.past().events().size());
    assertEquals(
        new Identity("Ann", Colour.of(1)),
        opened.past().events().getFirst().author(),
        "some colour");
    assertNull(opened.past().events().getLast().author());
    assertEquals(List.of(), opened.past().bookmarks());
    assertEquals(120, opened.state().tempo());
    assertTrue(opened.state().musicGrid().square(12).isActive());
    assertEquals("D", opened.state().key().tonic().asciiName());
  }

  /// An older app of this version: what it does not know is left out when it saves.
  @Test
  void aFileOfTheSecondVersionIsOpened() throws Exception {
    Path old = Path.of(Objects.requireNonNull(getClass().getResource("version-2.trill")).toURI());
    SessionFile opened = TrillFiles.read(old);
    assertEquals(Pieces.small(), opened);
    assertEquals(
        List.of("Long ago", "Schön"),
        opened.past().bookmarks().stream().map(Bookmark::name).toList());
  }

  @Test
  void saysWhyAFileIsNotOpened() throws Exception {
    assertEquals("“Jam 1_ä.trill” is not there any more.", refusal(file()));
    assertEquals(
        "“" + folder.getFileName() + "” is no session of Trill Symbiont.", refusal(folder));
    Files.writeString(file(), "MThd");
    assertEquals("“Jam 1_ä.trill” is no session of Trill Symbiont.", refusal(file()));
    Files.writeString(file(), "");
    assertEquals(
        "“Jam 1_ä.trill” is damaged and can’t be opened. Nothing has changed here.",
        refusal(file()));
    Files.writeString(file(), "{\"trill-symbiont-room\":99,\"what\":\"nobody knows yet\"}\n");
    assertEquals(
        "“Jam 1_ä.trill” was saved by a newer version of Trill Symbiont. Update the app to open it.",
        refusal(file()));
    try (RandomAccessFile large = new RandomAccessFile(file().toFile(), "rw")) {
      large.setLength(TrillFiles.MOST_BYTES + 1);
    }
    assertEquals(
        "“Jam 1_ä.trill” is larger than a session can be: more than 32 MB.", refusal(file()));
  }

  /// A pipe that nobody writes into would be waited for, for ever.
  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aPipeIsNotWaitedFor() throws Exception {
    assumeTrue(run("mkfifo", file().toString()));
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> refusal(file()));
  }

  @Test
  void aFileCutAnywhereIsRefusedWithASentence() throws Exception {
    byte[] whole = bytes(Pieces.small());
    for (int length = 0; length < whole.length - 1; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(RoomFileException.class, () -> TrillFiles.read(cut), "cut at " + length);
    }
    byte[] withoutLineFeed = Arrays.copyOf(whole, whole.length - 1);
    assertEquals(TrillFiles.read(whole), TrillFiles.read(withoutLineFeed));
  }

  @Test
  void aFileWithAnyBitTurnedIsRefusedWithASentence() throws Exception {
    byte[] whole = bytes(Pieces.small());
    for (int bit = 0; bit < 8 * (whole.length - 1); bit++) {
      byte[] turned = whole.clone();
      turned[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThrows(RoomFileException.class, () -> TrillFiles.read(turned), "bit " + bit);
    }
  }

  /// Whatever is in a file, it is opened right or refused: no other exception, no hang, no more
  /// memory than a large file takes.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void mutatedFilesAreRefusedOrOpenedRight(long seed) throws Exception {
    Random random = new Random(seed);
    byte[] whole = bytes(Pieces.random(random, 20));
    for (int round = 0; round < 400; round++) {
      byte[] mutated = mutated(whole, random);
      try {
        SessionFile opened = TrillFiles.read(mutated);
        assertEquals(opened, TrillFiles.read(bytes(opened)), "seed " + seed + ", round " + round);
      } catch (RoomFileException e) {
        assertTrue(String.valueOf(e.getMessage()).length() < 400, e::getMessage);
      }
    }
  }

  private static byte[] mutated(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    switch (random.nextInt(4)) {
      case 0 -> random.nextBytes(bytes);
      case 1 -> {
        for (int count = random.nextInt(1, 20); count > 0; count--) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
      }
      case 2 -> {
        int from = random.nextInt(bytes.length);
        int to = random.nextInt(bytes.length);
        int length = random.nextInt(1, bytes.length - Math.max(from, to) + 1);
        System.arraycopy(whole, from, bytes, to, length);
      }
      default -> {
        // Digits for digits: what is still JSON gets further.
        for (int index = 0; index < bytes.length; index++) {
          if (bytes[index] >= '0' && bytes[index] <= '9' && random.nextInt(40) == 0) {
            bytes[index] = (byte) ('0' + random.nextInt(10));
          }
        }
      }
    }
    return bytes;
  }

  @Test
  void ofAHostileFileNoMoreIsHeldThanAFileHas() {
    String first = "{\"trill-symbiont-room\":2,\"name\":\"a\",\"wall\":0}\n";
    byte[] deep = (first + "[".repeat(200_000)).getBytes(StandardCharsets.UTF_8);
    assertThrows(RoomFileException.class, () -> TrillFiles.read(deep));
    byte[] long0 = (first + "{\"base\":\"" + "a".repeat(300_000)).getBytes(StandardCharsets.UTF_8);
    RoomFileException tooLong = assertThrows(RoomFileException.class, () -> TrillFiles.read(long0));
    assertEquals("line 2: the line is too long", tooLong.getMessage());
  }

  @Test
  void moreEventsThanAServerKeepsAreRefused() throws Exception {
    byte[] many = bytes(Pieces.random(new Random(1), (int) TrillFiles.MOST_EVENTS + 1));
    RoomFileException refused = assertThrows(RoomFileException.class, () -> TrillFiles.read(many));
    assertTrue(String.valueOf(refused.getMessage()).endsWith("more than 20000 events"));
  }

  @Test
  void whenItCannotBeWrittenTheOldFileStays() throws Exception {
    SessionFile old = Pieces.file(DemoPattern.BELLS);
    TrillFiles.write(file(), old);
    // The place beside the file is taken by a folder: nothing can be written.
    Path inTheWay = folder.resolve("." + TrillFiles.name(file()) + ".part");
    Files.createDirectories(inTheWay.resolve("full"));
    FileException refused =
        assertThrows(
            FileException.class, () -> TrillFiles.write(file(), Pieces.random(new Random(1), 5)));
    assertTrue(
        refused.sentence().endsWith("What was in it before is still there."), refused.sentence());
    assertEquals(old, TrillFiles.read(file()));
    FileException gone =
        assertThrows(
            FileException.class, () -> TrillFiles.write(folder.resolve("no/jam.trill"), old));
    assertEquals("“jam.trill” could not be saved: its folder is gone.", gone.sentence());
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aLinkIsFollowed() throws Exception {
    Path real = folder.resolve("real.trill");
    TrillFiles.write(real, Pieces.file(DemoPattern.BELLS));
    Files.createSymbolicLink(file(), real);
    SessionFile next = Pieces.random(new Random(2), 2);
    TrillFiles.write(file(), next);
    assertTrue(Files.isSymbolicLink(file()));
    assertEquals(next, TrillFiles.read(real));
  }

  /// A real full disk, 100 KB in memory. Only for who may make one.
  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskKeepsTheOldFile() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    boolean isMounted = run("mount", "-t", "tmpfs", "-o", "size=100k", "none", disk.toString());
    assumeTrue(isMounted, "only root may mount");
    try {
      Path file = disk.resolve("jam.trill");
      SessionFile old = Pieces.file(DemoPattern.BELLS);
      TrillFiles.write(file, old);
      FileException full =
          assertThrows(
              FileException.class, () -> TrillFiles.write(file, Pieces.random(new Random(3), 500)));
      assertEquals(
          "“jam.trill” could not be saved: the disk is full. What was in it before is still there.",
          full.sentence());
      assertEquals(old, TrillFiles.read(file));
      assertTrue(run("mount", "-o", "remount,ro", disk.toString()));
      FileException readOnly = assertThrows(FileException.class, () -> TrillFiles.write(file, old));
      assertEquals(
          "“jam.trill” could not be saved: this folder can’t be written to."
              + " What was in it before is still there.",
          readOnly.sentence());
      assertEquals(old, TrillFiles.read(file));
    } finally {
      assertTrue(run("umount", disk.toString()));
    }
  }

  /// There is one form: a server takes what the app saves, and the other way round.
  @ParameterizedTest
  @ValueSource(ints = {0, 30})
  void aServerTakesItAndGivesItBack(int events) throws Exception {
    SessionFile saved = Pieces.random(new Random(events), events);
    TrillFiles.write(file(), saved);
    Path data = folder.resolve("data");
    assertEquals(Pieces.BLUE, Archive.read(data, file(), null));
    Path again = folder.resolve("again.trill");
    assertEquals(events, Archive.write(data, Pieces.BLUE, again));
    SessionFile back = TrillFiles.read(again);
    assertEquals(saved.state(), back.state());
    assertEquals(saved.past().entries(), back.past().entries());
    assertEquals(saved.past().base().moment(), back.past().base().moment());
  }

  /// The longest that a room has, with people who come and go, and bookmarks, also of a time that
  /// is gone. All of it is what it was, and every moment can be heard again.
  @Test
  void aLongJamIsSavedAndOpened() throws Exception {
    int events = 10_000;
    SessionFile saved = Pieces.random(new Random(10), events);
    TrillFiles.write(file(), saved);
    SessionFile opened = TrillFiles.read(file());
    assertEquals(saved, opened);
    assertEquals(events, opened.past().size());
    assertEquals(51, opened.past().bookmarks().size());
    Moment live = saved.past().base().moment();
    Moment again = opened.past().base().moment();
    List<HistoryEvent> past = saved.past().events();
    List<HistoryEvent> read = opened.past().events();
    for (int count = 0; count < events; count++) {
      live = live.after(past.get(count));
      again = again.after(read.get(count));
      assertEquals(live.state().hashCode(), again.state().hashCode(), "event " + count);
    }
    assertEquals(live, again);
    assertEquals(saved.state(), again.state());
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(Map.of("LC_ALL", "C"));
    try {
      Process process = builder.start();
      process.getInputStream().readAllBytes();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // There is no such program here.
    }
  }
}
