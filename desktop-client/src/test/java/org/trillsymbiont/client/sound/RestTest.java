package org.trillsymbiont.client.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Conditions.eventually;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trillsymbiont.client.clock.ShiftedTime;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.sync.Score;

/// An engine that has nothing to play renders nothing, and sounds afterwards as if it always had.
class RestTest {
  private static final long SECOND = 1_000_000_000;
  private static final long SECOND_MICROS = 1_000_000;
  private static final AppState ONE_EACH =
      Studio.eachSquare(
          Studio.withVoices(AppState.INITIAL, Voice.DEFAULT.withPrimaryDecay(0.1)),
          square -> square.withActive(square.row() == 4));

  /// An engine in virtual time that nobody listens to until [#listen], so that it may rest.
  private static final class Sleeper implements AutoCloseable {
    final VirtualTime time = new VirtualTime();
    final SoundEngine engine = SoundEngine.open(new Output.Virtual(time));
    final ShiftedTime room = new ShiftedTime(0);
    final List<SoundedNote> notes = new ArrayList<>();
    private final List<float[]> sound = new ArrayList<>();
    private long firstFrame = -1;

    Sleeper() {
      engine.addNoteListener(notes::add);
    }

    void advance(double seconds) throws InterruptedException {
      time.advance(seconds);
    }

    void listen() {
      engine.addTap((first, stereo, frames) -> {
        firstFrame = firstFrame < 0 ? first : firstFrame;
        sound.add(stereo.clone());
      });
    }

    /// What was heard from a frame on, left channel.
    float[] heard(long frame, int count) {
      float[] samples = new float[count];
      for (int i = 0; i < count; i++) {
        int at = Math.toIntExact(frame - firstFrame) + i;
        samples[i] = sound.get(at / Block.FRAMES)[2 * (at % Block.FRAMES)];
      }
      return samples;
    }

    void perform(Score score) {
      engine.perform(new Performance(score, room));
    }

    @Override
    public void close() {
      engine.close();
    }
  }

  /// One that always has somebody who listens, and so never rests.
  private static Sleeper awake() {
    Sleeper awake = new Sleeper();
    awake.listen();
    return awake;
  }

  /// A step each at some seconds, and none in between.
  private static Score stepsAt(AppState content, int... seconds) {
    List<Transport.Segment> line = new ArrayList<>();
    for (int i = 0; i < seconds.length; i++) {
      line.add(Scores.segment(seconds[i] * SECOND_MICROS, i, 240));
      line.add(Scores.segment(seconds[i] * SECOND_MICROS + 1, i + 1L, 0));
    }
    return Scores.of(content, line.toArray(Transport.Segment[]::new));
  }

  @Test
  void nothingIsRenderedWhileNothingSounds() throws InterruptedException {
    try (Sleeper sleeper = new Sleeper()) {
      sleeper.advance(3);
      long rendered = sleeper.engine.renderedBlocks();
      sleeper.advance(3600);
      assertEquals(rendered, sleeper.engine.renderedBlocks());
      assertEquals(3603.0, (double) sleeper.engine.nanos() / SECOND, 2 * Block.SECONDS);
    }
  }

  @Test
  void allIsRenderedWhileSomebodyListens() throws InterruptedException {
    try (Sleeper awake = awake()) {
      awake.advance(20);
      assertEquals(20.0, awake.engine.renderedBlocks() * Block.SECONDS, 2 * Block.SECONDS);
    }
  }

  @Test
  void aTouchAfterARestSoundsAsItWouldHaveWithout() throws InterruptedException {
    try (Sleeper sleeper = new Sleeper();
        Sleeper awake = awake()) {
      for (Sleeper each : List.of(sleeper, awake)) {
        each.engine.show(ONE_EACH);
        each.advance(61.37);
      }
      assertTrue(sleeper.engine.renderedBlocks() < awake.engine.renderedBlocks() / 10);
      sleeper.listen();
      for (Sleeper each : List.of(sleeper, awake)) {
        each.engine.audition(ONE_EACH, 12);
        each.engine.hold(ONE_EACH, 30);
        each.advance(1);
        each.engine.release(30);
        each.advance(1);
      }
      assertEquals(awake.notes, sleeper.notes);
      assertEquals(2, awake.notes.size());
      long frame = awake.notes.getFirst().frame();
      assertArrayEquals(awake.heard(frame, 80_000), sleeper.heard(frame, 80_000));
      assertTrue(new Analysis(awake.heard(frame, 80_000), Block.RATE).peak() > 0.05);
    }
  }

  @Test
  void stepsAfterRestsBeginAtTheirFrame() throws InterruptedException {
    try (Sleeper sleeper = new Sleeper();
        Sleeper awake = awake()) {
      Score score = stepsAt(ONE_EACH, 20, 60, 61, 100);
      for (Sleeper each : List.of(sleeper, awake)) {
        each.advance(5);
        each.perform(score);
        each.advance(94);
      }
      assertTrue(sleeper.engine.renderedBlocks() < awake.engine.renderedBlocks() / 2);
      sleeper.listen();
      for (Sleeper each : List.of(sleeper, awake)) {
        each.advance(2);
        assertEquals(0, each.engine.droppedSteps());
      }
      assertEquals(awake.notes, sleeper.notes);
      assertEquals(4, awake.notes.size());
      long frame = awake.notes.getLast().frame();
      assertEquals(100.0 * Block.RATE, (double) frame, 1);
      assertArrayEquals(awake.heard(frame, 20_000), sleeper.heard(frame, 20_000));
    }
  }

