package org.trillsymbiont.client.view.sound;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;
import org.trillsymbiont.client.control.GestureSlider;
import org.trillsymbiont.client.control.LevelMeter;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.sound.Monitor;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.BubbleRows;
import org.trillsymbiont.client.view.Group;
import org.trillsymbiont.client.view.Shortcut;
import org.trillsymbiont.client.view.grid.RowLabel;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.MusicGrid;

/// What this computer's user hears of the room: how loud, nothing at all, or some rows alone.
///
/// Thread: FX.
final class MonitorControls extends VBox {
  private static final Texts TEXTS = Texts.of(MonitorControls.class);
  private static final double STEPS_IN_DECIBEL = 2;

  private final ObjectProperty<Monitor> monitor;
  private final GestureSlider trim = new GestureSlider(Monitor.LEAST_DECIBELS, 0);
  private final Label decibels = new Label();
  private final Button reset = new Button(TEXTS.get("trim.reset"));
  private final ToggleButton mute =
      new ToggleButton(TEXTS.get("mute"), new FontIcon(MaterialDesignV.VOLUME_OFF));
  private final List<ToggleButton> solos = new ArrayList<>();

  MonitorControls(Store store, ObjectProperty<Monitor> monitor) {
    this.monitor = monitor;
    getStyleClass().add("monitor-controls");
    getChildren().addAll(trimRow(), soloRow(), BubbleRows.sentence(TEXTS.get("whose")));
    monitor.subscribe(this::render);
    store.stateProperty().subscribe(this::nameRows);
  }

  private HBox trimRow() {
    trim.setId("monitor-trim");
    trim.setBlockIncrement(1);
    trim.setAccessibleText(TEXTS.get("trim.spoken"));
    Tip.set(trim, TEXTS.get("trim.help"));
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
    reset.setAccessibleText(TEXTS.get("trim.reset.spoken"));
    Tip.set(reset, TEXTS.get("trim.reset.spoken"));
    reset.setOnAction(event -> setTrim(0));
    mute.setId("mute");
    mute.setMinWidth(USE_PREF_SIZE);
    Tip.set(mute, Shortcut.MUTE.tooltip(TEXTS.get("mute.help")));
    mute.setOnAction(event -> monitor.set(monitor.get().withMuted(mute.isSelected())));
    return new Group(mute, trim, decibels, reset);
  }

  private HBox soloRow() {
    HBox row = new Group(BubbleRows.word(TEXTS.get("solo")));
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
    decibels.setText(LevelMeter.words(now.trimDecibels()));
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
      Tip.set(solo, TEXTS.get("solo.help", row + 1, label.interval()));
      solo.setAccessibleText(TEXTS.get("solo.spoken", row + 1, label.interval(), label.note()));
    }
  }
}
