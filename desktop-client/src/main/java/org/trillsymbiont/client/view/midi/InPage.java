package org.trillsymbiont.client.view.midi;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.trillsymbiont.client.control.Segments;
import org.trillsymbiont.client.midi.Midi;
import org.trillsymbiont.client.midi.MidiInSettings;
import org.trillsymbiont.client.midi.MidiInSettings.Keys;
import org.trillsymbiont.client.midi.PadProtocol;
import org.trillsymbiont.client.midi.PortName;
import org.trillsymbiont.client.midi.PortStatus;
import org.trillsymbiont.client.midi.PortsView;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.BubbleRows;

/// What is listened to, and what its keys do.
///
/// Thread: FX.
final class InPage extends Page {
  private static final Texts TEXTS = Texts.of(InPage.class);
  private final Midi midi;
  private final VBox ports = new VBox();
  private final Segments<Keys> keys;
  private final Label help = BubbleRows.sentence("");

  InPage(Midi midi) {
    this.midi = midi;
    keys =
        new Segments<>(
            List.of(Keys.values()),
            value -> "midi-keys-" + value.name().toLowerCase(Locale.ROOT),
            value -> TEXTS.word("in.keys", value),
            value -> TEXTS.word("in.keys.help", value));
    keys.setOnGesture(
        value -> midi.inProperty().set(new MidiInSettings(midi.inProperty().get().ports(), value)));
    ports.getStyleClass().add("midi-ports");
    getChildren()
        .addAll(
            ports,
            BubbleRows.setting(TEXTS.get("in.keys"), keys),
            help,
            BubbleRows.sentence(TEXTS.get("in.pads")));
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
      ports.getChildren().setAll(List.of(BubbleRows.sentence(TEXTS.get("no-ports"))));
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
    help.setText(TEXTS.word("in.keys.help", in.keys()));
  }

  private Node row(PortName name) {
    return new PortRow(name);
  }

  /// A port that can be listened to.
  private final class PortRow extends HBox {
    private final PortName name;
    private final CheckBox box;
    private final Label status = BubbleRows.sentence("");

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
      box.setAccessibleText(
          words.isEmpty()
              ? TEXTS.get("in.port.spoken", name)
              : TEXTS.get("in.port.spoken.status", name, words));
    }

    private String words(PortsView view) {
      PadProtocol pad = view.pads().get(name);
      if (pad != null) {
        return TEXTS.get("in.pad", pad.product());
      }
      return switch (view.listened().get(name)) {
        case PortStatus.Open _ -> TEXTS.get("in.listening");
        case PortStatus.Missing missing -> PortWords.missing(missing);
        case PortStatus.Unused _ -> "";
        case null -> "";
      };
    }
  }
}
