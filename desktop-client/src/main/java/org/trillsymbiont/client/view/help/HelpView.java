package org.trillsymbiont.client.view.help;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.trillsymbiont.client.view.Commands;
import org.trillsymbiont.client.view.Panels;
import org.trillsymbiont.client.view.Shortcut;
import org.trillsymbiont.model.state.Ruleset;

/// How to use the instrument.
///
/// Thread: FX.
public final class HelpView extends VBox {
  private record Section(String title, String text) {}

  private static final List<Section> SECTIONS =
      List.of(
          new Section(
              "Playing together",
              """
              Everybody in a room sees and hears the same thing: whatever you change, changes for \
              all. The link that others join with stands at the top of the window; send it to \
              them. Under the room's name you find the other rooms of the server, and make new \
              ones. Beside it is who is here: choose your own name and colour there.\
              """),
          new Section(
              "Who does what",
              """
              A ring and initials in somebody's colour show the square that is under their hand, a \
              line with their name the control. A square that somebody holds glows in their \
              colour, and everybody hears it. Undo takes back your own steps only, and leaves what \
              others have changed since.\
              """),
          new Section(
              "Without a connection",
              """
              You can play on alone. What you change is kept, and sent when the connection is back; \
              where others have changed the same meanwhile, theirs counts, and you are told.\
              """),
          new Section(
              "Follow",
              """
              Help and circle open and close for everybody, so that one can show them to all. Switch \
              Follow off to keep your own panels; nobody else notices.\
              """),
          new Section(
              "Music grid",
              """
              Columns are the eight steps, rows the degrees of the scale. Click a square to switch it \
              on or off. Press the right button on a square to hold its note; it ends when you let \
              go. With the keyboard: arrow keys walk, Space switches, Shift+Space holds.\
              """),
          new Section(
              "Transport",
              """
              Play runs the eight steps round and round, two steps to a beat. Pause stays on the \
              step, Stop goes back to the start. Drag the tempo, step it with the snail and the \
              rabbit, or type it.\
              """),
          new Section(
              "Circle of fifths",
              """
              The outer ring chooses a major key, the next one its relative minor, the innermost the \
              locrian of a diminished chord. The lit wedge is the key's seven chords, with their \
              numerals; dots at the rim mark the notes of the current chord. The scale selector \
              keeps the tonic. Choosing a chord sounds it for everybody. With the keyboard: \
              Left and Right walk a ring, Up and Down change it, Enter chooses.\
              """),
          new Section(
              "Voices",
              """
              New squares get the default voice. Each square that is on has its own: frequency, gain, \
              waveform and decay, and an LFO that moves them. Drag a knob up or down, with Shift for \
              fine steps; double-click puts it back.\
              """),
          new Section(
              "Sound",
              """
              The loudspeaker in the header says whether this computer sounds, and opens its \
              settings: the output device, its buffer and rate, the level, and what you alone hear: \
              how loud, nothing, or single rows. A buffer that runs empty makes a drop-out: a larger \
              one helps, and grows by itself unless you choose its size. A device may be pulled out \
              and put back in at any time.\
              """),
          new Section(
              "Evolution",
              """
              Evolution changes the pattern by itself, one generation at a time, by one of these \
              rules:

              %s

              The button with the sliders opens its settings. A generation comes by time or every so \
              many steps. Chance follows from the seed: the same seed over the same squares makes \
              the same run again, so note a seed that you like. So many squares as you choose are \
              on at least. When evolution follows the chord, new notes fall on notes of the \
              selected chord. Randomise fills the grid by chance, Clear empties it; the voices stay.\
              """
                  .formatted(rules())));

  public HelpView(Commands commands) {
    getStyleClass().addAll("card", "help");
    setId("help");
    VBox text = new VBox();
    text.getStyleClass().add("help-text");
    SECTIONS.forEach(section -> text.getChildren().addAll(heading(section), body(section)));
    text.getChildren().add(heading(new Section("Keyboard", "")));
    for (Shortcut shortcut : Shortcut.values()) {
      text.getChildren().add(keyRow(shortcut));
    }
    ScrollPane scroll = new ScrollPane(text);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(header(commands), scroll);
  }

  private static HBox header(Commands commands) {
    Label title = new Label("Help");
    title.getStyleClass().add("card-title");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button close = new Button("Close help", new FontIcon(MaterialDesignC.CLOSE));
    close.setId("help-close");
    close.getStyleClass().addAll("button-icon", "flat");
    Tooltip tooltip = new Tooltip();
    close.setTooltip(tooltip);
    commands
        .panels()
        .followingProperty()
        .subscribe(following ->
            tooltip.setText(Shortcut.HELP.tooltip("Close help, " + Panels.forWhom(following))));
    close.setOnAction(event -> commands.toggleHelp());
    HBox header = new HBox(title, space, close);
    header.setAlignment(Pos.CENTER_LEFT);
    return header;
  }

  private static String rules() {
    return Stream.of(Ruleset.values())
        .map(rule -> rule.displayName() + ": " + rule.help())
        .collect(Collectors.joining("\n"));
  }

  private static Label heading(Section section) {
    Label heading = new Label(section.title());
    heading.getStyleClass().add("help-heading");
    return heading;
  }

  private static Label body(Section section) {
    Label body = new Label(section.text());
    body.getStyleClass().add("help-body");
    body.setWrapText(true);
    body.setMinHeight(USE_PREF_SIZE);
    return body;
  }

  private static HBox keyRow(Shortcut shortcut) {
    Label keys = new Label(shortcut.allKeysText());
    keys.getStyleClass().add("key-cap");
    keys.setMinWidth(USE_PREF_SIZE);
    Label what = new Label(shortcut.description());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox row = new HBox(what, space, keys);
    row.getStyleClass().add("group");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
