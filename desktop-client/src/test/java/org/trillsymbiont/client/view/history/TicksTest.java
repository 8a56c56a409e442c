package org.trillsymbiont.client.view.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.client.past.Place;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.history.History;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.EditId;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Moment;
import org.trillsymbiont.model.sync.ServerMessage;

final class TicksTest {
  private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
  private static final Instant NOON = Instant.parse("2026-10-24T10:00:00Z");
  private static final double EM = 10.0;

  private final List<HistoryEvent> events = new ArrayList<>();

  @AfterEach
  void speakEnglish() {
    Texts.use(Locale.ENGLISH);
  }

  /// @param seconds by the clock of the epoch
  /// @param wall the server's
  private void event(int epoch, long seconds, Instant wall) {
    long rev = events.size() + 1L;
    events.add(
        new HistoryEvent(
            rev,
            new EditId(1, rev),
            new Identity("Ada", Colour.PALETTE.getFirst()),
            epoch,
            seconds * 1_000_000,
            wall.toEpochMilli(),
            0,
            Edit.of(Fields.TEMPO, 60.0 + rev)));
  }

  private History history() {
    return new History(new ServerMessage.Page(1, Moment.BEGINNING, events, 1, events.size(), 1));
  }

  /// The words on a timeline that is so wide that there is a tick each 30 seconds for each 200
  /// pixels, and room behind the last one.
  private static List<String> words(History history, Instant now) {
    double length = (double) history.length() + 30e6;
    TimeScale scale = new TimeScale(0, length, 0, length / 30e6 * 200);
    Ticks.Labels labels = new Ticks.Labels(EM, text -> text.length() * EM / 2, VIENNA);
    return Ticks.of(history, scale, labels, now).stream()
        // The formatter's spaces are of several kinds.
        .map(tick -> tick.words().replaceAll("\\p{Z}", " "))
        .toList();
  }

  private static Instant at(long seconds) {
    return NOON.plusSeconds(seconds);
  }

  @Test
  void aDayOfOnesOwnIsNotTold() {
    event(1, 0, at(0));
    event(1, 100, at(100));
    assertEquals(
        List.of("12:00:00 PM", "12:00:30 PM", "12:01:00 PM", "12:01:30 PM"),
        words(history(), at(1000)));
    Texts.use(Locale.GERMAN);
    assertEquals(
        List.of("12:00:00", "12:00:30", "12:01:00", "12:01:30"), words(history(), at(1000)));
  }

  @Test
  void anotherDayIsToldOnceAndWhereTheNextBegins() {
    event(1, 0, at(12 * 3600 - 60));
    event(1, 140, at(12 * 3600 + 80));
    assertEquals(
        List.of(
            "Oct 24, 11:59:00 PM",
            "11:59:30 PM",
            "Oct 25, 12:00:00 AM",
            "12:00:30 AM",
            "12:01:00 AM"),
        words(history(), at(3 * 86_400)));
    assertEquals("Oct 24, 2026, 11:59:00 PM", words(history(), at(300 * 86_400)).getFirst());
  }

  @Test
  void whatWasStoredFasterThanPlayedStandsStill() {
    event(1, 0, at(0));
    event(1, 61, at(1));
    event(1, 125, at(2));
    assertEquals(
        List.of("12:00:00 PM", "12:00:01 PM", "12:00:01 PM", "12:00:02 PM", "12:00:02 PM"),
        words(history(), at(1000)));
  }

  @Test
  void aRestartOfTheServerLeavesOutWhatPassedBetween() {
    event(1, 0, at(0));
    event(1, 35, at(35));
    event(2, 1, at(4000));
    event(2, 60, at(4059));
    assertEquals(
        List.of("12:00:00 PM", "12:00:30 PM", "1:07:04 PM", "1:07:34 PM"),
        words(history(), at(5000)));
  }

  @Test
  void aClockThatWasSetBackIsToldAndGoesOnFromThere() {
    event(1, 0, at(0));
    event(1, 40, at(40));
    // While it runs, as somebody sets it.
    event(1, 50, at(50 - 3600));
    event(1, 140, at(140 - 3600));
    assertEquals(
        List.of(
            "12:00:00 PM",
            "12:00:30 PM",
            "11:01:00 AM (clock set back)",
            "11:01:30 AM",
            "11:02:00 AM"),
        words(history(), at(1000)));
    Texts.use(Locale.GERMAN);
    assertEquals("11:01:00 (Uhr zurückgestellt)", words(history(), at(1000)).get(2));
  }

  @Test
  void aServerThatBeganAnewWithAnEarlierClockIsTold() {
    event(1, 0, at(0));
    event(1, 61, at(61));
    event(2, 1, at(-86_400));
    event(2, 60, at(-86_400 + 59));
    assertEquals(
        List.of(
            "12:00:00 PM",
            "12:00:30 PM",
            "12:01:00 PM",
            "Oct 23, 12:00:28 PM (clock set back)",
            "12:00:58 PM"),
        words(history(), at(1000)));
  }

  @Test
  void aTimeZoneThatIsSetBackIsTold() {
    // At three in the morning it is two once more.
    Instant three = Instant.parse("2026-10-25T01:00:00Z");
    event(1, 0, three.minusSeconds(60));
    event(1, 90, three.plusSeconds(30));
    assertEquals(
        List.of("2:59:00 AM", "2:59:30 AM", "2:00:00 AM CET", "2:00:30 AM"),
        words(history(), three.plusSeconds(3600)));
  }

  @Test
  void whenItIsNotKnownItIsTheTimeSinceTheBegin() {
    event(1, 0, Instant.EPOCH);
    event(1, 70, Instant.EPOCH);
    assertEquals(List.of("0:00", "0:30", "1:00"), words(history(), at(1000)));
  }

  @Test
  void wordsDoNotLieOverOthers() {
    event(1, 0, at(0));
    event(1, 600, at(600));
    History history = history();
    double width = 1000;
    TimeScale scale = new TimeScale(0, (double) history.length(), 0, width);
    Ticks.Labels wide = new Ticks.Labels(EM, text -> text.length() * 3 * EM, VIENNA);
    List<Ticks.Tick> ticks = Ticks.of(history, scale, wide, at(1000));
    double free = 0;
    for (Ticks.Tick tick : ticks) {
      if (!tick.words().isEmpty()) {
        assertTrue(tick.x() >= free, tick::toString);
        free = tick.x() + wide.width().applyAsDouble(tick.words());
      }
    }
    assertTrue(ticks.stream().anyMatch(tick -> tick.words().isEmpty()));
  }

  @Test
  void aPlaceIsNeverLaterThanWhatWasDoneNext() {
    event(1, 0, at(0));
    event(1, 20, at(1));
    History history = history();
    assertEquals(at(0).toEpochMilli(), Place.at(1).wallMillis(history));
    assertEquals(at(1).toEpochMilli(), new Place(1, 15_000_000).wallMillis(history));
    assertEquals(at(0).plusMillis(500).toEpochMilli(), new Place(1, 500_000).wallMillis(history));
  }
}
