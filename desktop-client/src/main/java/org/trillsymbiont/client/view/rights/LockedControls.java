package org.trillsymbiont.client.view.rights;

import java.util.Optional;
import java.util.Set;
import javafx.beans.value.ChangeListener;
import javafx.collections.MapChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.view.presence.Spots;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.sync.Lock;
import org.trillsymbiont.model.sync.Rights;

/// Lets the controls of a window whose fields the user may not change look locked, and a screen
/// reader say so of the one that has the focus. They stay readable and can be reached; a gesture is
/// answered with a sentence.
///
/// Thread: FX.
public final class LockedControls {
  private static final PseudoClass LOCKED = PseudoClass.getPseudoClass("locked");

  /// Key of a node's lock.
  private enum Key {
    LOCK
  }

  private final Store store;
  private final MapChangeListener<String, Node> spots = this::changed;
  private final ChangeListener<@Nullable Node> focus = (observed, before, now) -> focused(now);
  private @Nullable Scene scene;
  private @Nullable Node told;
  private @Nullable String help;

  private LockedControls(Store store) {
    this.store = store;
  }

  /// Begins, for the window that a node is in.
  public static void watch(Node root, Store store) {
    LockedControls controls = new LockedControls(store);
    root.sceneProperty().subscribe(controls::move);
    store.rightsProperty().subscribe(rights -> controls.render());
  }

  /// A node changes what belongs to a lock, and is marked with no field of it.
  public static void mark(Node node, Store store, Lock lock) {
    node.getProperties().put(Key.LOCK, lock);
    store
        .rightsProperty()
        .subscribe(rights -> node.pseudoClassStateChanged(LOCKED, !rights.allows(lock)));
  }

  private void move(@Nullable Scene now) {
    if (scene != null) {
      Spots.in(scene).removeListener(spots);
      scene.focusOwnerProperty().removeListener(focus);
    }
    scene = now;
    if (now != null) {
      Spots.in(now).addListener(spots);
      now.focusOwnerProperty().addListener(focus);
    }
    render();
  }

  private void changed(MapChangeListener.Change<? extends String, ? extends Node> change) {
    if (change.wasAdded()) {
      render(change.getKey(), change.getValueAdded());
    }
  }

  private void render() {
    if (scene != null) {
      Spots.in(scene).forEach(this::render);
      focused(scene.getFocusOwner());
    }
  }

  private void render(String pointer, Node node) {
    node.pseudoClassStateChanged(LOCKED, refusal(pointer).isPresent());
  }

  private Optional<Rights.Refusal> refusal(String pointer) {
    return Spots.field(pointer).flatMap(field -> store.rights().refusal(Set.<Field<?>>of(field)));
  }

  /// JavaFX reads out the help of the node that has the focus, and of no other.
  private void focused(@Nullable Node now) {
    if (told != null) {
      told.setAccessibleHelp(help);
      told = null;
    }
    if (now != null) {
      refusal(now).ifPresent(refusal -> tell(now, RightsWords.inShort(refusal.code())));
    }
  }

  private Optional<Rights.Refusal> refusal(Node node) {
    if (node.hasProperties() && node.getProperties().get(Key.LOCK) instanceof Lock lock) {
      return store.rights().refusal(lock);
    }
    String pointer = Spots.at(node);
    return pointer == null ? Optional.empty() : refusal(pointer);
  }

  private void tell(Node node, String why) {
    told = node;
    help = node.getAccessibleHelp();
    node.setAccessibleHelp(help == null || help.isBlank() ? why : why + " " + help);
  }
}
