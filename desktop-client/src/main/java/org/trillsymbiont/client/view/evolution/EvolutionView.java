package org.trillsymbiont.client.view.evolution;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.trillsymbiont.client.control.GestureSlider;
import org.trillsymbiont.client.control.StatusLight;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.sound.SoundStatus;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.text.ChoiceWords;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Bubbles;
import org.trillsymbiont.client.view.Commands;
import org.trillsymbiont.client.view.Group;
import org.trillsymbiont.client.view.Shortcut;
import org.trillsymbiont.client.view.Sounding;
import org.trillsymbiont.client.view.pattern.PatternMenu;
import org.trillsymbiont.client.view.presence.Spots;
import org.trillsymbiont.client.view.rights.LockSign;
import org.trillsymbiont.client.view.rights.LockedControls;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Evolution;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.sync.Lock;

/// The evolution, its rule and its speed, randomise and clear, and what the grid is doing; further
/// settings open in a bubble.
///
/// Thread: FX.
public final class EvolutionView extends VBox {
  private static final Texts TEXTS = Texts.of(EvolutionView.class);
  private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");

  /// Below this width, in ems of its small text, the patterns' button shows its icon alone.
  private static final double NARROW_EM = 45;

  private static final int SPEED_GRAIN_MILLIS = 10;
  private static final int SPEED_KEY_MILLIS = 50;

  private final Store store;
  private final Button evolve = new Button(TEXTS.get("start"));
  private final GestureSlider speed =
      new GestureSlider(Evolution.EVOLUTION_SPEED.min(), Evolution.EVOLUTION_SPEED.max());
  private final Label pace = new Label();
  private final Label help = new Label();
  private final Label generation = new Label();
  private final Button more =
      new Button(TEXTS.get("settings"), new FontIcon(MaterialDesignT.TUNE_VARIANT));
  private final StatusLight evolving = new StatusLight();
  private final StatusLight sounding = new StatusLight();
  private final Label active = new Label();
  private final Button clear = new Button(TEXTS.get("clear"), new FontIcon(MaterialDesignE.ERASER));

  public EvolutionView(Store store, Commands commands, Sounding sound, Bubbles bubbles) {
    this.store = store;
    getStyleClass().addAll("card", "evolution");
    getChildren().addAll(evolutionRow(commands), helpRow(), gridRow(commands));
    EvolutionSettings settings = new EvolutionSettings(store, commands);
    more.setOnAction(event -> bubbles.toggle(settings, more));
    store.stateProperty().subscribe(this::render);
    sound.status().subscribe(status -> renderSound(sound));
    sound.listening().monitor().subscribe(monitor -> renderSound(sound));
  }

  private HBox evolutionRow(Commands commands) {
    evolve.setId("evolve");
    evolve.getStyleClass().add("play");
    evolve.setGraphic(new FontIcon(MaterialDesignS.SPROUT));
    Tip.set(evolve, TEXTS.get("evolve.tooltip"));
    evolve.setOnAction(event -> commands.toggleEvolution());
    Spots.mark(evolve, Fields.IS_EVOLVING);
    speed.setId("evolution-speed");
    speed.setBlockIncrement(SPEED_KEY_MILLIS);
    speed.setAccessibleText(TEXTS.get("speed"));
    speed.setValueWords(value -> TEXTS.get("millis", Math.round(value)));
    Tip.set(speed, TEXTS.get("speed.tooltip"));
    speed.setOnGesture(this::setSpeed);
    Spots.mark(speed, Fields.EVOLUTION_SPEED);
    HBox.setHgrow(speed, Priority.ALWAYS);
    pace.setId("evolution-pace");
    pace.getStyleClass().add("pace");
    more.setId("evolution-settings");
    more.getStyleClass().addAll("button-icon", "flat");
    more.setMinWidth(USE_PREF_SIZE);
    Tip.set(more, TEXTS.get("settings.tooltip"));
    return new Group(evolve, new RulePicker(store), speed, pace, more);
  }

