package org.trillsymbiont.client;

import org.jspecify.annotations.Nullable;

/// What is open in the window: a participant, and the session if it is hosted here.
///
/// @param hosted null when it is hosted elsewhere
/// @param isPrivate whether nobody can join it
/// @param hasPin whether it was entered with a PIN
record OpenSession(
    Client client, @Nullable HostedSession hosted, boolean isPrivate, boolean hasPin) {

  /// Hosted elsewhere.
  static OpenSession joined(Client client, boolean hasPin) {
    return new OpenSession(client, null, false, hasPin);
  }

  /// How many others lose their session when this one is left, 0 or more.
  int dependents() {
    if (hosted == null) {
      return 0;
    }
    boolean isIn = hosted.isAt(client.session().addressProperty().get());
    return Math.max(0, hosted.people() - (isIn ? 1 : 0));
  }
}
