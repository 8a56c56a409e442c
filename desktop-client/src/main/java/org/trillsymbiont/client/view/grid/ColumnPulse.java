package org.trillsymbiont.client.view.grid;

import java.util.List;
import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.util.Duration;
import org.trillsymbiont.client.settings.Appearance;

/// The flash of a column's squares as they sound. Animates opacity and scale alone, which repaints
/// no fill; without scale where motion is reduced.
///
/// Thread: FX.
final class ColumnPulse extends Transition {
  private static final Duration LENGTH = Duration.millis(260);
  private static final double GROWTH = 0.14;

  private final Appearance appearance;
  private List<? extends Node> nodes = List.of();
  private boolean grows = true;

  ColumnPulse(Appearance appearance) {
    this.appearance = appearance;
    setCycleDuration(LENGTH);
    setInterpolator(Interpolator.EASE_OUT);
    setOnFinished(end -> hide());
  }

  /// Flashes these nodes from the start.
  void play(List<? extends Node> newNodes) {
    stop();
    hide();
    nodes = List.copyOf(newNodes);
    grows = appearance.moves(Platform.getPreferences().isReducedMotion());
    nodes.forEach(node -> node.setVisible(true));
    playFromStart();
  }

  private void hide() {
    nodes.forEach(node -> node.setVisible(false));
  }

  @Override
  protected void interpolate(double fraction) {
    double scale = grows ? 1 + GROWTH * fraction : 1;
    for (Node node : nodes) {
      node.setOpacity(1 - fraction);
      node.setScaleX(scale);
      node.setScaleY(scale);
    }
  }
}
