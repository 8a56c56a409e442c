package org.trillsymbiont.client.view.rights;

import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.BubbleRows;

/// Says why nobody can change anything in the room, as long as it is so.
///
/// Thread: FX.
public final class ReadOnlyNotice extends Label {
  private static final Texts TEXTS = Texts.of(ReadOnlyNotice.class);

  public ReadOnlyNotice(Store store) {
    super("", new FontIcon(MaterialDesignD.DATABASE_ALERT_OUTLINE));
    setId("read-only");
    getStyleClass().add("notice");
    setWrapText(true);
    setMaxWidth(Double.MAX_VALUE);
    store.rightsProperty().subscribe(rights -> render(rights.readOnly()));
  }

  private void render(@Nullable String why) {
    setText(why == null ? "" : TEXTS.get("why.READ_ONLY", why));
    BubbleRows.show(this, why != null);
  }
}
