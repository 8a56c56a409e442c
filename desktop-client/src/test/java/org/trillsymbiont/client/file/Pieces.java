package org.trillsymbiont.client.file;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.DemoPattern;
import org.trillsymbiont.model.sync.Authority;
import org.trillsymbiont.model.sync.EditId;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.wire.RoomFileCodec.Line;

/// Sessions to save.
public final class Pieces {
  static final Instant NOW = Instant.parse("2026-11-28T15:30:00.000Z");
  static final RoomName BLUE = new RoomName("blue");

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

  /// A file with a history of random gestures, from a random revision on.
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
    List<Line.Event> past = new ArrayList<>();
    for (int count = 0; count < events; count++) {
      Edit edit =
          switch (random.nextInt(4)) {
            case 0 -> Gestures.randomise(random);
            case 1 -> Edit.of(Fields.TEMPO, random.nextDouble(40, 240));
            case 2 -> Edit.of(Fields.square(random.nextInt(64)).expanded(), random.nextBoolean());
            default -> Gestures.clear().withLabel("Leeren – räumt auf");
          };
      past.add(
          new Line.Event(
              ++rev, 1, new EditId(1, count), "Zoë", 1_000L * count, NOW.toEpochMilli(), edit));
    }
    return new SessionFile(BLUE, NOW, Past.of(base, past));
  }
}
