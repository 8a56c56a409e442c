package org.trillsymbiont.model.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.RandomEdits;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.edit.ValueType;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.DemoPattern;
import org.trillsymbiont.model.state.Range;
import org.trillsymbiont.model.state.VoiceSet;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.EditId;
import org.trillsymbiont.model.sync.ServerMessage;

/// How many bytes messages cost (docs/decisions/0005), as unmasked WebSocket frames.
final class MessageSizeTest {
  private static final int MOST_FOR_A_FIELD = 100;
  private static final int MOST_FOR_A_GRID = 2_500;
  private static final int LIMIT = 64 * 1024; // R3
  private static final MathContext FIVE_DIGITS = new MathContext(5);

  private static ServerMessage.Edited late(Edit edit) {
    long threeHours = TimeUnit.HOURS.toMicros(3);
    return new ServerMessage.Edited(123_456, new EditId(64, 12_345), threeHours, edit);
  }

  /// RFC 6455, 5.2.
  private static int frameBytes(ServerMessage message) {
    int payload = V2Codec.encode(message).getBytes(StandardCharsets.UTF_8).length;
    return payload + (payload <= 125 ? 2 : 4);
  }

  @Test
  void aChangedFieldCostsAtMostAHundredBytes() {
    for (Field<?> field : Fields.all()) {
      ServerMessage longest = late(longest(field));
      assertTrue(
          frameBytes(longest) <= MOST_FOR_A_FIELD,
          () -> frameBytes(longest) + " bytes: " + V2Codec.encode(longest));
    }
  }

  /// The sentence of docs/decisions/0005.
  @Test
  void theLongestFieldIsTheScaleOfTheNextBar() {
    Edit longest =
        Fields.all().stream()
            .map(MessageSizeTest::longest)
            .max(Comparator.comparingInt(edit -> frameBytes(late(edit))))
            .orElseThrow();
    assertEquals("nextScale", last(longest));
    assertEquals(100, frameBytes(late(longest)));
  }

  private static String last(Edit edit) {
    String pointer = edit.fields().iterator().next().pointer();
    return pointer.substring(pointer.lastIndexOf('/') + 1);
  }

  @Test
  void aVoiceSetCostsAtMostAThirdOfTheLimit() {
    for (VoiceSet from : VoiceSet.values()) {
      AppState state =
          Reducer.apply(AppState.INITIAL, Gestures.applyVoiceSet(AppState.INITIAL, from));
      for (VoiceSet to : VoiceSet.values()) {
        Edit edit = Gestures.applyVoiceSet(state, to);
        assertTrue(frameBytes(late(edit)) <= LIMIT / 3, () -> to + ": " + frameBytes(late(edit)));
      }
    }
  }

  @Test
  void aPatternCostsAtMostHalfOfTheLimit() {
    for (VoiceSet from : VoiceSet.values()) {
      AppState state =
          Reducer.apply(AppState.INITIAL, Gestures.applyVoiceSet(AppState.INITIAL, from));
      for (DemoPattern pattern : DemoPattern.values()) {
        Edit edit = Gestures.loadPattern(state, pattern);
        assertTrue(
            frameBytes(late(edit)) <= LIMIT / 2, () -> pattern + ": " + frameBytes(late(edit)));
      }
    }
  }

  @Test
  void aRandomisedGridCostsAtMostTwoAndAHalfThousandBytes() {
    Random random = new Random(1);
    for (int run = 0; run < 100; run++) {
      Edit edit = Gestures.randomise(random);
      assertEquals(64, edit.fields().size());
      assertTrue(frameBytes(late(edit)) <= MOST_FOR_A_GRID, () -> frameBytes(late(edit)) + "");
    }
    assertTrue(frameBytes(late(Gestures.clear())) <= MOST_FOR_A_GRID);
  }

  /// A session that is brought back is one message. R3, R19
  @Test
  void aWholeStateIsNoMessageTooLarge() {
    Random random = new Random(1);
    for (int run = 0; run < 20; run++) {
      Edit all = Edit.difference(AppState.INITIAL, RandomEdits.state(random));
      String restore = V2Codec.encode(new ClientMessage.Change(12_345, all, 0, true));
      assertTrue(restore.length() < LIMIT, () -> restore.length() + "");
    }
  }

  private static <T> Edit longest(Field<T> field) {
    return values(field.type()).stream()
        .map(value -> Edit.of(field, value))
        .max(Comparator.comparingInt(edit -> frameBytes(late(edit))))
        .orElseThrow();
  }

  @SuppressWarnings("unchecked") // Each case gives values of its type.
  private static <T> List<T> values(ValueType<T> type) {
    return (List<T>)
        switch (type) {
          case ValueType.Flag _ -> List.of(true, false);
          case ValueType.Whole(Range range) -> List.of((int) range.min(), (int) range.max());
          case ValueType.Real(Range range) -> reals(range);
          case ValueType.Choice<T> choice -> choice.choices();
        };
  }

  /// Long ones of the values that a control may be set to: our knobs round to five digits and the
  /// millionth (the client's `KnobRange`), our sliders to less.
  private static List<Double> reals(Range range) {
    List<Double> values = new ArrayList<>();
    for (double place = 1e-7; place < 1e3; place *= 10) {
      for (double value : List.of(1.234567 * place, 9.876543 * place, range.min() + place / 7)) {
        values.add(
            new BigDecimal(value)
                .round(FIVE_DIGITS)
                .setScale(6, RoundingMode.HALF_UP)
                .doubleValue());
      }
    }
    values.removeIf(value -> !range.contains(value));
    // The test of the tests: there are some that use all digits.
    assertTrue(values.stream().anyMatch(value -> Double.toString(value).length() >= 6));
    return values;
  }
}
