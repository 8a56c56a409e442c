package org.trillsymbiont.client.session;

import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What can be done when a room's server has gone, for good or for now: go on with the room on this
/// computer, or with somebody who does. Whoever can do that says so here, and views offer it.
///
/// Thread: FX.
public final class Succession {
  private final ReadOnlyBooleanWrapper offered = new ReadOnlyBooleanWrapper(this, "offered");
  private final ReadOnlyStringWrapper successor = new ReadOnlyStringWrapper(this, "successor", "");
  private Runnable onGoOn = () -> {};
  private Runnable onFollow = () -> {};

  Succession() {}

  /// Offers to go on here.
  ///
  /// @param goOn hosts the room on this computer
  /// @param follow goes to the [#successorProperty]
  public void offer(Runnable goOn, Runnable follow) {
    onGoOn = Objects.requireNonNull(goOn, "goOn");
    onFollow = Objects.requireNonNull(follow, "follow");
    offered.set(true);
  }

  /// Offers nothing any more.
  public void withdraw() {
    offered.set(false);
    successor.set("");
    onGoOn = () -> {};
    onFollow = () -> {};
  }

  /// Somebody goes on with the room, or nobody.
  ///
  /// @param name who; empty for nobody
  public void name(String name) {
    successor.set(Objects.requireNonNull(name, "name"));
  }

  /// Whether the room can be gone on with here.
  public ReadOnlyBooleanProperty offeredProperty() {
    return offered.getReadOnlyProperty();
  }

  /// Who goes on with it; empty for nobody.
  public ReadOnlyStringProperty successorProperty() {
    return successor.getReadOnlyProperty();
  }

  /// Hosts the room on this computer, as it is now.
  public void goOn() {
    onGoOn.run();
  }

  /// Goes to whoever goes on with it.
  public void follow() {
    onFollow.run();
  }
}
