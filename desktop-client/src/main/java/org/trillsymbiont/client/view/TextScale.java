package org.trillsymbiont.client.view;

import java.util.Map;
import java.util.Objects;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.value.ObservableDoubleValue;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

/// Sizes a window's content. All of it is sized in em: a large window gets larger text and
/// controls, not emptier space; and the user may want them larger or smaller still.
///
/// Thread: FX.
public final class TextScale {
  private static final double BASE_FONT_PX = 14;
  private static final double MIN_FONT_PX = 12.5;
  private static final double MAX_FONT_PX = 28;
  private static final double FONT_GRAIN_PX = 0.5;

  /// With less room controls would lie over each other.
  private static final double LEAST_WIDTH_EM = 78;

  private static final double LEAST_HEIGHT_EM = 46;

  /// The window size that the base font is made for.
  private static final double BASE_WIDTH = 1440;

  private static final double BASE_HEIGHT = 900;

  /// From which sizes on icons and the like are drawn larger too, each named for the stylesheets:
  /// an icon is text, so its own size cannot be counted in em.
  private static final Map<PseudoClass, Double> STEPS =
      Map.of(
          PseudoClass.getPseudoClass("text-16"), 16.0,
          PseudoClass.getPseudoClass("text-20"), 20.0,
          PseudoClass.getPseudoClass("text-26"), 26.0,
          PseudoClass.getPseudoClass("text-36"), 36.0);

  private final Region root;
  private final ObservableDoubleValue scale;

  private TextScale(Region root, ObservableDoubleValue scale) {
    this.root = Objects.requireNonNull(root, "root");
    this.scale = Objects.requireNonNull(scale, "scale");
  }

  /// Sizes a node with its own size from now on.
  ///
  /// @param scale how much larger than fits the size, above 0; outlives the node, and is watched
  ///   for as long as the node is there
  public static void install(Region root, ObservableDoubleValue scale) {
    TextScale text = new TextScale(root, scale);
    root.widthProperty().subscribe(width -> text.apply());
    root.heightProperty().subscribe(height -> text.apply());
    InvalidationListener changed = observed -> text.apply();
    scale.addListener(new WeakInvalidationListener(changed));
    root.getProperties().put(TextScale.class, changed);
  }

  private void apply() {
    double size = fontPx(root.getWidth(), root.getHeight(), scale.get());
    root.setStyle("-fx-font-size: " + size + "px");
    STEPS.forEach((step, from) -> root.pseudoClassStateChanged(step, size >= from));
  }

  /// The size of text in logical pixels: what fits, times what the user wants, but no larger than
  /// leaves room for everything.
  static double fontPx(double width, double height, double scale) {
    double fits = Math.min(width / BASE_WIDTH, height / BASE_HEIGHT) * BASE_FONT_PX;
    double readable = Math.clamp(fits, MIN_FONT_PX, MAX_FONT_PX);
    double largest = Math.max(readable, Math.min(width / LEAST_WIDTH_EM, height / LEAST_HEIGHT_EM));
    return Math.rint(Math.min(readable * scale, largest) / FONT_GRAIN_PX) * FONT_GRAIN_PX;
  }
}
