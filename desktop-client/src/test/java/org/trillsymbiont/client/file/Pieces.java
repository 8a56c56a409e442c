package org.trillsymbiont.client.file;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.DemoPattern;
import org.trillsymbiont.model.sync.Authority;
import org.trillsymbiont.model.sync.Bookmark;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.EditId;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Moment;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.wire.RoomFileCodec.Line;

/// Sessions to save.
public final class Pieces {
  static final Instant NOW = Instant.parse("2026-11-28T15:30:00.000Z");
  static final RoomName BLUE = new RoomName("blue");

  private static final Identity ZOE = new Identity("Zoë", new Colour(0xabcdef));
  private static final Identity BEN = new Identity("Ben", new Colour(0x123456));

  private Pieces() {}

  /// A pattern that plays.
  public static AppState pattern(DemoPattern pattern) {
    return Reducer.apply(AppState.INITIAL, Gestures.loadPattern(AppState.INITIAL, pattern));
  }

  /// A state with another value.
  static <T> AppState with(AppState state, Field<T> field, T value) {
    return Reducer.apply(state, Edit.of(field, value));
  }

  /// A file of a pattern.
  public static SessionFile file(DemoPattern pattern) {
    return SessionFile.of(BLUE, NOW, pattern(pattern));
  }

  /// A file with a history of random gestures, from a random revision on, and bookmarks.
  public static SessionFile random(RandomGenerator random, int events) {
    AppState state = pattern(DemoPattern.BELLS);
    long rev = random.nextLong(1, 1_000_000);
    Authority.Snapshot base =
        new Authority.Snapshot(
            "",
            Map.of(),
            state,
            rev,
            Map.of(Fields.TEMPO, new Authority.Write(1, rev)),
            3,
            Map.of());
    Moment moment = new Moment(rev, 2, 500, 1_234, state, Moment.begun(state));
    List<Line.Entry> past = new ArrayList<>();
    if (rev > 1) {
      Bookmark early = new Bookmark(random.nextLong(rev), "Long ago", BEN, 99);
      past.add(new Line.Marked(early, Moment.found(early.rev(), pattern(DemoPattern.SLOW_TIDE))));
    }
    for (int count = 0; count < events; count++) {
      Edit edit =
          switch (random.nextInt(4)) {
            case 0 -> Gestures.randomise(random);
            case 1 -> Edit.of(Fields.TEMPO, random.nextDouble(40, 240));
            case 2 -> Edit.of(Fields.square(random.nextInt(64)).expanded(), random.nextBoolean());
            default -> Gestures.clear().withLabel("Leeren – räumt auf");
          };
      past.add(new Line.Event(event(random, ++rev, count, edit)));
      if (count % Math.max(7, events / 50) == 1) {
        past.add(new Line.Marked(new Bookmark(rev, "Büchlein " + count, ZOE, 7), null));
      }
    }
    return new SessionFile(BLUE, NOW, Past.of(new Line.Base(base, moment), past));
  }

  /// A small file with one of everything.
  static SessionFile small() {
    AppState state = with(AppState.INITIAL, Fields.TEMPO, 77.0);
    Moment moment = new Moment(9, 2, 500, 1_234, state, Moment.begun(state));
    Bookmark early = new Bookmark(3, "Long ago", BEN, 99);
    return new SessionFile(
        BLUE,
        NOW,
        Past.of(
            new Line.Base(
                new Authority.Snapshot("", Map.of(), state, 9, Map.of(), 3, Map.of()), moment),
            List.of(
                new Line.Marked(early, Moment.found(3, AppState.INITIAL)),
                new Line.Event(
                    new HistoryEvent(
                        10, new EditId(1, 4), ZOE, 2, 900, 1_300, 5, Edit.of(Fields.REVERB, 0.5))),
                new Line.Marked(new Bookmark(10, "Schön", ZOE, 1_300), null),
                new Line.Event(
                    new HistoryEvent(
                        11,
                        new EditId(EditId.ROOM, 1),
                        null,
                        2,
                        950,
                        1_310,
                        0,
                        Edit.of(Fields.square(5).active(), true))))));
  }

  private static HistoryEvent event(RandomGenerator random, long rev, int count, Edit edit) {
    int by = random.nextInt(3);
    @Nullable Identity who = by == EditId.ROOM ? null : by == 1 ? ZOE : BEN;
    return new HistoryEvent(
        rev, new EditId(by, count), who, 2, 1_000L * count, NOW.toEpochMilli(), count / 3, edit);
  }
}
