package org.trillsymbiont.client.view.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.sound.device.DeviceChoice;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Listening;

/// Three lists to choose from: which device, how large a buffer, what rate.
///
/// Thread: FX.
final class DevicePickers {
  private static final Texts TEXTS = Texts.of(DevicePickers.class);
  private static final List<Integer> BUFFERS = List.of(0, 20, 40, 60, 80, 120, 160, 240, 320);
  private static final List<Integer> RATES = List.of(0, 44_100, 48_000, 88_200, 96_000);

  private final Listening listening;
  private final ComboBox<Choice> device;
  private final ComboBox<Integer> buffer;
  private final ComboBox<Integer> rate;
  private List<String> present = List.of();

  /// A device that can be chosen.
  ///
  /// @param name null for the system's
  /// @param isThere whether the computer has it at this moment
  private record Choice(@Nullable String name, boolean isThere) {
    String words() {
      if (name == null) {
        return TEXTS.get("device.system");
      }
      return isThere ? name : TEXTS.get("device.away", name);
    }
  }

  DevicePickers(Listening listening) {
    this.listening = listening;
    device = picker("device", Choice::words);
    buffer = picker("buffer", SoundWords::buffer);
    rate = picker("rate", SoundWords::rate);
    device.setMaxWidth(Double.MAX_VALUE);
    device.setPrefWidth(1);
    onChoice(device, value -> choice().withName(value.name()));
    onChoice(buffer, value -> choice().withBufferMillis(value));
    onChoice(rate, value -> choice().withSampleRate(value));
    listening.device().subscribe(now -> render());
  }

  private static <T> ComboBox<T> picker(String key, Function<T, String> words) {
    ComboBox<T> picker = new ComboBox<>();
    picker.setId("sound-" + key);
    picker
        .valueProperty()
        .subscribe(value -> {
          String shown = value == null ? "" : words.apply(value);
          picker.setAccessibleText(TEXTS.get("picker.spoken", TEXTS.get(key), shown));
        });
    picker.setButtonCell(new Cell<>(words));
    picker.setCellFactory(list -> new Cell<>(words));
    return picker;
  }

  private static final class Cell<T> extends ListCell<T> {
    private final Function<T, String> words;

    Cell(Function<T, String> words) {
      this.words = words;
      setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    }

    @Override
    protected void updateItem(@Nullable T item, boolean empty) {
      super.updateItem(item, empty);
      setText(item == null ? "" : words.apply(item));
    }
  }

  private <T> void onChoice(ComboBox<T> picker, Function<T, DeviceChoice> chosen) {
    picker.setOnAction(event -> {
      T value = picker.getValue();
      // While a list is renewed it has no value, and what is shown is no choice.
      if (value != null) {
        DeviceChoice wanted = chosen.apply(value);
        if (!wanted.equals(choice())) {
          listening.device().set(wanted);
        }
      }
    });
  }

  private DeviceChoice choice() {
    return listening.device().get();
  }

  ComboBox<?> device() {
    return device;
  }

  ComboBox<?> buffer() {
    return buffer;
  }

  ComboBox<?> rate() {
    return rate;
  }

  /// Asks what devices there are.
  void refresh() {
    listening
        .devices()
        .accept(names -> {
          present = List.copyOf(names);
          render();
        });
  }

  private void render() {
    DeviceChoice now = choice();
    String name = now.name();
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice(null, true));
    present.forEach(each -> choices.add(new Choice(each, true)));
    if (name != null && !present.contains(name)) {
      choices.add(new Choice(name, false));
    }
    show(device, choices, new Choice(name, name == null || present.contains(name)));
    show(buffer, with(BUFFERS, now.bufferMillis()), now.bufferMillis());
    show(rate, with(RATES, now.sampleRate()), now.sampleRate());
  }

  private static List<Integer> with(List<Integer> usual, int value) {
    return Stream.concat(usual.stream(), Stream.of(value)).distinct().sorted().toList();
  }

  private static <T> void show(ComboBox<T> picker, List<T> items, T value) {
    if (!picker.getItems().equals(items)) {
      picker.getItems().setAll(items);
    }
    picker.setValue(value);
  }
}
