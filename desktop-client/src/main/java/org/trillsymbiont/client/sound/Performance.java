package org.trillsymbiont.client.sound;

import java.util.Objects;
import org.trillsymbiont.client.clock.RoomTime;
import org.trillsymbiont.model.sync.Score;

/// What the engine is to play, and when that is on this computer.
///
/// @param score the room's steps and what each of them contains
/// @param time the clock that the score counts in; another one is another room
public record Performance(Score score, RoomTime time) {
  public Performance {
    Objects.requireNonNull(score, "score");
    Objects.requireNonNull(time, "time");
  }
}
