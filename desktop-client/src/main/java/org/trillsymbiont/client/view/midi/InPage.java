package org.trillsymbiont.client.view.midi;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.trillsymbiont.client.midi.Midi;
import org.trillsymbiont.client.midi.MidiInSettings;
import org.trillsymbiont.client.midi.MidiInSettings.Keys;
import org.trillsymbiont.client.midi.PadProtocol;
import org.trillsymbiont.client.midi.PortName;
import org.trillsymbiont.client.midi.PortStatus;
import org.trillsymbiont.client.midi.PortsView;

/// What is listened to, and what its keys do.
///
/// Thread: FX.
final class InPage extends Page {
  private static final String PLAY_HELP =
      "A key sounds a square while you hold it, for everybody: the row nearest in pitch, in the"
          + " column that plays, or the selected one.";
  private static final String WRITE_HELP =
      "A key switches a square on or off: the row nearest in pitch, in the column that plays. When"
          + " nothing plays, in the selected column, and on to the next.";
  private static final String PADS_HELP =
      "A Launchpad shows the grid. Press a pad to switch a square, hold it to sound it. Choose its"
          + " port that is called MIDI.";

  private final Midi midi;
  private final VBox ports = new VBox();
  private final Rows.Choice<Keys> keys;
  private final Label help = Rows.sentence("");

  InPage(Midi midi) {
    this.midi = midi;
    keys =
        new Rows.Choice<>(
            "midi-keys",
            new EnumMap<>(Map.of(Keys.PLAY, "Play", Keys.WRITE, "Write")),
            value ->
                midi.inProperty().set(new MidiInSettings(midi.inProperty().get().ports(), value)));
    ports.getStyleClass().add("midi-ports");
    getChildren().addAll(ports, Rows.setting("Keys", keys), help, Rows.sentence(PADS_HELP));
    midi.viewProperty().subscribe(view -> render());
    midi.inProperty().subscribe(in -> render());
  }

  private void render() {
    MidiInSettings in = midi.inProperty().get();
    PortsView view = midi.viewProperty().get();
    Set<PortName> all = new LinkedHashSet<>(view.inputs());
    all.addAll(in.ports().stream().sorted((a, b) -> a.text().compareTo(b.text())).toList());
    List<PortName> names = List.copyOf(all);
    if (names.isEmpty()) {
      ports.getChildren().setAll(List.of(Rows.sentence(OutPage.NO_PORTS)));
    } else if (!names.equals(ports.getUserData())) {
      ports.getChildren().setAll(names.stream().map(this::row).toList());
    }
    ports.setUserData(names);
    ports
        .getChildren()
        .forEach(row -> {
          if (row instanceof PortRow port) {
            port.render(in, view);
          }
        });
    keys.show(in.keys());
    help.setText(in.keys() == Keys.PLAY ? PLAY_HELP : WRITE_HELP);
  }

  private Node row(PortName name) {
    return new PortRow(name);
  }

  /// A port that can be listened to.
  private final class PortRow extends HBox {
    private final PortName name;
    private final CheckBox box;
    private final Label status = Rows.sentence("");

    PortRow(PortName name) {
      this.name = name;
      box = new CheckBox(name.text());
      box.setMinWidth(USE_PREF_SIZE);
      box.setOnAction(event -> midi.listenTo(name, box.isSelected()));
      getStyleClass().add("group");
      setAlignment(Pos.CENTER_LEFT);
      getChildren().addAll(box, status);
    }

    void render(MidiInSettings in, PortsView view) {
      box.setSelected(in.ports().contains(name));
      String words = words(view);
      status.setText(words);
      box.setAccessibleText("Listen to " + name + (words.isEmpty() ? "" : ", " + words));
    }

    private String words(PortsView view) {
      PadProtocol pad = view.pads().get(name);
      if (pad != null) {
        return pad.product() + ", shows the grid";
      }
      return switch (view.listened().get(name)) {
        case PortStatus.Open _ -> "listening";
        case PortStatus.Missing(_, String sentence) -> sentence;
        case PortStatus.Unused _ -> "";
        case null -> "";
      };
    }
  }
}
