package org.trillsymbiont.model.edit;

import java.util.List;
import java.util.function.Function;
import org.trillsymbiont.model.state.Range;

/// What a field may hold.
///
/// @param <T> the type of the values
public sealed interface ValueType<T> {

  /// True for a value that the field may hold.
  boolean allows(T value);

  /// True or false.
  record Flag() implements ValueType<Boolean> {
    @Override
    public boolean allows(Boolean value) {
      return true;
    }
  }

  /// A whole number.
  ///
  /// @param range with whole ends
  record Whole(Range range) implements ValueType<Integer> {
    @Override
    public boolean allows(Integer value) {
      return range.contains(value);
    }
  }

  /// A real number.
  ///
  /// @param range its ends are allowed
  record Real(Range range) implements ValueType<Double> {
    @Override
    public boolean allows(Double value) {
      return range.contains(value);
    }
  }

  /// One of a few named values.
  ///
  /// @param <E> the type of the choices
  /// @param choices in their natural order
  /// @param wireName the name of a choice on the wire
  record Choice<E>(List<E> choices, Function<E, String> wireName) implements ValueType<E> {
    public Choice {
      choices = List.copyOf(choices);
    }

    @Override
    public boolean allows(E value) {
      return choices.contains(value);
    }
  }
}
