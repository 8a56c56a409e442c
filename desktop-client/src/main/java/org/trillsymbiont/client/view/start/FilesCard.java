package org.trillsymbiont.client.view.start;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.file.RecentFiles;
import org.trillsymbiont.client.text.Texts;

/// Session files on the start screen: a button that opens one, and the recent ones, of which those
/// that are gone can only be forgotten.
///
/// Thread: FX.
final class FilesCard extends VBox {
  private static final Texts TEXTS = Texts.of(FilesCard.class);

  /// More would push the rest from the screen; the menu has all.
  private static final int MOST_SHOWN = 4;

  private final RecentFiles files;
  private final Consumer<Consumer<List<Path>>> findMissing;
  private final Choices choices;
  private final RowList rows = new RowList("recent-files");
  private final Label none = new Label(TEXTS.get("files.none"));
  private List<Path> missing = List.of();

  /// @param findMissing finds out which of the files are gone
  FilesCard(RecentFiles files, Consumer<Consumer<List<Path>>> findMissing, Choices choices) {
    this.files = Objects.requireNonNull(files, "files");
    this.findMissing = Objects.requireNonNull(findMissing, "findMissing");
    this.choices = Objects.requireNonNull(choices, "choices");
    getStyleClass().addAll("card", "start-card");
    Label title = new Label(TEXTS.get("files"));
    title.getStyleClass().add("card-title");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button open =
        new Button(TEXTS.get("files.open"), new FontIcon(MaterialDesignF.FOLDER_OPEN_OUTLINE));
    open.setId("open-file");
    open.setMinWidth(USE_PREF_SIZE);
    Tip.set(open, TEXTS.get("files.open.tooltip"));
    open.setOnAction(event -> choices.openFile());
    HBox head = new HBox(title, space, open);
    head.setAlignment(Pos.CENTER_LEFT);
    none.getStyleClass().add("muted");
    none.setWrapText(true);
    none.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(head, none, rows);
    files.filesProperty().subscribe(now -> render());
  }

  /// It is seen: some of the files may be gone meanwhile.
  void appear() {
    findMissing.accept(gone -> {
      missing = gone;
      render();
    });
  }

  private void render() {
    List<Path> shown = files.filesProperty().get().stream().limit(MOST_SHOWN).toList();
    none.setVisible(shown.isEmpty());
    none.setManaged(shown.isEmpty());
    rows.setVisible(!shown.isEmpty());
    rows.setManaged(!shown.isEmpty());
    rows.show(
        shown.stream()
            .map(file ->
                SessionRows.file(
                    file,
                    missing.contains(file),
                    () -> choices.openFile(file),
                    () -> files.remove(file)))
            .toList());
  }
}
