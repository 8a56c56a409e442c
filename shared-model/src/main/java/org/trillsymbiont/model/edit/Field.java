package org.trillsymbiont.model.edit;

import java.util.function.BiConsumer;
import java.util.function.Function;
import org.trillsymbiont.model.state.AppState;

/// One leaf of the shared state: where it is, what it may hold, how to read and write it. All
/// fields there are stand in [Fields]; two fields are equal when they are the same object.
///
/// @param <T> the type of its values
public final class Field<T> {
  private final String pointer;
  private final ValueType<T> type;
  private final Function<AppState, T> reader;
  private final BiConsumer<AppState.Builder, T> writer;

  Field(
      String pointer,
      ValueType<T> type,
      Function<AppState, T> reader,
      BiConsumer<AppState.Builder, T> writer) {
    this.pointer = pointer;
    this.type = type;
    this.reader = reader;
    this.writer = writer;
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

  /// What the field may hold.
  public ValueType<T> type() {
    return type;
  }

  /// The field's value in a state.
  public T get(AppState state) {
    return reader.apply(state);
  }

  void write(AppState.Builder builder, T value) {
    writer.accept(builder, value);
  }

  @Override
  public String toString() {
    return pointer;
  }
}
