package org.trillsymbiont.client.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.client.clock.ShiftedTime;
import org.trillsymbiont.client.midi.MidiOutSettings.Layout;
import org.trillsymbiont.client.sound.Performance;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.sync.Score;

/// Time passes only as the test says.
class OutPlayerTest {
  private static final long MILLI = 1_000_000;
  private static final MidiOutSettings MPE = MidiOutSettings.INITIAL.with().members(3).build();
  private static final MidiOutSettings PLAIN =
      MidiOutSettings.INITIAL.with().layout(Layout.ONE_CHANNEL).channel(5).build();

  private long aheadNanos = 105 * MILLI;
  private final Tape tape = new Tape();
  private final OutPlayer player = new OutPlayer(tape, lead -> aheadNanos);
  private long now = 5_000 * MILLI;

  private void open(MidiOutSettings settings) {
    player.open(settings);
    tape.take();
  }

  /// Lets time pass from one thing to be done to the next.
  private void run(long millis) {
    long end = now + millis * MILLI;
    for (long next = player.advance(now); next <= end; next = player.advance(now)) {
      now = Math.max(now + 1, next);
    }
    now = end;
    player.advance(now);
  }

  private FakeNote step(long id, long inMillis, double seconds, double midi) {
    FakeNote note = FakeNote.step(id, now + inMillis * MILLI, seconds, midi);
    player.begin(note, now);
    return note;
  }

  @Test
  void anMpeZoneIsSetUpBeforeTheFirstNote() {
    player.open(MPE.with().members(2).bendSemitones(24).program(5).build());
    assertEquals(
        List.of(
            "B0 65 00",
            "B0 64 06",
            "B0 06 02",
            "B0 65 7F",
            "B0 64 7F",
            "B1 65 00",
            "B1 64 00",
            "B1 06 18",
            "B1 26 00",
            "B1 65 7F",
            "B1 64 7F",
            "C1 04",
            "B2 65 00",
            "B2 64 00",
            "B2 06 18",
            "B2 26 00",
            "B2 65 7F",
            "B2 64 7F",
            "C2 04"),
        tape.take());
  }

  @Test
  void aPlainChannelGetsItsProgramAndIsNotBent() {
    player.open(PLAIN.with().program(128).build());
    assertEquals(List.of("C4 7F", "E4 00 40"), tape.take());
  }

  @Test
  void aNoteIsBentThenBegunWhenItIsDueAndEndedWhenItIsOver() {
    open(MPE);
    step(1, 100, 0.5, 69.5);
    run(99);
    assertEquals(List.of(), tape.take());
    run(1);
    // The nearest key of 69.5 is 70, a half even; half a semitone down of 48 is 85 of 8192.
    assertEquals(List.of("E1 2B 3F", "91 46 7F"), tape.take());
    run(499);
    assertEquals(List.of(), tape.take());
    run(1);
    assertEquals(List.of("81 46 00"), tape.take());
    assertEquals(Long.MAX_VALUE, player.advance(now), "nothing is left to be done");
  }

  @Test
  void theLatencyMovesStepsButNoTouches() {
    open(MPE.with().latencyMillis(60).build());
    step(1, 0, 0.1, 60);
    player.begin(FakeNote.held(2, now, 62), now);
    run(1);
    assertEquals(List.of("91 3E 7F"), tape.take("9"));
    run(58);
    assertEquals(List.of(), tape.take("9"));
    run(1);
    assertEquals(List.of("92 3C 7F"), tape.take("9"));
    player.change(MPE.with().latencyMillis(-50).build());
    tape.take();
    step(3, 80, 0.1, 64);
    run(30);
    assertEquals(List.of("93 40 7F"), tape.take("9"), "50 ms before it is heard");
  }

