package org.trillsymbiont.client.view.menu;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.trillsymbiont.client.file.RecentFiles;
import org.trillsymbiont.client.file.SessionFiles;
import org.trillsymbiont.client.file.TrillFiles;
import org.trillsymbiont.client.text.Texts;

/// The files that were opened or saved last, as a menu. Those that are gone are there, but can't be
/// chosen.
///
/// Thread: FX.
final class RecentMenu {
  private static final Texts TEXTS = Texts.of(RecentMenu.class);

  private final SessionFiles files;
  private final Menu menu;

  /// @param menu gets the items
  RecentMenu(SessionFiles files, Menu menu) {
    this.files = files;
    this.menu = menu;
    show();
  }

  /// Is up to date whenever a menu opens.
  void showIn(Menu above) {
    above.setOnShowing(event -> {
      show();
      files.findMissing(this::showMissing);
    });
  }

  private void show() {
    RecentFiles recents = files.recents();
    List<MenuItem> items = new ArrayList<>();
    for (Path file : recents.filesProperty().get()) {
      items.add(item(file));
    }
    if (items.isEmpty()) {
      MenuItem none = new MenuItem(TEXTS.get("recent.none"));
      none.setDisable(true);
      items.add(none);
    } else {
      MenuItem clear = new MenuItem(TEXTS.get("recent.clear"));
      clear.setId("menu-recent-clear");
      clear.setOnAction(event -> recents.forgetAll());
      items.add(new SeparatorMenuItem());
      items.add(clear);
    }
    menu.getItems().setAll(items);
  }

  private MenuItem item(Path file) {
    String title = TrillFiles.title(file);
    MenuItem item = new MenuItem(TEXTS.get("recent.file", title, folder(file)));
    // Names have underscores.
    item.setMnemonicParsing(false);
    item.setId("menu-recent-" + title.replaceAll("[^A-Za-z0-9]+", "-"));
    item.setUserData(file);
    item.setOnAction(event -> files.open(file));
    return item;
  }

  private static String folder(Path file) {
    Path parent = file.getParent();
    Path name = parent == null ? null : parent.getFileName();
    return name == null ? String.valueOf(parent) : name.toString();
  }

  /// Whoever is choosing at this moment is not disturbed: the items stay, only their state changes.
  private void showMissing(List<Path> missing) {
    for (MenuItem item : menu.getItems()) {
      if (item.getUserData() instanceof Path file && missing.contains(file)) {
        item.setDisable(true);
        item.setText(TEXTS.get("recent.missing", TrillFiles.title(file)));
      }
    }
  }
}
