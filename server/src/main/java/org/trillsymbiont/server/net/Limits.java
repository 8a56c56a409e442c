package org.trillsymbiont.server.net;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/// What clients may cost a server: a value for each [Limit]. Immutable.
public final class Limits {
  public static final Limits DEFAULT = new Limits(new EnumMap<>(Limit.class));

  private final Map<Limit, Long> changed;

  private Limits(Map<Limit, Long> changed) {
    this.changed = changed;
  }

  /// These limits with another value of one.
  ///
  /// @param value times in milliseconds
  /// @throws IllegalArgumentException with a sentence, when it is out of range
  public Limits with(Limit limit, long value) {
    limit.checkRange(value);
    Map<Limit, Long> copy = new EnumMap<>(Limit.class);
    copy.putAll(changed);
    copy.put(limit, value);
    return new Limits(copy);
  }

  /// These limits with another time.
  ///
  /// @throws IllegalArgumentException with a sentence, when it is out of range
  public Limits with(Limit limit, Duration time) {
    return with(limit, time.toMillis());
  }

  /// These limits with other numbers of people and rooms.
  public Limits withRooms(int connectionsInAll, int participantsEach, int roomsInAll) {
    return with(Limit.CONNECTIONS, connectionsInAll)
        .with(Limit.PARTICIPANTS, participantsEach)
        .with(Limit.ROOMS, roomsInAll);
  }

  /// How many, or how many bytes.
  public int count(Limit limit) {
    return Math.toIntExact(value(limit));
  }

  /// How long.
  public Duration time(Limit limit) {
    return Duration.ofMillis(value(limit));
  }

  /// How long, in nanoseconds.
  long nanos(Limit limit) {
    return time(limit).toNanos();
  }

  private long value(Limit limit) {
    return changed.getOrDefault(limit, limit.initial());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Limits that
        && Arrays.stream(Limit.values()).allMatch(each -> value(each) == that.value(each));
  }

  @Override
  public int hashCode() {
    return Arrays.stream(Limit.values()).mapToLong(this::value).boxed().toList().hashCode();
  }

  @Override
  public String toString() {
    return changed.entrySet().stream()
        .map(entry -> entry.getKey().option() + "=" + entry.getKey().write(entry.getValue()))
        .collect(Collectors.joining(", ", "limits(", ")"));
  }
}
