package org.trillsymbiont.client.view.settings;

import javafx.scene.Node;
import javafx.scene.control.Label;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.trillsymbiont.client.launch.ClientVersion;
import org.trillsymbiont.client.text.Texts;

/// What there is to say about the app.
public final class AboutPage {
  /// The page's id.
  public static final String ID = "about";

  private static final Texts TEXTS = Texts.of(AboutPage.class);

  private AboutPage() {}

  /// Makes the page.
  public static SettingsPage of() {
    return new SettingsPage(
        ID,
        TEXTS.get("about"),
        MaterialDesignI.INFORMATION_OUTLINE,
        () -> new SettingsPage.Content(content()));
  }

  private static Node content() {
    Label name = new Label(ClientVersion.read());
    name.setId("about-version");
    name.getStyleClass().add("key-name");
    return Rows.page(
        name,
        Rows.sentence(TEXTS.get("about.what")),
        Rows.sentence(TEXTS.get("about.licence")),
        Rows.sentence(TEXTS.get("about.java", Runtime.version().feature(), javaFx())));
  }

  private static String javaFx() {
    return System.getProperty("javafx.runtime.version", "?");
  }
}
