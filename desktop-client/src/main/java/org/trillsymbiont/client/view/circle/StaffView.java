package org.trillsymbiont.client.view.circle;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.theory.Key;

/// A key signature on a staff with a treble clef, as large as it is laid out.
///
/// Thread: FX.
final class StaffView extends Region {
  private static final Texts TEXTS = Texts.of(StaffView.class);
  private static final int LINES = 5;

  /// Sizes in staff spaces, the distance of two lines.
  private static final double ABOVE = 1.8;

  private static final double BELOW = 1.8;
  private static final double HEIGHT = ABOVE + LINES - 1 + BELOW;
  private static final double CLEF_WIDTH = 3;
  private static final double ACCIDENTAL_WIDTH = 1;
  private static final double GAP = 0.4;
  private static final double ACCIDENTAL_SIZE = 2.7;

  /// A G clef as one stroke, in staff spaces from the line that it curls around, downwards.
  private static final String CLEF =
      "M1.55 0.35 C1.15 0.35 1.05 -0.40 1.60 -0.45 C2.35 -0.50 2.45 1.00 1.45 1.00"
          + " C0.25 1.00 0.05 -0.55 0.95 -1.45 C1.60 -2.10 2.00 -2.50 1.95 -3.20"
          + " C1.90 -3.95 1.40 -3.95 1.25 -3.00 C1.15 -2.30 1.50 -0.60 1.80 1.30"
          + " C1.95 2.25 1.60 2.60 1.20 2.45 C0.85 2.30 0.95 1.85 1.25 2.00";

  private final List<Line> lines = new ArrayList<>();
  private final SVGPath clef = new SVGPath();
  private final Translate clefPlace = new Translate();
  private final Scale clefSize = new Scale();
  private final List<Label> accidentals = new ArrayList<>();
  private List<StaffGeometry.Accidental> shown = List.of();

  StaffView() {
    setId("staff");
    getStyleClass().add("staff");
    setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    for (int i = 0; i < LINES; i++) {
      Line line = new Line();
      line.getStyleClass().add("staff-line");
      lines.add(line);
    }
    clef.setContent(CLEF);
    clef.getStyleClass().add("staff-clef");
    clef.getTransforms().addAll(clefPlace, clefSize);
    getChildren().addAll(lines);
    getChildren().add(clef);
  }

  /// Shows a key's signature.
  void show(Key key) {
    setAccessibleText(TEXTS.get("signature.spoken", KeySignature.words(key)));
    List<StaffGeometry.Accidental> signature = StaffGeometry.signature(key);
    if (signature.equals(shown)) {
      return;
    }
    shown = signature;
    getChildren().removeAll(accidentals);
    accidentals.clear();
    for (StaffGeometry.Accidental accidental : signature) {
      Label label = new Label(accidental.isSharp() ? "♯" : "♭");
      label.getStyleClass().add("staff-accidental");
      accidentals.add(label);
    }
    getChildren().addAll(accidentals);
  }

  @Override
  protected void layoutChildren() {
    double space = getHeight() / HEIGHT;
    // Lines on whole pixels are crisp.
    double bottom = Math.rint(space * (ABOVE + LINES - 1)) + 0.5;
    for (int i = 0; i < LINES; i++) {
      Line line = lines.get(i);
      double y = Math.rint(bottom - i * space) + 0.5;
      line.setStartX(0);
      line.setEndX(getWidth());
      line.setStartY(y);
      line.setEndY(y);
    }
    clefPlace.setX(GAP * space);
    clefPlace.setY(bottom - StaffGeometry.CLEF_LINE * space / 2);
    clefSize.setX(space);
    clefSize.setY(space);
    for (int i = 0; i < accidentals.size(); i++) {
      Label label = accidentals.get(i);
      label.setStyle("-fx-font-size: " + ACCIDENTAL_SIZE * space + "px");
      double x = (GAP + CLEF_WIDTH + i * ACCIDENTAL_WIDTH) * space;
      double y = bottom - shown.get(i).height() * space / 2;
      double height = label.prefHeight(-1);
      label.resizeRelocate(x, y - height / 2, label.prefWidth(-1), height);
    }
  }
}
