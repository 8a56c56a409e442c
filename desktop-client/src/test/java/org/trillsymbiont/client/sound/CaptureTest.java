package org.trillsymbiont.client.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trillsymbiont.client.Conditions;
import org.trillsymbiont.client.sound.export.JamLog;
import org.trillsymbiont.client.sound.export.JamSequence;
import org.trillsymbiont.client.sound.export.MidiReading;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Voice;

class CaptureTest {
  @TempDir private Path folder;

  @Test
  void writesWhatSounds() throws IOException, InterruptedException {
    Path file = folder.resolve("jam.wav");
    try (Studio studio = new Studio()) {
      studio.advance(0.3);
      Capture capture = Capture.start(studio.engine, file);
      studio.engine.audition(AppState.INITIAL, 17);
      studio.advance(2);
      capture.close();
      studio.advance(0.5);

      assertEquals(2.0 * 44_100 - 4 * 300, (double) capture.frames(), 600);
      Wav wav = Wav.of(file);
      assertEquals(capture.frames(), wav.frames());
      assertEquals(capture.frames(), capture.savedFrames());
      long first = capture.firstFrame().orElseThrow();
      float[] heard = studio.samplesFrom(first, (int) wav.frames());
      float[] written = wav.stereo();
      for (int i = 0; i < heard.length; i++) {
        assertEquals(heard[i], written[2 * i], 1e-7, "every bit of 24");
      }
      assertTrue(wav.left().peak() > 0.1);
    }
  }

  @Test
  void writesAReadableFileEvenWithoutSound() throws IOException {
    Path file = folder.resolve("empty.wav");
    try (Studio studio = new Studio()) {
      Capture capture = Capture.start(studio.engine, file);
      capture.close();
      assertTrue(capture.firstFrame().isEmpty());
    }
    assertEquals(0, Wav.of(file).frames());
  }

  @Test
  void canBePlayedWhileItIsRecorded() throws IOException, InterruptedException {
    Path file = folder.resolve("jam.wav");
    try (Studio studio = new Studio();
        Capture capture = Capture.start(studio.engine, file)) {
      studio.advance(3);
      Conditions.eventually(() -> framesOf(file) == capture.frames());
    }
  }

  private static long framesOf(Path file) {
    try {
      return Wav.of(file).frames();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void endsByItselfWhenTheDiskIsFull() throws IOException, InterruptedException {
    Path file = folder.resolve("jam.wav");
    try (Studio studio = new Studio()) {
      Capture capture =
          Capture.start(studio.engine, file, new LimitedDisk(file, 80 + 6 * 50_000 + 3));
      studio.advance(2);
      Conditions.eventually(() -> capture.problem().isPresent());
      assertEquals("the disk is full", capture.problem().orElseThrow());
      assertEquals(50_000, capture.savedFrames());
      assertEquals(50_000, Wav.of(file).frames());
      studio.engine.audition(AppState.INITIAL, 17);
      studio.advance(1);
      assertTrue(studio.sound().peak() > 0.1, "the jam goes on");
      IOException told = assertThrows(IOException.class, capture::close);
      assertEquals("the disk is full", told.getMessage());
      assertEquals(50_000, Wav.of(file).frames());
    }
  }

  @Test
  void saysWhyItCannotBegin() {
    try (Studio studio = new Studio()) {
      Path missing = folder.resolve("missing").resolve("jam.wav");
      IOException told =
          assertThrows(IOException.class, () -> Capture.start(studio.engine, missing));
      assertEquals("its folder is gone", told.getMessage());
    }
  }

  @Test
  void doesNotBeginOnARealFullDisk() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "there is no /dev/full here");
    try (Studio studio = new Studio()) {
      IOException told = assertThrows(IOException.class, () -> Capture.start(studio.engine, full));
      assertEquals("the disk is full", told.getMessage());
    }
  }

  @Test
  void endsByItselfWhenItsFolderVanishes() throws IOException, InterruptedException {
    Path inside = Files.createDirectory(folder.resolve("stick"));
    Path file = inside.resolve("jam.wav");
    try (Studio studio = new Studio()) {
      Capture capture = Capture.start(studio.engine, file);
      studio.advance(1);
      Conditions.eventually(() -> capture.savedFrames() > 40_000);
      try {
        Files.delete(file);
      } catch (IOException e) {
        assumeTrue(false, "files that are written can't be deleted here");
      }
      Files.delete(inside);
      Conditions.eventually(() -> capture.problem().isPresent());
      assertEquals("its folder is gone", capture.problem().orElseThrow());
      assertTrue(capture.savedFrames() > 40_000);
    }
  }

