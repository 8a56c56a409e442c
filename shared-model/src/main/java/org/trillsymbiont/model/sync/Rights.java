package org.trillsymbiont.model.sync;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Field;

/// What somebody may change in a room. The server decides by it, and a client asks the same before
/// it shows an own edit. Pure.
///
/// @param locks what the host keeps for himself
/// @param readOnly why nobody may change anything, a sentence; null while it is not so
public record Rights(Role role, Set<Lock> locks, @Nullable String readOnly) {
  /// Everything may be changed.
  public static final Rights ALL = new Rights(Role.HOST, Set.of(), null);

  private static final String LISTENING =
      "The host has made you a listener: you hear everything and change nothing.";

  public Rights {
    locks = Set.copyOf(locks);
  }

  /// Why an edit is not taken.
  ///
  /// @param code for programs
  /// @param locks what it touches that is locked, in order; empty but for [Rejection#LOCKED]
  /// @param sentence for people
  public record Refusal(Rejection code, Set<Lock> locks, String sentence) {
    public Refusal {
      EnumSet<Lock> ordered = EnumSet.noneOf(Lock.class);
      ordered.addAll(locks);
      locks = ordered;
    }
  }

  /// Whether a field may be changed.
  public boolean allows(Field<?> field) {
    return refusal(Set.of(field)).isEmpty();
  }

  /// Whether what belongs to a lock may be changed.
  public boolean allows(Lock lock) {
    return refusal(lock).isEmpty();
  }

  /// Why what belongs to a lock may not be changed; empty when it may.
  public Optional<Refusal> refusal(Lock lock) {
    return refusalOf(EnumSet.of(lock));
  }

  /// Why an edit of some fields is not taken; empty when it is. With one field that may not be
  /// changed none is.
  public Optional<Refusal> refusal(Collection<Field<?>> fields) {
    EnumSet<Lock> touched = EnumSet.noneOf(Lock.class);
    fields.forEach(field -> Lock.of(field).ifPresent(touched::add));
    return refusalOf(touched);
  }

  private Optional<Refusal> refusalOf(EnumSet<Lock> touched) {
    if (readOnly != null) {
      return Optional.of(new Refusal(Rejection.READ_ONLY, Set.of(), readOnly));
    } else if (role == Role.LISTENER) {
      return Optional.of(new Refusal(Rejection.LISTENER, Set.of(), LISTENING));
    } else if (role == Role.HOST) {
      return Optional.empty();
    }
    touched.retainAll(locks);
    return touched.isEmpty()
        ? Optional.empty()
        : Optional.of(new Refusal(Rejection.LOCKED, touched, lockedBy(touched)));
  }

  private static String lockedBy(Set<Lock> touched) {
    return touched.stream()
        .map(Lock::wireName)
        .collect(Collectors.joining(", ", "The host has locked this: ", "."));
  }
}
