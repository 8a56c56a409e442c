package org.trillsymbiont.client.view.start;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.discovery.Found;
import org.trillsymbiont.client.text.Texts;

/// Offers the session that runs on this computer already, before a second one is hosted beside it.
/// Nothing is seen of it until it asks.
///
/// Thread: FX.
final class Running extends VBox {
  private static final Texts TEXTS = Texts.of(Running.class);

  private final Label what = new Label();
  private final Button join = new Button(TEXTS.get("running.join"));
  private final Button another = new Button(TEXTS.get("running.another"));
  private Optional<Found> here = Optional.empty();

  /// @param onJoin joins it
  /// @param onAnother hosts a second one
  Running(Consumer<Found> onJoin, Runnable onAnother) {
    Objects.requireNonNull(onJoin, "onJoin");
    Objects.requireNonNull(onAnother, "onAnother");
    setId("host-running");
    getStyleClass().add("start-asks");
    what.setId("host-running-what");
    what.setWrapText(true);
    what.setMinHeight(USE_PREF_SIZE);
    join.setId("host-running-join");
    join.getStyleClass().addAll("compact", "accent");
    Tip.set(join, TEXTS.get("running.join.tooltip"));
    join.setOnAction(event ->
        here.ifPresent(session -> {
          rest();
          onJoin.accept(session);
        }));
    another.setId("host-running-another");
    another.getStyleClass().add("compact");
    Tip.set(another, TEXTS.get("running.another.tooltip"));
    another.setOnAction(event -> onAnother.run());
    HBox buttons = new HBox(another, join);
    buttons.getStyleClass().add("start-row");
    buttons.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(what, buttons);
    rest();
  }

  /// What there is at this moment.
  void found(Optional<Found> now) {
    here = now;
    if (here.isEmpty()) {
      rest();
    } else if (isAsking()) {
      describe(here.get());
    }
  }

  private void describe(Found session) {
    what.setText(
        TEXTS.get(
            "running",
            session.link().room(),
            TEXTS.get("found.people", session.people()),
            "" + session.link().port()));
    join.setAccessibleHelp(what.getText());
    another.setAccessibleHelp(what.getText());
  }

  /// Asks, when there is something to offer.
  ///
  /// @return whether it asks
  boolean ask() {
    here.ifPresent(session -> {
      describe(session);
      setVisible(true);
      setManaged(true);
      join.requestFocus();
    });
    return isAsking();
  }

  boolean isAsking() {
    return isVisible();
  }

  /// Asks no more.
  void rest() {
    setVisible(false);
    setManaged(false);
  }
}
