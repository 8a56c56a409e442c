package org.trillsymbiont.model;

import java.util.List;
import java.util.random.RandomGenerator;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.edit.ValueType;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Range;

/// Random edits and states that the types allow.
public final class RandomEdits {
  private RandomEdits() {}

  /// A state with a random value in every field.
  public static AppState state(RandomGenerator random) {
    Edit.Builder edit = Edit.labelled("Random");
    for (Field<?> field : Fields.all()) {
      set(edit, field, random);
    }
    return Reducer.apply(AppState.INITIAL, edit.build());
  }

  /// Up to three random fields.
  public static Edit edit(RandomGenerator random) {
    List<Field<?>> all = Fields.all();
    Edit.Builder edit = Edit.labelled("Random");
    for (int count = random.nextInt(1, 4); count > 0; count--) {
      set(edit, all.get(random.nextInt(all.size())), random);
    }
    return edit.build();
  }

  /// Sets a field to a random value.
  public static <T> void set(Edit.Builder edit, Field<T> field, RandomGenerator random) {
    edit.set(field, value(field.type(), random));
  }

  @SuppressWarnings("unchecked") // Each case gives a value of its type.
  private static <T> T value(ValueType<T> type, RandomGenerator random) {
    return (T)
        switch (type) {
          case ValueType.Flag _ -> (Boolean) random.nextBoolean();
          case ValueType.Whole whole ->
              (Integer) random.nextInt((int) whole.range().min(), (int) whole.range().max() + 1);
          case ValueType.Real real -> (Double) real(real.range(), random);
          case ValueType.Choice<T> choice ->
              choice.choices().get(random.nextInt(choice.choices().size()));
        };
  }

  private static double real(Range range, RandomGenerator random) {
    return switch (random.nextInt(4)) {
      case 0 -> range.min();
      case 1 -> range.max();
      default -> range.clamp(random.nextDouble(range.min(), range.max()));
    };
  }
}