  @Test
  void eachNoteHasAChannelAndTheOneThatIsFreeForLongestIsTakenFirst() {
    open(MPE);
    step(1, 0, 0.010, 60);
    step(2, 0, 0.020, 61);
    step(3, 0, 0.500, 62);
    run(30);
    tape.take();
    step(4, 0, 0.5, 63);
    run(1);
    step(5, 0, 0.5, 64);
    run(1);
    assertEquals(List.of("91 3F 7F", "92 40 7F"), tape.take("9"));
    step(6, 0, 0.5, 65);
    run(1);
    assertEquals(
        List.of("83 3E 00", "93 41 7F"), tape.take("89"), "the oldest gives way to a fourth");
  }

  @Test
  void anLfoBendsTheNoteWhileItSoundsAndOnlyWhenItMovesIt() {
    open(MPE);
    long at = now;
    player.begin(
        FakeNote.step(1, at, 0.2, 69).bent(nanos -> nanos - at < 50 * MILLI ? 69 : 69.25), now);
    run(49);
    assertEquals(List.of("E1 00 40", "91 45 7F"), tape.take());
    run(151);
    assertEquals(List.of("E1 2B 40", "81 45 00"), tape.take());
  }

  @Test
  void aBendFollowsTheNotesOwnTimeAlsoWhenItIsSentLater() {
    open(MPE.with().latencyMillis(100).build());
    long at = now;
    List<Long> asked = new ArrayList<>();
    player.begin(
        FakeNote.step(1, at, 0.05, 69)
            .bent(nanos -> {
              asked.add((nanos - at) / MILLI);
              return 69;
            }),
        now);
    run(160);
    assertEquals(0, asked.getFirst());
    assertTrue(asked.getLast() >= 40 && asked.getLast() <= 50, asked::toString);
  }

  @Test
  void aHeldNoteSoundsUntilItIsReleased() {
    open(MPE);
    player.begin(FakeNote.held(7, now, 60), now);
    run(60_000);
    assertEquals(List.of("91 3C 7F"), tape.take("89"));
    player.release(7, now);
    run(0);
    assertEquals(List.of("81 3C 00"), tape.take("89"));
  }

  @Test
  void aHeldNoteThatIsReleasedBeforeItBeganIsStillEnded() {
    open(MPE);
    player.begin(FakeNote.held(7, now, 60), now);
    player.release(7, now);
    run(100);
    assertEquals(List.of("91 3C 7F", "81 3C 00"), tape.take("89"));
    player.release(7, now);
    player.release(99, now);
    run(100);
    assertEquals(List.of(), tape.take());
  }

  @Test
  void onOneChannelKeysAreTheNearestAndAKeyThatSoundsIsStruckAnew() {
    open(PLAIN);
    step(1, 0, 0.5, 60.4);
    step(2, 0, 0.5, 64.6);
    run(10);
    step(3, 0, 0.5, 59.8);
    run(10);
    assertEquals(List.of("94 3C 7F", "94 41 7F", "84 3C 00", "94 3C 7F"), tape.take());
    run(1000);
    assertEquals(List.of("84 41 00", "84 3C 00"), tape.take(), "each is ended once");
  }

  @Test
  void aNoteOutOfRangeIsLeftOutOrFoldedAndBentAsBefore() {
    open(MPE.with().lowest(60).highest(72).build());
    step(1, 0, 0.01, 45.25);
    run(5);
    assertEquals(List.of("E1 2B 40", "91 45 7F"), tape.take());
    run(10);
    tape.take();
    player.change(MPE.with().lowest(60).highest(72).folding(false).build());
    tape.take();
    step(2, 0, 0.01, 45.25);
    run(20);
    assertEquals(List.of(), tape.take());
  }

  @Test
  void theGainIsTheVelocity() {
    open(MPE);
    player.begin(FakeNote.step(1, now, 0.1, 60).at(0.375), now);
    run(1);
    assertEquals(List.of("91 3C 40"), tape.take("9"));
  }

  private static final List<String> QUIET =
      List.of("B1 7B 00", "B1 78 00", "B2 7B 00", "B2 78 00", "B3 7B 00", "B3 78 00");