  @Test
  void aFileThatIsRenamedEndsItAndIsWhole() throws IOException, InterruptedException {
    Path file = folder.resolve("jam.wav");
    Path other = folder.resolve("other.wav");
    try (Studio studio = new Studio()) {
      Capture capture = Capture.start(studio.engine, file);
      studio.advance(1);
      try {
        Files.move(file, other);
      } catch (IOException e) {
        assumeTrue(false, "files that are written can't be renamed here");
      }
      Conditions.eventually(() -> capture.problem().isPresent());
      assertEquals("the file was renamed, moved or deleted", capture.problem().orElseThrow());
      assertThrows(IOException.class, capture::close);
      assertTrue(capture.savedFrames() > 40_000);
      assertEquals(capture.savedFrames(), Wav.of(other).frames());
    }
  }

  @Test
  void endsByItselfWhenSomethingFailsThatNobodyExpects() throws IOException, InterruptedException {
    Path file = folder.resolve("jam.wav");
    try (Studio studio = new Studio()) {
      Capture capture =
          Capture.start(
              studio.engine,
              file,
              new HangingDisk(new LimitedDisk(file, 1L << 30)) {
                private boolean isBegun;

                @Override
                public int write(ByteBuffer bytes) throws IOException {
                  if (isBegun) {
                    throw new IllegalStateException("broken");
                  }
                  isBegun = true;
                  return super.write(bytes);
                }
              });
      studio.advance(2);
      Conditions.eventually(() -> capture.problem().isPresent());
      assertEquals(
          "something in the program is wrong (java.lang.IllegalStateException: broken)",
          capture.problem().orElseThrow());
      assertThrows(IOException.class, capture::close);
    }
  }

  /// A disk that does not answer for a while.
  private static class HangingDisk implements SeekableByteChannel {
    private final SeekableByteChannel disk;
    private final CountDownLatch answers = new CountDownLatch(1);
    private boolean isBegun;

    HangingDisk(SeekableByteChannel disk) {
      this.disk = disk;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      if (isBegun) {
        try {
          answers.await();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }
      isBegun = true;
      return disk.write(bytes);
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
      return disk.read(bytes);
    }

    @Override
    public long position() throws IOException {
      return disk.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
      disk.position(position);
      return this;
    }

    @Override
    public long size() throws IOException {
      return disk.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
      disk.truncate(size);
      return this;
    }

    @Override
    public boolean isOpen() {
      return disk.isOpen();
    }

    @Override
    public void close() throws IOException {
      disk.close();
    }
  }

  @Test
  void aDiskThatHangsForAMinuteLeavesSilenceAndNoDelay() throws IOException, InterruptedException {
    Path file = folder.resolve("jam.wav");
    HangingDisk disk = new HangingDisk(new LimitedDisk(file, 1L << 30));
    try (Studio studio = new Studio()) {
      Capture capture = Capture.start(studio.engine, file, disk);
      studio.advance(60);
      disk.answers.countDown();
      Conditions.eventually(() -> capture.savedFrames() >= Capture.WAITING_BLOCKS * 300L);
      studio.engine.audition(AppState.INITIAL, 17);
      studio.advance(1);
      capture.close();
      double waiting = Capture.WAITING_BLOCKS * 300.0;
      assertEquals(60 * 44_100 - 4 * 300 - waiting, (double) capture.missedFrames(), 900);
      Wav wav = Wav.of(file);
      long first = capture.firstFrame().orElseThrow();
      assertEquals(
          studio.sound().firstAbove(0.01f, 0) - first, wav.left().firstAbove(0.01f, 0), "in time");
    }
  }

  @Test
  void agreesWithTheMidiFileOfTheSameJam() throws IOException, InterruptedException {
    AppState state =
        Studio.eachSquare(
            Studio.withVoices(AppState.INITIAL, Voice.DEFAULT.withPrimaryDecay(0.1)),
            square -> square.withActive(square.row() == square.column()));
    Path file = folder.resolve("jam.mid");
    try (Studio studio = new Studio()) {
      studio.show(state);
      JamLog log = new JamLog(state);
      studio.engine.addNoteListener(log);
      studio.advance(0.7);
      Path wav = folder.resolve("jam.wav");
      Capture capture = Capture.start(studio.engine, wav);
      studio.advance(0.4);
      studio.engine.perform(
          new Performance(
              Scores.running(state, studio.room.micros(studio.engine.nanos()) + 500_000, 100),
              studio.room));
      studio.advance(0.4);
      studio.advance(4.8);
      capture.close();
      long first = capture.firstFrame().orElseThrow();
      JamSequence.write(log.jam("Test", first), JamSequence.Tracks.PER_ROW, file);

      MidiReading midi = MidiReading.of(file);
      double zero =
          midi.markers().stream()
              .filter(marker -> marker.text().equals("Recording begins"))
              .findFirst()
              .orElseThrow()
              .micros();
      List<Integer> onsets = Wav.of(wav).left().onsets(0, 0.02);
      assertEquals(16, onsets.size());
      assertEquals(16, midi.notes().size());
      for (int i = 0; i < 16; i++) {
        assertEquals(onsets.get(i) / 44_100.0, (midi.notes().get(i).micros() - zero) / 1e6, 0.001);
      }
    }
  }
}