  private HBox helpRow() {
    help.setId("rule-help");
    help.getStyleClass().addAll("muted", "small");
    evolving.setId("evolving");
    evolving.getStyleClass().add("small");
    HBox row = new Group(space(), LockSign.small(store, Lock.GRID, "evolution"), evolving);
    row.getChildren().addFirst(help); // may be cut short
    return row;
  }

  private HBox gridRow(Commands commands) {
    Button randomise =
        new Button(TEXTS.get("randomise"), new FontIcon(MaterialDesignD.DICE_5_OUTLINE));
    randomise.setId("randomise");
    Tip.set(randomise, Shortcut.RANDOMISE.tooltip(TEXTS.get("randomise.tooltip")));
    randomise.setOnAction(event -> commands.randomise());
    clear.setId("clear");
    Tip.set(clear, Shortcut.CLEAR.tooltip(TEXTS.get("clear.tooltip")));
    clear.setOnAction(event -> commands.clear());
    randomise.setMinWidth(USE_PREF_SIZE);
    clear.setMinWidth(USE_PREF_SIZE);
    PatternMenu patterns = PatternMenu.tool(commands);
    widthProperty()
        .subscribe(width -> {
          double em = active.getFont().getSize();
          boolean isNarrow = width.doubleValue() < NARROW_EM * em;
          patterns.setContentDisplay(isNarrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
        });
    for (Node node : List.of(randomise, clear, patterns)) {
      LockedControls.mark(node, store, Lock.GRID);
    }
    return new Group(randomise, clear, patterns, space(), figures());
  }

  /// What goes on, in two small lines that are as high as a button.
  private VBox figures() {
    generation.setId("generation");
    generation.getStyleClass().add("muted");
    active.setId("active-count");
    sounding.setId("sounding");
    HBox grid = new Group(active, sounding);
    grid.setAlignment(Pos.CENTER_RIGHT);
    VBox figures = new VBox(generation, grid);
    figures.getStyleClass().addAll("small", "figures");
    figures.setAlignment(Pos.CENTER_RIGHT);
    return figures;
  }

  private static Region space() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    return space;
  }

  private void setSpeed(double value) {
    long grains = Math.round(value / SPEED_GRAIN_MILLIS);
    int rounded = (int) Evolution.EVOLUTION_SPEED.clamp(grains * (double) SPEED_GRAIN_MILLIS);
    if (rounded != store.state().evolution().evolutionSpeed()) {
      store.dispatch(Edit.of(Fields.EVOLUTION_SPEED, rounded));
    }
  }

  private void render(AppState state) {
    Evolution evolution = state.evolution();
    boolean running = evolution.isEvolving();
    evolve.setText(TEXTS.get(running ? "stop" : "start"));
    evolve.pseudoClassStateChanged(RUNNING, running);
    speed.show(evolution.evolutionSpeed());
    speed.setDisable(evolution.isLockedToSteps());
    pace.setText(PacePicker.words(state));
    help.setText(ChoiceWords.help(evolution.ruleset()));
    generation.setText(
        TEXTS.get(
            "generation", evolution.generation(), evolution.currentStep(), evolution.maxSteps()));
    evolving.show(
        running ? StatusLight.Level.BUSY : StatusLight.Level.OFF,
        TEXTS.get(running ? "evolving" : "static"));
    int count = state.musicGrid().activeCount();
    active.setText(TEXTS.get("active", count, MusicGrid.SQUARES));
    clear.setDisable(count == 0);
  }

  private void renderSound(Sounding sound) {
    boolean isMuted = sound.listening().monitor().get().muted();
    switch (sound.status().getValue()) {
      case SoundStatus.Silent _ -> sounding.show(StatusLight.Level.OFF, TEXTS.get("sound.silent"));
      case SoundStatus.Playing _ when isMuted ->
          sounding.show(StatusLight.Level.BUSY, TEXTS.get("sound.muted"));
      case SoundStatus.Playing _ ->
          sounding.show(StatusLight.Level.GOOD, TEXTS.get("sound.active"));
    }
  }
}
