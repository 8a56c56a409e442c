package org.trillsymbiont.client.view.settings;

import java.util.Objects;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;

/// A page of the settings.
///
/// @param id of its button, behind `settings-`
/// @param title a word or two
/// @param icon beside the title
/// @param content makes what is seen when the page is turned to; each time anew, so that it is true
///   and so that it is gone when nobody sees it
public record SettingsPage(String id, String title, Ikon icon, Supplier<Content> content) {
  public SettingsPage {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(icon, "icon");
    Objects.requireNonNull(content, "content");
  }

  /// What is seen of a page.
  ///
  /// @param node all of it
  /// @param onGone runs when the page is left
  public record Content(Node node, Runnable onGone) {

    /// A page that needs no farewell.
    public Content(Node node) {
      this(node, () -> {});
    }
  }
}
