package org.trillsymbiont.client.view.evolution;

import java.util.function.ToIntFunction;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.trillsymbiont.client.control.NumberField;
import org.trillsymbiont.client.store.Store;
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
    setAccessibleText("Evolution settings");
    Label heading = new Label("Evolution settings");
    heading.getStyleClass().add("card-title");
    getChildren()
        .addAll(
            heading,
            new Group(new Label("A generation"), pace, new Label("steps")),
            harmonic(),
            seedRow(commands),
            help(
                "The same seed over the same squares makes the same run again: note one you like."),
            new Group(new Label("At least"), floor, new Label("squares stay on")),
            new Group(new Label("A cycle of"), cycle, new Label("generations")));
    describeNumbers();
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
    seed.setTooltip(new Tooltip("Type a seed that you have noted to have its run back"));
    seed.setAccessibleText("Seed of the evolution");
    Button other = new Button("New seed", new FontIcon(MaterialDesignD.DICE_MULTIPLE_OUTLINE));
    other.setId("new-seed");
    other.setTooltip(new Tooltip("Draw another seed by chance"));
    other.setOnAction(event -> commands.newSeed());
    return new Group(new Label("Seed"), seed, other);
  }

  private void describeNumbers() {
    floor.setTooltip(new Tooltip("So that a pattern never dies out; with 0 it may"));
    floor.setAccessibleText("How many squares are on at least");
    cycle.setTooltip(new Tooltip("How many generations a cycle counts"));
    cycle.setAccessibleText("Generations in a cycle");
  }

  private CheckBox harmonic() {
    CheckBox harmonic = new CheckBox("Follow the chord: new notes fall on its notes");
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
