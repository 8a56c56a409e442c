package org.trillsymbiont.client.view.session;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.session.Session;
import org.trillsymbiont.client.text.LockWords;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.BubbleRows;
import org.trillsymbiont.model.sync.Lock;

/// What is locked in the room: switches for the host, a sentence for the others.
///
/// Thread: FX.
final class RoomLocks extends VBox {
  private static final Texts TEXTS = Texts.of(RoomLocks.class);

  private final Session session;
  private final Map<Lock, ToggleButton> switches = new EnumMap<>(Lock.class);
  private final HBox row;
  private final Label sentence = BubbleRows.sentence("");

  RoomLocks(Session session) {
    this.session = session;
    getStyleClass().add("room-locks");
    for (Lock lock : Lock.values()) {
      switches.put(lock, lockSwitch(lock));
    }
    row = BubbleRows.setting(TEXTS.get("locks"));
    row.getChildren().addAll(switches.values());
    row.setAlignment(Pos.CENTER_LEFT);
    sentence.setId("locks-state");
    getChildren().addAll(row, sentence);
    session.store().rightsProperty().subscribe(rights -> render());
    session.roster().participantsProperty().subscribe(all -> render());
  }

  private ToggleButton lockSwitch(Lock lock) {
    ToggleButton button = new ToggleButton(LockWords.name(lock));
    button.setId(LockWords.id("lock-", lock));
    button.getStyleClass().add("compact");
    button.setMinWidth(USE_PREF_SIZE);
    FontIcon icon = new FontIcon(MaterialDesignL.LOCK_OPEN_VARIANT_OUTLINE);
    button.setGraphic(icon);
    button.setOnAction(event -> session.lock(lock, button.isSelected()));
    button
        .selectedProperty()
        .subscribe(isLocked -> {
          icon.setIconCode(
              isLocked ? MaterialDesignL.LOCK : MaterialDesignL.LOCK_OPEN_VARIANT_OUTLINE);
          String words =
              TEXTS.get(
                  isLocked ? "locks.locked" : "locks.free",
                  LockWords.name(lock),
                  LockWords.help(lock));
          Tip.set(button, words);
          button.setAccessibleText(words);
        });
    return button;
  }

  private void render() {
    boolean isHost = session.roster().isHost();
    Set<Lock> locks = session.store().rights().locks();
    switches.forEach((lock, button) -> button.setSelected(locks.contains(lock)));
    BubbleRows.show(row, isHost);
    if (isHost) {
      sentence.setText(TEXTS.get("locks.hint"));
    } else {
      sentence.setText(
          locks.isEmpty()
              ? TEXTS.get("locks.none")
              : TEXTS.get("locks.state", LockWords.within(locks)));
    }
    // A server that knows of no host knows of no locks.
    BubbleRows.show(this, session.roster().host().isPresent());
  }
}
