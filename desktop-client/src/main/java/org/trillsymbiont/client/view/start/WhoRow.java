package org.trillsymbiont.client.view.start;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.trillsymbiont.client.control.Avatar;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.presence.PresenceColours;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;

/// The user's name and colour. A name counts as soon as it can be one; one that can't is said to be
/// so at once.
///
/// Thread: FX.
final class WhoRow extends VBox {
  private static final Texts TEXTS = Texts.of(WhoRow.class);
  private static final CornerRadii ROUND = new CornerRadii(100);

  private final ObjectProperty<Identity> identity;
  private final TextField name = new TextField();
  private final Avatar avatar = new Avatar();
  private final Problem problem = new Problem("start-name-problem");
  private final ToggleGroup colours = new ToggleGroup();

  /// @param isFirst whether the user has never said it before
  /// @param onDone runs when Enter confirms a name
  WhoRow(ObjectProperty<Identity> identity, boolean isFirst, Runnable onDone) {
    this.identity = Objects.requireNonNull(identity, "identity");
    getStyleClass().addAll("card", "start-who");
    Label label = new Label(TEXTS.get(isFirst ? "name.first" : "name"));
    label.getStyleClass().add("start-field-title");
    label.setMinWidth(USE_PREF_SIZE);
    label.setLabelFor(name);
    name.setId("start-name");
    name.setAccessibleText(TEXTS.get("name"));
    Tip.set(name, TEXTS.get("name.tooltip"));
    name.setOnAction(event -> {
      if (confirm()) {
        onDone.run();
      }
    });
    name.setText(identity.get().name());
    name.textProperty().addListener((observed, before, now) -> typed(now));
    HBox row = new HBox(label, avatar, name, swatches());
    row.getStyleClass().add("start-row");
    row.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(row, problem);
    identity.subscribe(this::render);
  }

  private HBox swatches() {
    HBox row = new HBox();
    row.getStyleClass().add("swatches");
    for (int index = 0; index < Colour.PALETTE.size(); index++) {
      row.getChildren().add(swatch(Colour.PALETTE.get(index), index));
    }
    return row;
  }

  private ToggleButton swatch(Colour colour, int index) {
    Region disc = new Region();
    disc.getStyleClass().add("swatch-disc");
    disc.setBackground(new Background(new BackgroundFill(PresenceColours.of(colour), ROUND, null)));
    ToggleButton swatch = new ToggleButton();
    swatch.setGraphic(disc);
    swatch.setId("start-colour-" + index);
    swatch.getStyleClass().add("swatch");
    swatch.setUserData(colour);
    swatch.setToggleGroup(colours);
    String words = TEXTS.get("colour." + index);
    swatch.setAccessibleText(words);
    Tip.set(swatch, words);
    swatch.setOnAction(event -> {
      identity.set(new Identity(identity.get().name(), colour));
      // A second click on the chosen one does not take it away.
      render(identity.get());
    });
    return swatch;
  }

  /// Puts the focus into the name, to be typed over.
  void prompt() {
    name.requestFocus();
    name.selectAll();
  }

  /// True when what is typed is a name; else says what is wrong with it.
  boolean confirm() {
    boolean isName = named(name.getText()).isPresent();
    if (!isName) {
      problem.say(TEXTS.get("name.wrong"));
      name.requestFocus();
    }
    return isName;
  }

  private void typed(String text) {
    Optional<Identity> who = named(text);
    who.ifPresentOrElse(
        named -> {
          problem.clear();
          identity.set(named);
        },
        () -> problem.say(TEXTS.get("name.wrong")));
  }

  private Optional<Identity> named(String text) {
    try {
      return Optional.of(new Identity(text, identity.get().colour()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void render(Identity who) {
    avatar.show(who.name(), PresenceColours.of(who.colour()));
    if (!name.getText().strip().equals(who.name()) && !name.isFocused()) {
      name.setText(who.name());
    }
    List.copyOf(colours.getToggles())
        .forEach(swatch -> swatch.setSelected(who.colour().equals(swatch.getUserData())));
  }
}
