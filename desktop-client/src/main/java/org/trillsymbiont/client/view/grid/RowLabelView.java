package org.trillsymbiont.client.view.grid;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.trillsymbiont.client.settings.Palette;

/// Draws a row's label: a chip in the row's colour, the interval, the note, and on the tones of the
/// chosen chord a badge that says which it is. No word depends on the row's colour to be read.
///
/// Thread: FX.
final class RowLabelView extends HBox {
  private static final PseudoClass CHORD = PseudoClass.getPseudoClass("chord");

  private final int row;
  private final Region chip = new Region();
  private final Label interval = new Label();
  private final Label note = new Label();
  private final Label tone = new Label();

  RowLabelView(int row) {
    this.row = row;
    getStyleClass().add("grid-row-label");
    setAlignment(Pos.CENTER_LEFT);
    setId("row-" + row);
    chip.getStyleClass().add("grid-row-chip");
    interval.getStyleClass().add("grid-row-interval");
    interval.setMaxWidth(Double.MAX_VALUE);
    interval.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setHgrow(interval, Priority.ALWAYS);
    note.getStyleClass().add("grid-row-note");
    note.setMinWidth(Region.USE_PREF_SIZE);
    tone.getStyleClass().add("grid-row-tone");
    tone.setMinWidth(Region.USE_PREF_SIZE);
    tone.setAlignment(Pos.CENTER);
    getChildren().setAll(chip, interval, note, tone);
  }

  int row() {
    return row;
  }

  void paint(Palette palette) {
    Color colour = GridColours.row(palette, row);
    setStyle(
        "-grid-row: %s; -grid-on-row: %s;"
            .formatted(web(colour), web(GridColours.onTopOf(colour))));
  }

  void render(RowLabel label, boolean isCompact) {
    interval.setText(isCompact ? label.shortInterval() : label.mediumInterval());
    note.setText(label.note());
    tone.setText(label.badge());
    pseudoClassStateChanged(CHORD, !label.chordTone().isEmpty());
    setAccessibleText(label.spoken());
  }

  private static String web(Color colour) {
    return String.format(
        Locale.ROOT,
        "#%02x%02x%02x",
        Math.round(colour.getRed() * 255),
        Math.round(colour.getGreen() * 255),
        Math.round(colour.getBlue() * 255));
  }
}
