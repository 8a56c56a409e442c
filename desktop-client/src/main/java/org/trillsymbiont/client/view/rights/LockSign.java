package org.trillsymbiont.client.view.rights;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.text.LockWords;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.BubbleRows;
import org.trillsymbiont.model.sync.Lock;
import org.trillsymbiont.model.sync.Rights;
import org.trillsymbiont.model.sync.Role;

/// Says beside what it concerns that the host has locked it; nothing as long as it is free. The
/// host himself is reminded.
///
/// Thread: FX.
public final class LockSign extends Label {
  private static final Texts TEXTS = Texts.of(LockSign.class);

  private final Lock lock;

  private LockSign(Store store, Lock lock, String id, ContentDisplay display) {
    super("", new FontIcon(MaterialDesignL.LOCK));
    this.lock = lock;
    setId(id);
    getStyleClass().addAll("badge", "lock-sign");
    setContentDisplay(display);
    setMinWidth(USE_PREF_SIZE);
    store.rightsProperty().subscribe(this::render);
  }

  /// An icon and words.
  public static LockSign of(Store store, Lock lock) {
    return new LockSign(store, lock, LockWords.id("locked-", lock), ContentDisplay.LEFT);
  }

  /// The icon alone, where there is little room; its words are in the tooltip, and are spoken.
  ///
  /// @param place tells it from others for the same lock
  public static LockSign small(Store store, Lock lock, String place) {
    return new LockSign(store, lock, "locked-" + place, ContentDisplay.GRAPHIC_ONLY);
  }

  private void render(Rights rights) {
    boolean isHost = rights.role() == Role.HOST;
    String words = TEXTS.get(isHost ? "sign.host" : "sign");
    String more = TEXTS.get(isHost ? "sign.host.more" : "sign.more", LockWords.help(lock));
    setText(words);
    Tip.set(this, more);
    setAccessibleText(more);
    BubbleRows.show(this, rights.locks().contains(lock));
  }
}
