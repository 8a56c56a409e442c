package org.trillsymbiont.client.view;

import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// Is never seen: it knows the colours that the stylesheet gives to what is drawn by hand. It has
/// to be a child of whoever draws.
///
/// Thread: FX.
public final class Probe extends Rectangle {

  /// @param style its style class
  public Probe(String style) {
    getStyleClass().add(style);
    setManaged(false);
    setVisible(false);
    setFill(Color.TRANSPARENT);
  }

  /// `-fx-fill`; transparent when it is no plain colour, or none yet.
  public Color fill() {
    return colour(getFill());
  }

  /// `-fx-stroke`; transparent when it is no plain colour, or none yet.
  public Color stroke() {
    return colour(getStroke());
  }

  private static Color colour(@Nullable Paint paint) {
    return paint instanceof Color colour ? colour : Color.TRANSPARENT;
  }

  /// Hears when one of them is another, and at once.
  public void onColours(Runnable listener) {
    fillProperty().subscribe(listener);
    strokeProperty().subscribe(listener);
    listener.run();
  }
}
