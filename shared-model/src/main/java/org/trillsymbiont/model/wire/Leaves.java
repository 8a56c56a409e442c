package org.trillsymbiont.model.wire;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.ValueType;

/// The values of fields as JSON, the same in both dialects.
final class Leaves {
  private Leaves() {}

  /// Adds what a set of leaves, keyed by JSON Pointer, says. Pointers that lead nowhere are
  /// ignored.
  static void addAll(Edit.Builder edit, Map<?, ?> set) throws ProtocolException {
    for (Map.Entry<?, ?> leaf : set.entrySet()) {
      addAt(edit, (String) leaf.getKey(), leaf.getValue());
    }
  }

  /// Adds the leaf at a pointer, if there is one.
  static void addAt(Edit.Builder edit, String pointer, @Nullable Object value)
      throws ProtocolException {
    Optional<Field<?>> field = Fields.at(pointer);
    if (field.isPresent()) {
      add(edit, field.get(), value);
    }
  }

  /// The fields at pointers. Pointers that lead nowhere are ignored.
  static Set<Field<?>> fields(List<?> pointers) throws ProtocolException {
    Set<Field<?>> fields = new LinkedHashSet<>();
    for (Object pointer : pointers) {
      if (!(pointer instanceof String text)) {
        throw new ProtocolException("a pointer is no string");
      }
      Fields.at(text).ifPresent(fields::add);
    }
    return fields;
  }

  /// An edit's values, keyed by JSON Pointer.
  static Map<String, Object> of(Edit edit) {
    Map<String, Object> set = new LinkedHashMap<>();
    for (Field<?> field : edit.fields()) {
      set.put(field.pointer(), json(field, edit));
    }
    return set;
  }

  private static <T> Object json(Field<T> field, Edit edit) {
    return toJson(field.type(), edit.get(field));
  }

  private static <T> void add(Edit.Builder edit, Field<T> field, @Nullable Object json)
      throws ProtocolException {
    T value = fromJson(field.type(), json);
    if (value == null || !field.type().allows(value)) {
      throw new ProtocolException(field + " is not " + expected(field.type()));
    }
    edit.set(field, value);
  }

  /// The value in the type of the field; null when the JSON has another type.
  @SuppressWarnings("unchecked") // Each case returns what its ValueType is a type of.
  private static <T> @Nullable T fromJson(ValueType<T> type, @Nullable Object json) {
    return (T)
        switch (type) {
          case ValueType.Flag _ -> json instanceof Boolean flag ? flag : null;
          case ValueType.Whole _ ->
              json instanceof Double real && real == Math.rint(real) ? real.intValue() : null;
          case ValueType.Real _ -> json instanceof Double real ? real : null;
          case ValueType.Choice<T> choice ->
              json instanceof String name ? chosen(choice, name) : null;
        };
  }

  private static <E> @Nullable E chosen(ValueType.Choice<E> choice, String name) {
    for (E candidate : choice.choices()) {
      if (choice.wireName().apply(candidate).equals(name)) {
        return candidate;
      }
    }
    return null;
  }

  private static <T> String expected(ValueType<T> type) {
    return switch (type) {
      case ValueType.Flag _ -> "true or false";
      case ValueType.Whole whole ->
          "a whole number within " + (long) whole.range().min() + ".." + (long) whole.range().max();
      case ValueType.Real real ->
          "a number within " + real.range().min() + ".." + real.range().max();
      case ValueType.Choice<T> choice ->
          "one of " + choice.choices().stream().map(choice.wireName()).toList();
    };
  }

  @SuppressWarnings("unchecked") // A field's value is of its type.
  static <T> Object toJson(ValueType<T> type, Object value) {
    return type instanceof ValueType.Choice<T> choice ? choice.wireName().apply((T) value) : value;
  }
}
