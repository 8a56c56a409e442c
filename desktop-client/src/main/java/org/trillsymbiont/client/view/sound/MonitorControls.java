package org.trillsymbiont.client.view.sound;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;
import org.trillsymbiont.client.control.GestureSlider;
import org.trillsymbiont.client.sound.Monitor;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.view.Group;
import org.trillsymbiont.client.view.Shortcut;
import org.trillsymbiont.client.view.grid.RowLabel;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.MusicGrid;

/// What this computer's user hears of the room: how loud, nothing at all, or some rows alone.
///
/// Thread: FX.
final class MonitorControls extends VBox {
  private static final double STEPS_IN_DECIBEL = 2;

  private final ObjectProperty<Monitor> monitor;
  private final GestureSlider trim = new GestureSlider(Monitor.LEAST_DECIBELS, 0);
  private final Label decibels = new Label();
  private final Button reset = new Button("Reset");
  private final ToggleButton mute =
      new ToggleButton("Mute", new FontIcon(MaterialDesignV.VOLUME_OFF));
  private final List<ToggleButton> solos = new ArrayList<>();

  MonitorControls(Store store, ObjectProperty<Monitor> monitor) {
    this.monitor = monitor;
    getStyleClass().add("monitor-controls");
    Label whose =
        new Label(
            "Only you hear what you set here. Solo also leaves the other rows out of what this computer"
                + " records and sends by MIDI.");
    whose.getStyleClass().addAll("muted", "small");
    whose.setWrapText(true);
    whose.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(trimRow(), soloRow(), whose);
    monitor.subscribe(this::render);
    store.stateProperty().subscribe(this::nameRows);
  }

  private HBox trimRow() {
    trim.setId("monitor-trim");
    trim.setBlockIncrement(1);
    trim.setAccessibleText("How much softer this computer plays, in decibels");
    trim.setTooltip(new Tooltip("How much softer this computer plays. Double-click: not at all"));
    trim.setOnGesture(value -> setTrim(Math.rint(value * STEPS_IN_DECIBEL) / STEPS_IN_DECIBEL));
    trim.setOnMouseClicked(event -> {
      if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
        setTrim(0);
      }
    });
    HBox.setHgrow(trim, Priority.ALWAYS);
    decibels.setId("monitor-decibels");
    decibels.getStyleClass().add("timing-millis");
    decibels.setMinWidth(USE_PREF_SIZE);
    reset.setId("monitor-reset");
    reset.setMinWidth(USE_PREF_SIZE);
    reset.setAccessibleText("As loud as it is");
    reset.setOnAction(event -> setTrim(0));
    mute.setId("mute");
    mute.setMinWidth(USE_PREF_SIZE);
    mute.setTooltip(new Tooltip(Shortcut.MUTE.tooltip("Mute this computer")));
    mute.setOnAction(event -> monitor.set(monitor.get().withMuted(mute.isSelected())));
    return new Group(mute, trim, decibels, reset);
  }

  private HBox soloRow() {
    Label name = new Label("Solo");
    name.getStyleClass().add("muted");
    HBox row = new Group(name);
    for (int each = 0; each < MusicGrid.ROWS; each++) {
      ToggleButton solo = solo(each);
      solos.add(solo);
      row.getChildren().add(solo);
    }
    row.getStyleClass().add("solos");
    return row;
  }

  private ToggleButton solo(int row) {
    ToggleButton solo = new ToggleButton();
    solo.setId("solo-" + row);
    solo.getStyleClass().add("solo");
    solo.setMaxWidth(Double.MAX_VALUE);
    solo.setTooltip(new Tooltip());
    solo.setOnAction(event -> setSolo(row, solo.isSelected()));
    HBox.setHgrow(solo, Priority.ALWAYS);
    return solo;
  }

  private void setTrim(double value) {
    monitor.set(monitor.get().withTrimDecibels(Math.clamp(value, Monitor.LEAST_DECIBELS, 0)));
  }

  private void setSolo(int row, boolean isSolo) {
    Set<Integer> rows = new HashSet<>(monitor.get().soloRows());
    if (isSolo) {
      rows.add(row);
    } else {
      rows.remove(row);
    }
    monitor.set(monitor.get().withSoloRows(rows));
  }

  private void render(Monitor now) {
    trim.show(now.trimDecibels());
    decibels.setText(SoundWords.trim(now.trimDecibels()));
    reset.setDisable(now.trimDecibels() == 0);
    mute.setSelected(now.muted());
    for (int row = 0; row < solos.size(); row++) {
      solos.get(row).setSelected(now.soloRows().contains(row));
    }
  }

  /// The lowest row first, as a scale goes.
  private void nameRows(AppState state) {
    for (int row = 0; row < solos.size(); row++) {
      RowLabel label = RowLabel.of(state, row);
      ToggleButton solo = solos.get(row);
      if (!label.note().equals(solo.getText())) {
        solo.setText(label.note());
      }
      String what = "Hear steps of row " + (row + 1) + " alone: " + label.interval();
      solo.getTooltip().setText(what);
      solo.setAccessibleText(what + " " + label.note());
    }
  }
}
