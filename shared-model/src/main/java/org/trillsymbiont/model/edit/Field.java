package org.trillsymbiont.model.edit;

import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.trillsymbiont.model.state.AppState;

/// One leaf of the shared state: where it is, what it may hold, how to read and write it. All
/// fields there are stand in [Fields]; two fields are equal when they are the same object.
///
/// @param <T> the type of its values
public final class Field<T> {
  private final int index;
  private final String pointer;
  private final ValueType<T> type;
  private final Function<AppState, T> reader;
  private final BiConsumer<AppState.Builder, T> writer;
  private final UnaryOperator<T> original;

  /// @param index its place in [Fields#all]
  /// @param original a value, or the nearest to it that the original knows
  Field(
      int index,
      String pointer,
      ValueType<T> type,
      Function<AppState, T> reader,
      BiConsumer<AppState.Builder, T> writer,
      UnaryOperator<T> original) {
    this.index = index;
    this.pointer = pointer;
    this.type = type;
    this.reader = reader;
    this.writer = writer;
    this.original = original;
  }

  /// The field's place in [Fields#all], counted from 0: for tables with a row for each field.
  public int index() {
    return index;
  }

  /// The field's place as a JSON Pointer (RFC 6901) into [AppState]: `/tempo`,
  /// `/musicGrid/12/isActive`.
  public String pointer() {
    return pointer;
  }

  /// The top-level member that the field belongs to: `tempo`, `musicGrid`, `evolution`.
  public String topLevel() {
    int end = pointer.indexOf('/', 1);
    return pointer.substring(1, end < 0 ? pointer.length() : end);
  }

  /// What a user would point at: the square that the field belongs to, `/musicGrid/12`, else the
  /// field itself.
  public String place() {
    boolean isOfSquare = pointer.startsWith("/musicGrid/");
    return isOfSquare ? pointer.substring(0, pointer.lastIndexOf('/')) : pointer;
  }

  /// The last part of the pointer: `isActive`.
  String name() {
    return pointer.substring(pointer.lastIndexOf('/') + 1);
  }

  /// What the field may hold.
  public ValueType<T> type() {
    return type;
  }

  /// The field's value in a state.
  public T get(AppState state) {
    return reader.apply(state);
  }

  /// The field's value in a state as the original would say it: the value itself, or the nearest
  /// that the original knows. For dialect v1.
  public T getOriginal(AppState state) {
    return original.apply(get(state));
  }

  /// Whether the original knows the value that an edit sets the field to.
  public boolean isOriginalIn(Edit edit) {
    T value = edit.get(this);
    return original.apply(value).equals(value);
  }

  void write(AppState.Builder builder, T value) {
    writer.accept(builder, value);
  }

  @Override
  public String toString() {
    return pointer;
  }
}
