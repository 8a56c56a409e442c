package org.trillsymbiont.client.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.client.VirtualTimer;
import org.trillsymbiont.client.clock.ShiftedTime;
import org.trillsymbiont.client.transport.Playhead.Position;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.sync.Score;

class PlayheadTest {
  private static final long MILLI = 1000;

  private final VirtualTimer timer = new VirtualTimer();
  private final SimpleObjectProperty<Score> score = new SimpleObjectProperty<>(Score.EMPTY);
  private final List<String> seen = new ArrayList<>();
  private ShiftedTime clock = new ShiftedTime(10_000 * MILLI);
  private long lateNanos;
  private final Playhead playhead = new Playhead(score, () -> clock, timer, _ -> lateNanos);

  PlayheadTest() {
    playhead.onStep(played ->
        seen.add(millis() + ": " + played.step().number() + " in " + playhead.position()));
    playhead.positionProperty().subscribe((before, now) -> seen.add(millis() + ": " + now));
  }

  private long millis() {
    return timer.nowNanos() / 1_000_000;
  }

  private static Transport.Segment segment(long millis, long step, double bpm) {
    return new Transport.Segment(millis * MILLI, step, bpm, 250);
  }

  private void perform(Transport.Segment... line) {
    score.set(Score.found(0, AppState.INITIAL, Transport.of(List.of(line))));
  }

  private static String position(int column, boolean isMoving) {
    return new Position(column, isMoving).toString();
  }

  @Test
  void movesWhenAStepIsHeardAndTellsOfIt() {
    perform(segment(10_000, 0, 0), segment(10_400, 0, 120), segment(10_900, 2, 0));
    timer.run(2000);
    assertEquals(
        List.of(
            "400: " + position(0, true),
            "400: 0 in " + position(0, true),
            "650: " + position(1, true),
            "650: 1 in " + position(1, true),
            "900: " + position(1, false)),
        seen);
  }

  @Test
  void aStopEndsTheLight() {
    perform(segment(10_000, 6, 120), segment(10_500, 0, 0));
    timer.run(400);
    assertEquals(new Position(7, true), playhead.position());
    timer.run(200);
    assertEquals(Position.STOPPED, playhead.position());
  }

  @Test
  void aChangeOnTheWayIsFollowedAndNoStepIsToldTwice() {
    perform(segment(10_000, 0, 120));
    timer.run(620);
    Transport now = score.get().transport();
    score.set(score.get().changed(10_620 * MILLI, AppState.INITIAL, now.tempo(10_620 * MILLI, 60)));
    timer.run(1400);
    assertEquals(
        List.of("0", "250", "500", "750", "1000", "1500", "2000"),
        seen.stream()
            .filter(line -> line.contains(" in "))
            .map(line -> line.substring(0, line.indexOf(':')))
            .toList());
  }

  @Test
  void aLatencyThatCannotBeMadeUpForDelaysTheEyeToo() {
    lateNanos = 60_000_000;
    perform(segment(10_400, 0, 120));
    timer.run(700);
    assertEquals("460: " + position(0, true), seen.getFirst());
  }

  @Test
  void aSleepIsNotMadeUpFor() {
    perform(segment(10_000, 0, 120));
    timer.run(300);
    seen.clear();
    timer.sleep(60_400);
    timer.run(200);
    assertEquals(
        List.of("60700: " + position(2, true), "60750: " + position(3, true)),
        seen.stream().filter(line -> !line.contains(" in ")).toList());
    assertEquals(1, seen.stream().filter(line -> line.contains(" in ")).count());
  }

  @Test
  void anotherRoomsClockCountsFromItsOwnBegin() {
    perform(segment(10_000, 0, 120));
    timer.run(1100);
    clock = new ShiftedTime(0);
    seen.clear();
    perform(segment(1_200, 0, 120));
    timer.run(150);
    assertEquals(
        List.of(
            "1100: " + Position.STOPPED,
            "1200: " + position(0, true),
            "1200: 0 in " + position(0, true)),
        seen.stream().toList());
  }

  @Test
  void whatAStepContainsIsNotKnownToWhoCameLaterButItMoves() {
    score.set(
        Score.found(
            10_100 * MILLI, AppState.INITIAL, Transport.of(List.of(segment(10_000, 0, 120)))));
    timer.run(550);
    assertEquals(
        List.of(
            "0: " + position(0, true),
            "250: " + position(1, true),
            "500: " + position(2, true),
            "500: 2 in " + position(2, true)),
        seen);
  }
}
