package org.trillsymbiont.client.midi;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.store.Store;

/// Which controller turns what. To learn, one is moved; from then on it turns the target it was
/// learned for, and no other.
///
/// Thread: FX.
public final class Learn {
  private final Store store;
  private final IntSupplier selected;
  private final ReadOnlyObjectWrapper<Map<LearnTarget, Controller>> controllers =
      new ReadOnlyObjectWrapper<>(this, "controllers", Map.of());
  private final ReadOnlyObjectWrapper<@Nullable LearnTarget> learning =
      new ReadOnlyObjectWrapper<>(this, "learning");

  /// Knows nothing at first.
  ///
  /// @param selected the selected square, or -1
  Learn(Store store, IntSupplier selected) {
    this.store = store;
    this.selected = selected;
  }

  /// What has been learned.
  public ReadOnlyObjectProperty<Map<LearnTarget, Controller>> controllersProperty() {
    return controllers.getReadOnlyProperty();
  }

  /// The target that waits for a controller to be moved, or null.
  public ReadOnlyObjectProperty<@Nullable LearnTarget> learningProperty() {
    return learning.getReadOnlyProperty();
  }

  /// Lets a target wait for a controller; null ends the wait.
  public void learn(@Nullable LearnTarget target) {
    learning.set(target);
  }

  /// Forgets a target's controller.
  public void clear(LearnTarget target) {
    Map<LearnTarget, Controller> rest = copy();
    rest.remove(target);
    know(rest);
  }

  /// Forgets everything.
  public void clearAll() {
    know(Map.of());
  }

  /// Knows this, and nothing else, from now on.
  void know(Map<LearnTarget, Controller> all) {
    controllers.set(Map.copyOf(all));
  }

  private Map<LearnTarget, Controller> copy() {
    Map<LearnTarget, Controller> copy = new EnumMap<>(LearnTarget.class);
    copy.putAll(controllers.get());
    return copy;
  }

  /// A controller was moved.
  ///
  /// @param value 0..127
  void moved(Controller controller, int value) {
    LearnTarget target = learning.get();
    if (target != null) {
      Map<LearnTarget, Controller> all = copy();
      all.values().remove(controller);
      all.put(target, controller);
      learning.set(null);
      know(all);
    }
    controllers
        .get()
        .forEach((each, by) -> {
          if (by.equals(controller)) {
            each.edit(store.state(), selected.getAsInt(), value).ifPresent(store::dispatch);
          }
        });
  }
}
