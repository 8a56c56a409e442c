package org.trillsymbiont.client.past;

import org.trillsymbiont.client.sound.export.Passage;
import org.trillsymbiont.model.history.History;
import org.trillsymbiont.model.history.Replay;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.MusicGrid;

/// A part of a history.
///
/// @param from where it begins
/// @param to where it ends, not before `from`
public record Stretch(Place from, Place to) {
  /// All that is here.
  public static Stretch whole(History history) {
    return new Stretch(Place.at(history.begin()), Place.at(history.end()));
  }

  /// Between two places, whichever is the first.
  public static Stretch between(Place one, Place other) {
    boolean isInOrder =
        one.rev() < other.rev()
            || (one.rev() == other.rev() && one.offsetMicros() <= other.offsetMicros());
    return isInOrder ? new Stretch(one, other) : new Stretch(other, one);
  }

  /// How long it is, in the history's time.
  public long lengthMicros(History history) {
    return to.micros(history) - from.micros(history);
  }

  /// What was heard in it, to be rendered: the same steps with the same content. One that is no
  /// longer than nothing is a bar long.
  ///
  /// @param history has both ends
  public Passage passage(History history) {
    Replay replay = new Replay(history, from.rev(), to.rev());
    long begin = replay.beginMicros() + from.offsetMicros();
    long length = lengthMicros(history);
    return new Passage(
        begin, begin + (length > 0 ? length : bar(history.at(to.rev()).state())), replay);
  }

  private static long bar(AppState state) {
    return Math.round(MusicGrid.COLUMNS * 30e6 / state.tempo());
  }
}
