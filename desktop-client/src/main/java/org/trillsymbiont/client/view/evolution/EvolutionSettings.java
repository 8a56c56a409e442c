package org.trillsymbiont.client.view.evolution;

import java.util.function.ToIntFunction;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.trillsymbiont.client.control.NumberField;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Bubble;
import org.trillsymbiont.client.view.Commands;
import org.trillsymbiont.client.view.Group;
import org.trillsymbiont.client.view.presence.Spots;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.Evolution;
import org.trillsymbiont.model.state.Range;

/// What is set once rather than played: pace, seed, harmony, floor, cycle.
///
/// Thread: FX.
final class EvolutionSettings extends VBox implements Bubble {
  private static final Texts TEXTS = Texts.of(EvolutionSettings.class);

  private final Store store;
  private final PacePicker pace;
  private final NumberField seed;
  private final NumberField floor;
  private final NumberField cycle;

  EvolutionSettings(Store store, Commands commands) {
    this.store = store;
    pace = new PacePicker(store);
    seed = number("seed", Evolution.SEED, Fields.EVOLUTION_SEED, Evolution::seed);
    floor = number("floor", Evolution.FLOOR, Fields.EVOLUTION_FLOOR, Evolution::floor);
    cycle = number("cycle", Evolution.MAX_STEPS, Fields.EVOLUTION_MAX_STEPS, Evolution::maxSteps);
    setId("evolution-bubble");
    getStyleClass().add("bubble");
    setAccessibleText(TEXTS.get("settings"));
    Label heading = new Label(TEXTS.get("settings"));
    heading.getStyleClass().add("card-title");
    getChildren()
        .addAll(
            heading,
            new Group(
                new Label(TEXTS.get("settings.pace")),
                pace,
                new Label(TEXTS.get("settings.pace.unit"))),
            harmonic(),
            seedRow(commands),
            help(TEXTS.get("seed.help")),
            row("floor", floor, Evolution.FLOOR),
            row("cycle", cycle, Evolution.MAX_STEPS));
  }

  @Override
  public Region content() {
    return this;
  }

  @Override
  public Node opened() {
    return pace.chosen();
  }

  @Override
  public void closed() {
    // A number that is half typed is committed or taken back by its field as it loses the focus.
  }

  private HBox seedRow(Commands commands) {
    Tip.set(seed, TEXTS.get("seed.tooltip"));
    seed.setAccessibleHelp(TEXTS.get("seed.tooltip"));
    Button other =
        new Button(TEXTS.get("seed.new"), new FontIcon(MaterialDesignD.DICE_MULTIPLE_OUTLINE));
    other.setId("new-seed");
    Tip.set(other, TEXTS.get("seed.new.tooltip"));
    other.setOnAction(event -> commands.newSeed());
    return new Group(label("seed", seed), seed, other);
  }

  /// A number between the words before it, which name it, and its unit.
  private static HBox row(String key, NumberField number, Range range) {
    Tip.set(number, TEXTS.get(key + ".tooltip"));
    number.setAccessibleHelp(TEXTS.get(key + ".help", range.min(), range.max()));
    return new Group(label(key, number), number, new Label(TEXTS.get(key + ".unit")));
  }

  private static Label label(String key, Node named) {
    Label label = new Label(TEXTS.get(key));
    label.setLabelFor(named);
    return label;
  }

  private CheckBox harmonic() {
    CheckBox harmonic = new CheckBox(TEXTS.get("harmonic"));
    harmonic.setId("harmonic");
    harmonic.setOnAction(
        event -> store.dispatch(Edit.of(Fields.IS_HARMONIC, harmonic.isSelected())));
    Spots.mark(harmonic, Fields.IS_HARMONIC);
    store.stateProperty().subscribe(state -> harmonic.setSelected(state.evolution().isHarmonic()));
    return harmonic;
  }

  private NumberField number(
      String id, Range range, Field<Integer> field, ToIntFunction<Evolution> value) {
    NumberField number = new NumberField((int) range.min(), (int) range.max());
    number.setId(id);
    number.setMinWidth(USE_PREF_SIZE);
    number.setOnGesture(typed -> store.dispatch(Edit.of(field, typed)));
    Spots.mark(number, field);
    store.stateProperty().subscribe(state -> number.show(value.applyAsInt(state.evolution())));
    return number;
  }

  private static Label help(String text) {
    Label help = new Label(text);
    help.getStyleClass().addAll("muted", "small");
    help.setWrapText(true);
    help.setMinHeight(USE_PREF_SIZE);
    return help;
  }
}