  @Test
  void anEmptyGridIsPlayedInItsSleep() throws InterruptedException {
    AppState empty = Studio.eachSquare(ONE_EACH, square -> square.withActive(false));
    try (Sleeper sleeper = new Sleeper()) {
      Score score = Scores.running(empty, SECOND_MICROS, 120);
      sleeper.perform(score);
      sleeper.advance(30);
      assertTrue(sleeper.engine.renderedBlocks() < 30 / Block.SECONDS / 3);
      long now = sleeper.room.micros(sleeper.engine.nanos());
      sleeper.perform(score.changed(now, ONE_EACH, score.transport()));
      sleeper.advance(1);
      assertEquals(0, sleeper.engine.droppedSteps());
      assertTrue(sleeper.notes.size() >= 2);
      for (SoundedNote note : sleeper.notes) {
        assertEquals(0, Math.IEEEremainder((double) note.frame(), Block.RATE / 4.0), 1);
      }
    }
  }

  @Test
  void aTailIsHeardToItsEnd() throws InterruptedException {
    try (Sleeper sleeper = new Sleeper()) {
      sleeper.engine.ambience(1, 1);
      sleeper.advance(10);
      sleeper.engine.audition(ONE_EACH, 12);
      long before = sleeper.engine.renderedBlocks();
      sleeper.advance(3);
      assertEquals(3.0, (sleeper.engine.renderedBlocks() - before) * Block.SECONDS, 0.02);
      sleeper.advance(20);
      long after = sleeper.engine.renderedBlocks();
      sleeper.advance(20);
      assertEquals(after, sleeper.engine.renderedBlocks());
      assertEquals(Levels.SILENT, sleeper.engine.levels());
    }
  }

  private static Named<Consumer<SoundEngine>> call(String name, Consumer<SoundEngine> call) {
    return Named.of(name, call);
  }

  private static Stream<Named<Consumer<SoundEngine>>> calls() {
    return Stream.of(
        call("show", engine -> engine.show(ONE_EACH)),
        call("ambience", engine -> engine.ambience(0.5, 0.5)),
        call("monitor", engine -> engine.monitor(new Monitor(-3, false, Set.of()))),
        call("audition", engine -> engine.audition(ONE_EACH, 3)),
        call("chord", engine -> engine.auditionChord(ONE_EACH)),
        call("hold", engine -> engine.hold(ONE_EACH, 3)),
        call("release", engine -> engine.release(3)),
        call(
            "perform",
            engine -> engine.perform(new Performance(stepsAt(ONE_EACH, 100), new ShiftedTime(0)))),
        call("clicks", engine -> engine.clicks(true)),
        call("offset", engine -> engine.offsetMillis(20)),
        call("panic", SoundEngine::panic),
        call("silence", SoundEngine::silence),
        call("built-in", engine -> engine.builtIn(false)),
        call("tap", engine -> engine.addTap((first, stereo, frames) -> {})));
  }

  /// A clock that runs fast, and can be stopped.
  private static final class FastClock {
    private static final int PACE = 20;
    private volatile long stoppedAt = -1;

    long nanos() {
      return stoppedAt < 0 ? PACE * System.nanoTime() : stoppedAt;
    }

    void stop() {
      stoppedAt = nanos();
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void whateverIsAskedForWakesItAtOnce(Consumer<SoundEngine> call) {
    FastClock clock = new FastClock();
    try (SoundEngine engine = SoundEngine.open(new Output.Silent(clock::nanos, clock::nanos))) {
      eventually(() -> engine.restedFrames() > 0);
      // From here on no rest comes to its end by itself.
      clock.stop();
      long before = engine.renderedBlocks();
      call.accept(engine);
      eventually(() -> engine.renderedBlocks() > before);
    }
  }

  @Test
  void clicksAreHeardAfterARest() throws InterruptedException {
    try (Sleeper sleeper = new Sleeper();
        Sleeper awake = awake()) {
      for (Sleeper each : List.of(sleeper, awake)) {
        each.perform(Score.EMPTY);
        each.advance(20.1);
      }
      sleeper.listen();
      for (Sleeper each : List.of(sleeper, awake)) {
        each.engine.clicks(true);
        each.advance(2);
      }
      long frame = sleeper.firstFrame + Block.FRAMES;
      float[] heard = sleeper.heard(frame, 80_000);
      assertArrayEquals(awake.heard(frame, 80_000), heard);
      assertTrue(new Analysis(heard, Block.RATE).peak() > 0.2);
    }
  }

  @Test
  void aCompanionHearsInTimeAfterARest() throws InterruptedException {
    List<Long> ahead = new ArrayList<>();
    try (Sleeper sleeper = new Sleeper()) {
      sleeper.engine.addCompanion(
          new Companion() {
            @Override
            public void begins(Note note) {
              ahead.add(note.atNanos() - sleeper.engine.nanos());
            }

            @Override
            public void released(long id, long atNanos) {}

            @Override
            public void silenced() {}
          });
      sleeper.perform(stepsAt(ONE_EACH, 50));
      sleeper.advance(51);
      assertEquals(1, ahead.size());
      assertTrue(ahead.getFirst() >= sleeper.engine.aheadNanos(250), ahead.toString());
    }
  }

  @Test
  void aRecordingAfterARestBeginsWithTheSound(@TempDir Path folder)
      throws InterruptedException, IOException {
    try (Sleeper sleeper = new Sleeper()) {
      sleeper.advance(40);
      long now = Block.frames(sleeper.engine.nanos());
      try (Capture capture = Capture.start(sleeper.engine, folder.resolve("a.wav"))) {
        sleeper.advance(1);
        long first = capture.firstFrame().orElseThrow();
        assertTrue(first >= now && first < now + 6 * Block.FRAMES, first + " after " + now);
        assertEquals(41.0 * Block.RATE, (double) (first + capture.frames()), 2.0 * Block.FRAMES);
      }
    }
  }
}
