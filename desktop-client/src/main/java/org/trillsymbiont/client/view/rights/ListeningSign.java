package org.trillsymbiont.client.view.rights;

import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.BubbleRows;
import org.trillsymbiont.model.sync.Role;

/// Says that the user only listens, as long as it is so.
///
/// Thread: FX.
public final class ListeningSign extends Label {
  private static final Texts TEXTS = Texts.of(ListeningSign.class);

  public ListeningSign(Store store) {
    super(TEXTS.get("listening"), new FontIcon(MaterialDesignH.HEADPHONES));
    setId("listening");
    getStyleClass().addAll("badge", "listening-sign");
    setMinWidth(USE_PREF_SIZE);
    Tip.set(this, TEXTS.get("why.LISTENER"));
    setAccessibleText(TEXTS.get("why.LISTENER"));
    store
        .rightsProperty()
        .subscribe(rights -> BubbleRows.show(this, rights.role() == Role.LISTENER));
  }
}
