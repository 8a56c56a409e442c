package org.trillsymbiont.model.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.RandomEdits;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;

final class WriteLogTest {
  private static final Edit TEMPO = Edit.of(Fields.TEMPO, 120.0);

  private record Entry(Edit edit, int by, long rev) {}

  /// It says what a history of all edits would say. R11, R21
  @Test
  void knowsAsMuchAsAHistory() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<Entry> history = new ArrayList<>();
    WriteLog log = new WriteLog();
    for (int rev = 1; rev <= 2_000; rev++) {
      Edit edit = RandomEdits.edit(random).only(field -> field.index() % 50 == 0);
      Entry entry = new Entry(edit, random.nextInt(4), rev);
      history.add(entry);
      log.written(entry.edit(), entry.by(), entry.rev());
    }
    for (Field<?> field : Fields.all()) {
      for (int me = 0; me < 5; me++) {
        assertEquals(byOthers(history, field, me), log.writtenByOthers(field, me), "seed " + seed);
      }
    }
    for (long rev = 0; rev <= 2_000; rev += 100) {
      assertEquals(since(history, rev), log.since(rev, AppState.INITIAL).fields(), "seed " + seed);
    }
  }

  private static long byOthers(List<Entry> history, Field<?> field, int me) {
    return history.stream()
        .filter(entry -> entry.edit().sets(field) && entry.by() != me)
        .mapToLong(Entry::rev)
        .max()
        .orElse(0);
  }

  private static Set<Field<?>> since(List<Entry> history, long rev) {
    Set<Field<?>> fields = new HashSet<>();
    history.stream()
        .filter(entry -> entry.rev() > rev)
        .forEach(entry -> fields.addAll(entry.edit().fields()));
    return fields;
  }

  @Test
  void tellsValuesAsTheyAreNowInTheOrderOfTheWire() {
    WriteLog log = new WriteLog();
    log.written(Edit.of(Fields.square(3).active(), false), 1, 1);
    log.written(TEMPO, 2, 2);
    Edit since = log.since(0, AppState.INITIAL);
    assertEquals(List.of(Fields.TEMPO, Fields.square(3).active()), new ArrayList<>(since.fields()));
    assertEquals(99, since.get(Fields.TEMPO));
  }

  /// R18
  @Test
  void takesBackWhatItHadNotedLast() {
    WriteLog log = new WriteLog();
    log.written(TEMPO, 1, 1);
    log.written(TEMPO, 2, 7);
    Map<Field<?>, Authority.Write> last = log.last();
    assertEquals(Map.of(Fields.TEMPO, new Authority.Write(2, 7)), last);
    WriteLog next = new WriteLog();
    next.restore(last);
    assertEquals(last, next.last());
    assertEquals(7, next.writtenByOthers(Fields.TEMPO, 1));
  }
}
