package org.trillsymbiont.model.sync;

/// Why a message was not taken, or a question not answered.
public enum Rejection {
  /// A value that its field may not have.
  BAD_VALUE("bad-value"),
  /// The session has been brought back by somebody else.
  RESTORED("restored"),
  /// It touches what the host has locked.
  LOCKED("locked"),
  /// Who listens changes nothing.
  LISTENER("listener"),
  /// Nobody may change anything now: see [ServerMessage.Conditions].
  READ_ONLY("read-only"),
  /// Only the host may do that.
  NOT_HOST("not-host"),
  NOTHING_TO_UNDO("nothing-to-undo"),
  NOTHING_TO_REDO("nothing-to-redo"),
  /// Too much came at once: it was not taken, and may be sent again later under another number.
  TOO_FAST("too-fast"),
  /// That moment is no longer kept, or was never there.
  GONE("gone"),
  /// There is a room of that name already.
  TAKEN("taken"),
  /// There are too many of them.
  NO_PLACE("no-place"),
  /// The server can't do that.
  NOT_KEPT("not-kept"),
  /// A reason that this version does not know.
  OTHER("other");

  private final String wireName;

  Rejection(String wireName) {
    this.wireName = wireName;
  }

  /// `bad-value`.
  public String wireName() {
    return wireName;
  }

  /// The code with a name; [#OTHER] for one that is not known.
  public static Rejection named(String wireName) {
    for (Rejection code : values()) {
      if (code.wireName.equals(wireName)) {
        return code;
      }
    }
    return OTHER;
  }
}
