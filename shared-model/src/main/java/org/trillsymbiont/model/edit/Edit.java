package org.trillsymbiont.model.edit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.trillsymbiont.model.state.AppState;

/// A change of the shared state: absolute values for some of its fields. Applying it twice is the
/// same as applying it once, so it may be sent again.
public final class Edit {
  /// How long a label may be on the wire, in UTF-16 units.
  public static final int MOST_LABEL_CHARACTERS = 64;

  private final String label;
  private final Map<Field<?>, Object> values;

  private Edit(String label, Map<Field<?>, Object> values) {
    this.label = label;
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /// An edit of one field.
  ///
  /// @param label what was done, as a musician would say it: `Change tempo`
  /// @throws IllegalArgumentException when the field may not hold the value
  public static <T> Edit of(String label, Field<T> field, T value) {
    return labelled(label).set(field, value).build();
  }

  /// An edit of one field, with the label that such edits have.
  ///
  /// @throws IllegalArgumentException when the field may not hold the value
  public static <T> Edit of(Field<T> field, T value) {
    return of(Labels.of(Map.of(field, value)), field, value);
  }

  /// The edit that makes one state of another: every field whose value differs.
  public static Edit difference(AppState from, AppState to) {
    Builder edit = labelled("Change several things");
    for (Field<?> field : Fields.all()) {
      if (!field.get(from).equals(field.get(to))) {
        edit.copy(field, to);
      }
    }
    return edit.buildWithDefaultLabel();
  }

  /// Begins an edit of several fields.
  ///
  /// @param label what was done: `Clear grid`
  public static Builder labelled(String label) {
    return new Builder(label);
  }

  /// What was done.
  public String label() {
    return label;
  }

  /// The fields that are set, in the order in which they were.
  public Set<Field<?>> fields() {
    return values.keySet();
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  /// True when the edit sets the field.
  public boolean sets(Field<?> field) {
    return values.containsKey(field);
  }

  /// The value that the edit sets a field to.
  ///
  /// @throws IllegalArgumentException when it does not set it
  @SuppressWarnings("unchecked") // Builder.set is the only way in, and it takes a T for a Field<T>.
  public <T> T get(Field<T> field) {
    Object value = values.get(field);
    if (value == null) {
      throw new IllegalArgumentException("the edit does not set " + field);
    }
    return (T) value;
  }

  /// True when the label says no more than the values do, so that it need not travel.
  public boolean hasDefaultLabel() {
    return label.equals(Labels.of(values));
  }

  /// True when both set some field.
  public boolean overlaps(Edit other) {
    return values.keySet().stream().anyMatch(other.values::containsKey);
  }

  /// The part of this edit whose fields pass a test.
  public Edit only(Predicate<Field<?>> test) {
    if (values.keySet().stream().allMatch(test)) {
      return this;
    }
    Map<Field<?>, Object> kept = new LinkedHashMap<>(values);
    kept.keySet().removeIf(test.negate());
    return new Edit(label, kept);
  }

  /// The same fields with the values that they have in a state.
  ///
  /// @param label what that edit is called
  public Edit valuesIn(String label, AppState state) {
    Map<Field<?>, Object> there = new LinkedHashMap<>();
    values.keySet().forEach(field -> there.put(field, field.get(state)));
    return new Edit(label, there);
  }

  /// The same edit, which sets one field more.
  public <T> Edit with(Field<T> field, T value) {
    Map<Field<?>, Object> more = new LinkedHashMap<>(values);
    more.put(field, value);
    return new Edit(label, more);
  }

  /// The same values under another label.
  public Edit withLabel(String other) {
    return new Edit(other, values);
  }

  /// This edit and a later one as one: the later one's values win, and its label.
  public Edit then(Edit later) {
    Map<Field<?>, Object> both = new LinkedHashMap<>(values);
    both.putAll(later.values);
    return new Edit(later.label, both);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Edit edit && edit.label.equals(label) && edit.values.equals(values);
  }

  @Override
  public int hashCode() {
    return 31 * label.hashCode() + values.hashCode();
  }

  @Override
  public String toString() {
    return label + " " + values;
  }

  /// Collects the values of an edit. Thread: confined to its maker.
  public static final class Builder {
    private final String label;
    private final Map<Field<?>, Object> values = new LinkedHashMap<>();

    private Builder(String label) {
      this.label = label;
    }

    /// Sets a field, over an earlier value for it.
    ///
    /// @throws IllegalArgumentException when the field may not hold the value
    public <T> Builder set(Field<T> field, T value) {
      if (!field.type().allows(value)) {
        throw new IllegalArgumentException(field + " may not be " + value);
      }
      values.put(field, value);
      return this;
    }

    /// Sets a field to the value that it has in a state.
    public <T> Builder copy(Field<T> field, AppState from) {
      return set(field, field.get(from));
    }

    public Edit build() {
      return new Edit(label, values);
    }

    /// Builds the edit with the label that its values suggest, whatever it began with.
    public Edit buildWithDefaultLabel() {
      return new Edit(Labels.of(values), values);
    }
  }
}
