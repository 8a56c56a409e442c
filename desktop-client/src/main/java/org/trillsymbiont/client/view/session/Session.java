package org.trillsymbiont.client.view.session;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import org.trillsymbiont.client.sound.SoundStatus;
import org.trillsymbiont.client.sync.ConnectionStatus;

/// What the window shows besides the shared state: this machine's own circumstances.
///
/// @param connection how it stands to the server; changes on the FX thread only
/// @param sound whether it sounds; changes on the FX thread only
/// @param joinAddress the address that others join at, when this app hosts the session
/// @param reconnectNow connects at once instead of at the end of the wait
public record Session(
    ObservableValue<ConnectionStatus> connection,
    ObservableValue<SoundStatus> sound,
    Optional<URI> joinAddress,
    Runnable reconnectNow) {

  public Session {
    Objects.requireNonNull(connection, "connection");
    Objects.requireNonNull(sound, "sound");
    Objects.requireNonNull(joinAddress, "joinAddress");
    Objects.requireNonNull(reconnectNow, "reconnectNow");
  }
}
