package org.trillsymbiont.client.midi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.transport.Playhead;
import org.trillsymbiont.model.state.MusicGrid;

/// Keys that play: a key sounds, as long as it is held, the square nearest in pitch in the column
/// that is heard, or, while the sequencer rests, in the column of the selected square. Keys that
/// write switch that square on or off instead; while the sequencer rests, the next column is
/// selected when all keys are up.
///
/// Thread: FX.
final class Keyboard {
  private static final int NO_SQUARE = -1;

  private final Store store;
  private final Playhead playhead;
  private final GridHands hands;
  private final Map<Key, Integer> down = new LinkedHashMap<>();
  private MidiInSettings.Keys keys = MidiInSettings.Keys.PLAY;

  private record Key(PortName port, int channel, int number) {}

  Keyboard(Store store, Playhead playhead, GridHands hands) {
    this.store = store;
    this.playhead = playhead;
    this.hands = hands;
  }

  /// Says what keys do from now on; those that are held sound on.
  void keys(MidiInSettings.Keys value) {
    keys = value;
  }

  void down(PortName port, int channel, int number) {
    Key key = new Key(port, channel, number);
    up(key);
    int square = KeyMap.square(store.state(), number, column());
    switch (keys) {
      case PLAY -> {
        hands.hold(square);
        hands.select(square);
        down.put(key, square);
      }
      case WRITE -> {
        hands.select(square);
        hands.toggle(square);
        down.put(key, NO_SQUARE);
      }
    }
  }

  void up(PortName port, int channel, int number) {
    up(new Key(port, channel, number));
  }

  /// All keys of a channel are up.
  void allUp(PortName port, int channel) {
    upAll(key -> key.port().equals(port) && key.channel() == channel);
  }

  /// A port is not there any more.
  void gone(PortName port) {
    upAll(key -> key.port().equals(port));
  }

  private void upAll(Predicate<Key> which) {
    List.copyOf(down.keySet()).stream().filter(which).forEach(this::up);
  }

  private void up(Key key) {
    Integer square = down.remove(key);
    if (square == null) {
      return;
    }
    if (square != NO_SQUARE) {
      hands.release(square);
    } else if (down.isEmpty() && !playhead.position().isMoving()) {
      selectNextColumn();
    }
  }

  private void selectNextColumn() {
    int selected = hands.selected();
    int next = (MusicGrid.column(selected) + 1) % MusicGrid.COLUMNS;
    hands.select(MusicGrid.index(MusicGrid.row(selected), next));
  }

  private int column() {
    Playhead.Position heard = playhead.position();
    if (heard.isMoving() && heard.column() >= 0) {
      return heard.column();
    }
    return hands.selected() < 0 ? 0 : MusicGrid.column(hands.selected());
  }
}
