package org.trillsymbiont.client.view.grid;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// Draws a row's label: the interval, the note, and on the tones of the chosen chord a badge that
/// says which it is.
///
/// Thread: FX.
final class RowLabelView extends HBox {
  private static final PseudoClass CHORD = PseudoClass.getPseudoClass("chord");

  private final int row;
  private final Label interval = new Label();
  private final Label note = new Label();
  private final Label tone = new Label();

  RowLabelView(int row) {
    this.row = row;
    getStyleClass().add("grid-row-label");
    setAlignment(Pos.CENTER_LEFT);
    setStyle("-grid-row: " + web(GridColours.row(row)) + ";");
    setId("row-" + row);
    interval.getStyleClass().add("grid-row-interval");
    interval.setMaxWidth(Double.MAX_VALUE);
    interval.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setHgrow(interval, Priority.ALWAYS);
    note.getStyleClass().add("grid-row-note");
    note.setMinWidth(Region.USE_PREF_SIZE);
    tone.getStyleClass().add("grid-row-tone");
    tone.setMinWidth(Region.USE_PREF_SIZE);
    tone.setAlignment(Pos.CENTER);
    getChildren().setAll(interval, note, tone);
  }

  int row() {
    return row;
  }

  void render(RowLabel label, boolean isCompact) {
    interval.setText(isCompact ? label.shortInterval() : inARow(label.interval()));
    note.setText(label.note());
    tone.setText(label.chordTone());
    pseudoClassStateChanged(CHORD, !label.chordTone().isEmpty());
    setAccessibleText(label.interval() + " " + label.note() + label.spokenChordTone());
  }

  /// The longest names leave no room for the badge.
  private static String inARow(String interval) {
    return interval.replace("Augmented", "Aug.").replace("Diminished", "Dim.");
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
