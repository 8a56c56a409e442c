package org.trillsymbiont.client.view.start;

import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.sync.Endpoint;

/// What to do when a session is not found or does not answer; closed at first.
///
/// Thread: FX.
final class Trouble extends VBox {
  private static final Texts TEXTS = Texts.of(Trouble.class);

  Trouble() {
    ToggleButton open = new ToggleButton(TEXTS.get("trouble"));
    FontIcon arrow = new FontIcon(MaterialDesignC.CHEVRON_RIGHT);
    open.setGraphic(arrow);
    open.setId("trouble");
    open.getStyleClass().addAll("flat", "start-more");
    Tip.set(open, TEXTS.get("trouble.tooltip"));
    String port = Integer.toString(Endpoint.DEFAULT_PORT);
    VBox steps =
        new VBox(
            step(TEXTS.get("trouble.network")),
            step(TEXTS.get("trouble.firewall", port)),
            step(TEXTS.get("trouble.link")));
    steps.setId("trouble-steps");
    steps.getStyleClass().add("start-steps");
    open.selectedProperty()
        .subscribe(isOpen -> {
          steps.setVisible(isOpen);
          steps.setManaged(isOpen);
          arrow.setIconCode(isOpen ? MaterialDesignC.CHEVRON_DOWN : MaterialDesignC.CHEVRON_RIGHT);
        });
    getStyleClass().add("start-trouble");
    getChildren().addAll(open, steps);
  }

  private static Label step(String words) {
    Label label = new Label(words);
    label.getStyleClass().addAll("muted", "small");
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }
}
