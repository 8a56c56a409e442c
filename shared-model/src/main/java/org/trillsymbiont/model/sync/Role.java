package org.trillsymbiont.model.sync;

import java.util.Optional;

/// What somebody is in a room (docs/sync-protocol.md, R47).
public enum Role {
  /// Plays, and decides about the others and about what is locked. There is one at most.
  HOST("host"),
  /// Plays: changes whatever is not locked.
  PLAYER("player"),
  /// Sees and hears everything, and changes nothing.
  LISTENER("listener");

  private final String wireName;

  Role(String wireName) {
    this.wireName = wireName;
  }

  /// `listener`.
  public String wireName() {
    return wireName;
  }

  /// The role with a name, if there is one.
  public static Optional<Role> named(String wireName) {
    for (Role role : values()) {
      if (role.wireName.equals(wireName)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
