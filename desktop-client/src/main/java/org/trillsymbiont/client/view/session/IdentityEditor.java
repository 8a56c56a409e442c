package org.trillsymbiont.client.view.session;

import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.session.Session;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.presence.PresenceColours;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Participant;

/// The own name and colour. A name counts when it is confirmed by Enter or by leaving the field;
/// one that can't be is said to be so at once. A colour counts when it is clicked.
///
/// Thread: FX.
final class IdentityEditor extends VBox {
  private static final Texts TEXTS = Texts.of(IdentityEditor.class);

  private final Session session;
  private final TextField name = new TextField();
  private final Label problem = new Label();
  private final ToggleGroup colours = new ToggleGroup();

  IdentityEditor(Session session) {
    this.session = Objects.requireNonNull(session, "session");
    getStyleClass().add("identity-editor");
    name.setId("your-name");
    name.setOnAction(event -> confirm());
    name.focusedProperty()
        .subscribe((before, isFocused) -> {
          if (!isFocused) {
            confirm();
          }
        });
    name.textProperty().subscribe(text -> show(whyNot(text)));
    HBox.setHgrow(name, Priority.ALWAYS);
    Label label = new Label(TEXTS.get("name"));
    label.setLabelFor(name);
    label.setMinWidth(USE_PREF_SIZE);
    HBox row = new HBox(label, name);
    row.getStyleClass().add("group");
    row.setAlignment(Pos.CENTER_LEFT);
    problem.setId("name-problem");
    problem.getStyleClass().add("problem");
    problem.setWrapText(true);
    problem.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(row, problem, swatches());
    session.identityProperty().subscribe(this::render);
    session.roster().participantsProperty().subscribe(all -> nameSwatches());
  }

  private HBox swatches() {
    HBox row = new HBox();
    row.getStyleClass().add("swatches");
    row.setAccessibleText(TEXTS.get("colour"));
    for (Colour colour : Colour.PALETTE) {
      ToggleButton swatch = new ToggleButton();
      Region disc = new Region();
      disc.getStyleClass().add("swatch-disc");
      disc.setBackground(
          new Background(
              new BackgroundFill(PresenceColours.of(colour), new CornerRadii(100), null)));
      swatch.setGraphic(disc);
      swatch.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
      swatch.setId("colour-" + Colour.PALETTE.indexOf(colour));
      swatch.getStyleClass().add("swatch");
      swatch.setUserData(colour);
      swatch.setToggleGroup(colours);
      swatch.setOnAction(event -> choose(colour));
      row.getChildren().add(swatch);
    }
    return row;
  }

  /// Ready for a new name.
  ///
  /// @return what is to have the focus
  Node opened() {
    takeBack();
    name.selectAll();
    return name;
  }

  /// Forgets what was typed and not confirmed.
  void takeBack() {
    render(session.identityProperty().get());
  }

  private void render(Identity own) {
    name.setText(own.name());
    colours
        .getToggles()
        .forEach(swatch -> swatch.setSelected(own.colour().equals(swatch.getUserData())));
    show(null);
  }

  /// Says which colour it is, and who has it already.
  private void nameSwatches() {
    List<Participant> others = session.roster().others();
    colours
        .getToggles()
        .forEach(toggle -> {
          if (toggle instanceof ToggleButton swatch
              && toggle.getUserData() instanceof Colour colour) {
            String word = TEXTS.get("colour." + Colour.PALETTE.indexOf(colour));
            String words =
                others.stream()
                    .filter(who -> who.identity().colour().equals(colour))
                    .findFirst()
                    .map(who -> TEXTS.get("colour.taken", word, who.identity().name()))
                    .orElse(word);
            Tip.set(swatch, words);
            swatch.setAccessibleText(words);
          }
        });
  }

  private @Nullable String whyNot(String typed) {
    try {
      Identity _ = new Identity(typed, session.identityProperty().get().colour());
      return null;
    } catch (IllegalArgumentException _) {
      return TEXTS.get("name.problem");
    }
  }

  private void confirm() {
    if (whyNot(name.getText()) == null) {
      Colour colour = session.identityProperty().get().colour();
      session.identityProperty().set(new Identity(name.getText(), colour));
    }
  }

  private void choose(Colour colour) {
    confirm();
    session.identityProperty().set(new Identity(session.identityProperty().get().name(), colour));
    // A second click on the chosen one does not take it away.
    render(session.identityProperty().get());
  }

  private void show(@Nullable String sentence) {
    problem.setText(sentence == null ? "" : sentence);
    problem.setVisible(sentence != null);
    problem.setManaged(sentence != null);
  }
}
