package org.trillsymbiont.client.view.settings;

import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.trillsymbiont.client.text.Texts;

/// The page on the local network: whether sessions are looked for and announced there.
///
/// Thread: FX.
public final class NetworkPage {
  private static final Texts TEXTS = Texts.of(NetworkPage.class);

  private NetworkPage() {}

  /// Makes the page.
  ///
  /// @param discovery what it changes
  public static SettingsPage of(BooleanProperty discovery) {
    Objects.requireNonNull(discovery, "discovery");
    return new SettingsPage(
        "network",
        TEXTS.get("network"),
        MaterialDesignL.LAN,
        () -> new SettingsPage.Content(content(discovery)));
  }

  private static Node content(BooleanProperty discovery) {
    CheckBox box = new CheckBox(TEXTS.get("discovery.on"));
    box.setId("settings-discovery");
    box.setSelected(discovery.get());
    box.setOnAction(event -> discovery.set(box.isSelected()));
    return Rows.page(
        Rows.row(TEXTS.get("discovery"), TEXTS.get("discovery.help"), box),
        Rows.heading(TEXTS.get("network.trouble")),
        Rows.sentence(TEXTS.get("network.same")),
        Rows.sentence(TEXTS.get("network.firewall")),
        Rows.sentence(TEXTS.get("network.link")));
  }
}