  private static List<String> and(List<String> first, List<String> then) {
    List<String> both = new ArrayList<>(first);
    both.addAll(then);
    return both;
  }

  /// Two notes sound, one waits.
  private void sound() {
    step(1, 0, 9, 60);
    player.begin(FakeNote.held(2, now, 62), now);
    step(3, 500, 9, 64);
    run(10);
    tape.take();
  }

  @Test
  void aPanicEndsAllNotesAndThenEveryChannel() {
    open(MPE);
    sound();
    player.silence();
    assertEquals(and(List.of("81 3C 00", "82 3E 00"), QUIET), tape.take());
    run(20_000);
    assertEquals(List.of(), tape.take(), "also the one that waited");
    step(4, 0, 0.1, 60);
    run(1);
    assertEquals(List.of("93 3C 7F"), tape.take("9"), "and what comes next sounds");
  }

  @Test
  void leavingAPortEndsAllNotesThere() {
    open(MPE);
    sound();
    player.close();
    assertEquals(and(List.of("81 3C 00", "82 3E 00"), QUIET), tape.take());
    step(5, 0, 1, 60);
    run(2_000);
    assertEquals(List.of(), tape.take());
  }

  @Test
  void otherSettingsEndAllNotesOfTheOldOnesFirst() {
    open(MPE);
    sound();
    player.change(PLAIN);
    List<String> said = tape.take();
    assertEquals(and(List.of("81 3C 00", "82 3E 00"), QUIET), said.subList(0, 8));
    assertEquals(
        List.of("B0 65 00", "B0 64 06", "B0 06 00", "B0 65 7F", "B0 64 7F"),
        said.subList(8, 13),
        "the instrument is an ordinary one again");
    player.change(PLAIN);
    assertEquals(List.of(), tape.take(), "the same again is nothing");
  }

  @Test
  void noChannelStaysBent() {
    open(MPE);
    step(1, 0, 0.01, 60.25);
    step(2, 0, 9, 62.25);
    step(3, 0, 9, 64);
    run(50);
    assertEquals(List.of("E1 2B 40", "E2 2B 40", "E3 00 40"), tape.take("E"));
    player.silence();
    assertEquals(List.of("E1 00 40", "E2 00 40"), tape.take("E"), "after a panic");
    step(4, 0, 9, 60.25);
    run(50);
    tape.take();
    player.change(PLAIN);
    assertEquals(List.of("E1 00 40", "E4 00 40"), tape.take("E"), "with another layout");
    player.change(MPE);
    step(5, 0, 9, 60.25);
    run(50);
    tape.take();
    player.close();
    assertEquals("E1 00 40", tape.take("E").getFirst(), "when the port is left");
  }

  @Test
  void whatDoesNotChangeTheChannelsEndsNothing() {
    open(MPE);
    sound();
    PortName port = new PortName("Synth");
    player.change(
        MPE.with().port(port).enabled(true).instead(true).lowest(20).latencyMillis(5).build());
    run(100);
    assertEquals(List.of(), tape.take());
  }

  @Test
  void aClockOfAnotherLatencyBeginsAnewAtAStep() {
    open(MPE.with().clock(true).build());
    perform(segment(100, 0, 120));
    run(400);
    tape.take();
    player.change(MPE.with().clock(true).latencyMillis(30).build());
    assertEquals(List.of("FC"), tape.take());
    run(227);
    assertEquals(List.of(), tape.take());
    run(4);
    assertEquals(List.of("F2 04 00", "FB", "F8"), tape.take());
  }

  private void perform(Transport.Segment... line) {
    Score score = Score.found(0, AppState.INITIAL, Transport.of(List.of(line)));
    player.perform(new Performance(score, room));
  }

  private final ShiftedTime room = new ShiftedTime(3_000_000_000L);

  private Transport.Segment segment(long inMillis, long step, double bpm) {
    return new Transport.Segment(room.micros(now + inMillis * MILLI), step, bpm, 250);
  }

