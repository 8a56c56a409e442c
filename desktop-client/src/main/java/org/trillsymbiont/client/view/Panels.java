package org.trillsymbiont.client.view;

import java.util.Objects;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;

/// Which panels are open: help and the circle of fifths. While this window follows the room they
/// are the room's, opened and closed for everybody; else they are its own, and nobody hears of it.
///
/// Thread: FX.
public final class Panels {
  private static final Texts TEXTS = Texts.of(Panels.class);

  private final Store store;
  private final BooleanProperty following = new SimpleBooleanProperty(this, "following", true);
  private final ReadOnlyBooleanWrapper help = new ReadOnlyBooleanWrapper(this, "help");
  private final ReadOnlyBooleanWrapper circle = new ReadOnlyBooleanWrapper(this, "circle");

  /// Panels that follow the room.
  public Panels(Store store) {
    this.store = Objects.requireNonNull(store, "store");
    store.stateProperty().subscribe(state -> follow(state));
    following.subscribe(isFollowing -> follow(store.state()));
  }

  private void follow(AppState shared) {
    if (following.get()) {
      help.set(shared.showHelp());
      circle.set(shared.showCircleOfFifths());
    }
  }

  /// Whether the panels are the room's; true at first. When it becomes true again they become as
  /// they are in the room; when it becomes false they stay as they are.
  public BooleanProperty followingProperty() {
    return following;
  }

  /// Whether help is open here.
  public ReadOnlyBooleanProperty helpProperty() {
    return help.getReadOnlyProperty();
  }

  /// Whether the circle of fifths is open here.
  public ReadOnlyBooleanProperty circleProperty() {
    return circle.getReadOnlyProperty();
  }

  /// Opens and closes panels here, while they are the window's own; else they stay the room's.
  public void showOwn(boolean isHelpOpen, boolean isCircleOpen) {
    if (!following.get()) {
      help.set(isHelpOpen);
      circle.set(isCircleOpen);
    }
  }

  /// Who may not open and close them for everybody, opens and closes his own.
  private void keepOwnIfNotAllowed() {
    if (store.rights().refusal(Set.of(Fields.SHOW_HELP)).isPresent()) {
      following.set(false);
    }
  }

  void toggleHelp() {
    keepOwnIfNotAllowed();
    if (following.get()) {
      store.dispatch(Edit.of(Fields.SHOW_HELP, !help.get()));
    } else {
      help.set(!help.get());
    }
  }

  void toggleCircle() {
    keepOwnIfNotAllowed();
    if (following.get()) {
      store.dispatch(Edit.of(Fields.SHOW_CIRCLE_OF_FIFTHS, !circle.get()));
    } else {
      circle.set(!circle.get());
    }
  }

  /// For a tooltip: for whom the panels open and close.
  public static String forWhom(boolean isFollowing) {
    return TEXTS.get(isFollowing ? "panels.everybody" : "panels.here");
  }
}
