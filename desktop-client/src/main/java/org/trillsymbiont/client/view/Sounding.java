package org.trillsymbiont.client.view;

import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.value.ObservableValue;
import org.trillsymbiont.client.sound.SoundStatus;
import org.trillsymbiont.client.transport.Playhead;

/// What the window shows and changes of this computer's sound. All of it changes on the FX thread
/// only.
///
/// @param status whether it can be heard
/// @param playhead which step is heard
/// @param offsetMillis how much later than the device tells the sound is heard, made up for;
///   -500..500
/// @param clicking whether the beats of the room's clock are heard
/// @param listening how its user listens
public record Sounding(
    ObservableValue<SoundStatus> status,
    Playhead playhead,
    IntegerProperty offsetMillis,
    BooleanProperty clicking,
    Listening listening) {
  public Sounding {
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(playhead, "playhead");
    Objects.requireNonNull(offsetMillis, "offsetMillis");
    Objects.requireNonNull(clicking, "clicking");
    Objects.requireNonNull(listening, "listening");
  }
}