  @Test
  void theClockRunsWithTheRoomAndStopsWhenThePortIsLeft() {
    open(MPE.with().clock(true).build());
    perform(segment(100, 0, 120));
    run(97);
    assertEquals(List.of(), tape.take());
    run(1);
    assertEquals(List.of("FA"), tape.take());
    run(1);
    assertEquals(List.of(), tape.take());
    run(501);
    assertEquals(25, tape.take().size(), "24 pulses a beat, and the next beat's first");
    player.close();
    assertEquals(and(List.of("FC"), QUIET), tape.take());
    run(100);
    assertEquals(List.of(), tape.take());
  }

  @Test
  void theClockHasTheLatencyOfTheNotes() {
    open(MPE.with().clock(true).latencyMillis(40).build());
    perform(segment(100, 0, 120));
    step(1, 100, 0.1, 60);
    run(139);
    assertEquals(List.of("FA"), tape.take());
    run(1);
    assertEquals(List.of("F8", "91 3C 7F"), tape.take("F9"));
  }

  @Test
  void nothingIsSentEarlierThanNotesAreKnown() {
    aheadNanos = 40 * MILLI;
    open(MPE.with().clock(true).latencyMillis(-100).build());
    perform(segment(200, 0, 120));
    step(1, 200, 0.1, 60);
    run(159);
    assertEquals(List.of("FA"), tape.take());
    run(1);
    assertEquals(List.of("F8", "91 3C 7F"), tape.take("F9"));
  }

  @Test
  void aClockThatIsSwitchedOnInTheMiddleComesInAtTheNextStep() {
    open(MPE);
    perform(segment(0, 0, 120));
    run(300);
    assertEquals(List.of(), tape.take());
    player.change(MPE.with().clock(true).build());
    tape.take();
    run(197);
    assertEquals(List.of(), tape.take());
    run(3);
    assertEquals(List.of("F2 04 00", "FB", "F8"), tape.take());
  }

  @Test
  void afterABrokenWireTheClockComesInAnew() {
    open(MPE.with().clock(true).build());
    perform(segment(100, 0, 120));
    run(400);
    player.forget();
    tape.take();
    run(20);
    assertEquals(List.of(), tape.take());
    open(MPE.with().clock(true).build());
    run(179);
    assertEquals(List.of("F2 04 00", "FB"), tape.take());
    run(2);
    assertEquals(List.of("F8"), tape.take());
  }

  @Test
  void afterTheComputersSleepTheClockComesInAnew() {
    open(MPE.with().clock(true).build());
    perform(segment(100, 0, 120));
    run(400);
    tape.take();
    now += 60_000 * MILLI;
    player.advance(now);
    assertEquals(List.of("FC"), tape.take(), "and no thousand pulses at once");
    run(251);
    List<String> said = tape.take();
    assertEquals("FB", said.get(1));
    assertTrue(said.size() < 16, said::toString);
  }

  @Test
  void anotherRoomIsAnotherClock() {
    open(MPE.with().clock(true).build());
    perform(segment(100, 0, 120));
    run(400);
    tape.take();
    Score score =
        Score.found(
            0,
            AppState.INITIAL,
            Transport.of(List.of(new Transport.Segment(7_000_000, 5, 0, 250))));
    player.perform(new Performance(score, new ShiftedTime(77)));
    player.advance(now);
    assertEquals(List.of("FC"), tape.take());
    run(1_000);
    assertEquals(List.of(), tape.take());
  }

  @Test
  void restsWhenThereIsNothingToDo() {
    open(MPE.with().clock(true).build());
    perform(segment(-5_000, 4, 0));
    run(100);
    assertEquals(Long.MAX_VALUE, player.advance(now));
    tape.take();
    perform(segment(10_000, 4, 120));
    run(10_000);
    assertEquals(List.of("F2 08 00", "FB", "F8"), tape.take());
  }
}
