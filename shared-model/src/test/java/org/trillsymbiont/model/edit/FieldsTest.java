package org.trillsymbiont.model.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.RandomEdits;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Range;

final class FieldsTest {
  @Test
  void knowsEveryLeafOnce() {
    assertEquals(12 + 64 * 10 + 17, Fields.all().size());
    Set<String> pointers = new HashSet<>();
    for (Field<?> field : Fields.all()) {
      assertTrue(pointers.add(field.pointer()), field.pointer());
      assertEquals(Optional.of(field), Fields.at(field.pointer()));
    }
    assertEquals(Optional.empty(), Fields.at("/musicGrid/64/isActive"));
    assertEquals(Optional.empty(), Fields.at("/tempo/"));
    assertEquals(Optional.empty(), Fields.at(""));
  }

  @Test
  void knowsWhatTheOriginalHas() {
    assertEquals(10 + 64 * 10 + 4, Fields.all().stream().filter(Fields::isOriginal).count());
    assertTrue(Fields.isOriginal(Fields.EVOLUTION_SPEED));
    assertFalse(Fields.isOriginal(Fields.EVOLUTION_SEED));
  }

  @Test
  void pointsIntoTheDocument() {
    assertSame(Fields.square(12).active(), Fields.at("/musicGrid/12/isActive").orElseThrow());
    assertSame(Fields.EVOLUTION_SPEED, Fields.at("/evolution/evolutionSpeed").orElseThrow());
    assertEquals("musicGrid", Fields.square(63).lfoDecay().topLevel());
    assertEquals("tempo", Fields.TEMPO.topLevel());
  }

  /// So no leaf of the state is without a field: all random fields together make any state.
  @Test
  void readsWhatItWrites() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int run = 0; run < 50; run++) {
      AppState before = RandomEdits.state(random);
      AppState wanted = RandomEdits.state(random);
      assertEquals(wanted, Reducer.apply(before, Edit.difference(before, wanted)), "seed " + seed);
      for (Field<?> field : Fields.all()) {
        readsWhatItWrites(field, before, wanted);
      }
    }
  }

  private static <T> void readsWhatItWrites(Field<T> field, AppState before, AppState wanted) {
    T value = field.get(wanted);
    AppState after = Reducer.apply(before, Edit.of("One", field, value));
    assertEquals(value, field.get(after));
    assertSame(after, Reducer.apply(after, Edit.of("Again", field, value)));
    // Nothing else has changed.
    assertEquals(before, Reducer.apply(after, Edit.of("Back", field, field.get(before))));
  }

  @Test
  void takesBothEndsOfItsRangeAndNothingBeyond() {
    for (Field<?> field : Fields.all()) {
      switch (field.type()) {
        case ValueType.Real(Range range) -> checkReal(field, range);
        case ValueType.Whole(Range range) -> checkWhole(field, range);
        case ValueType.Flag _, ValueType.Choice<?> _ -> {}
      }
    }
  }

  @SuppressWarnings("unchecked") // The caller has looked at the type.
  private static void checkReal(Field<?> any, Range range) {
    Field<Double> field = (Field<Double>) any;
    for (double end : new double[] {range.min(), range.max(), range.defaultValue()}) {
      assertEquals(end, field.get(Reducer.apply(AppState.INITIAL, Edit.of("End", field, end))));
    }
    assertEquals(range.defaultValue(), field.get(AppState.INITIAL));
    for (double bad :
        new double[] {
          Math.nextDown(range.min()),
          Math.nextUp(range.max()),
          Double.NaN,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY
        }) {
      assertThrows(IllegalArgumentException.class, () -> Edit.of("Bad", field, bad));
      // Nor does the state itself take it.
      AppState.Builder builder = AppState.INITIAL.toBuilder();
      assertThrows(
          IllegalArgumentException.class,
          () -> {
            field.write(builder, bad);
            builder.build();
          },
          field + " " + bad);
    }
  }

  @SuppressWarnings("unchecked") // The caller has looked at the type.
  private static void checkWhole(Field<?> any, Range range) {
    Field<Integer> field = (Field<Integer>) any;
    int min = (int) range.min();
    int max = (int) range.max();
    for (int end : new int[] {min, max, (int) range.defaultValue()}) {
      assertEquals(end, field.get(Reducer.apply(AppState.INITIAL, Edit.of("End", field, end))));
    }
    assertEquals((int) range.defaultValue(), field.get(AppState.INITIAL));
    for (int bad : new int[] {min - 1, max + 1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      assertThrows(IllegalArgumentException.class, () -> Edit.of("Bad", field, bad));
      AppState.Builder builder = AppState.INITIAL.toBuilder();
      assertThrows(
          IllegalArgumentException.class,
          () -> {
            field.write(builder, bad);
            builder.build();
          },
          field + " " + bad);
    }
  }

  @Test
  void laterEditsWinWhenTheyAreJoined() {
    Random random = new Random(4);
    for (int run = 0; run < 300; run++) {
      AppState state = RandomEdits.state(random);
      Edit first = RandomEdits.edit(random);
      Edit second = RandomEdits.edit(random);
      AppState oneByOne = Reducer.apply(Reducer.apply(state, first), second);
      assertEquals(oneByOne, Reducer.apply(state, first.then(second)));
      assertSame(oneByOne, Reducer.apply(oneByOne, second));
    }
  }

  @Test
  void anEditTellsWhatItSets() {
    Edit edit = Edit.of("Change tempo", Fields.TEMPO, 120.0);
    assertEquals("Change tempo", edit.label());
    assertTrue(edit.sets(Fields.TEMPO));
    assertFalse(edit.sets(Fields.SHOW_HELP));
    assertEquals(120.0, edit.get(Fields.TEMPO));
    assertThrows(IllegalArgumentException.class, () -> edit.get(Fields.SHOW_HELP));
    assertTrue(Edit.labelled("Nothing").build().isEmpty());
    assertEquals(edit, Edit.of("Change tempo", Fields.TEMPO, 120.0));
  }
}
