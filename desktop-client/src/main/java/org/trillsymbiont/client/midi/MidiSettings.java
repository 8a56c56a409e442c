package org.trillsymbiont.client.midi;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.prefs.Preferences;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is remembered of MIDI from one start to the next. What can't be understood any more is as
/// it was at first.
///
/// Thread: FX.
public final class MidiSettings {
  private static final String PORT = "out.port";
  private static final String ENABLED = "out.enabled";
  private static final String INSTEAD = "out.instead";
  private static final String LAYOUT = "out.layout";
  private static final String MEMBERS = "out.members";
  private static final String CHANNEL = "out.channel";
  private static final String BEND = "out.bendSemitones";
  private static final String PROGRAM = "out.program";
  private static final String LOWEST = "out.lowest";
  private static final String HIGHEST = "out.highest";
  private static final String FOLDING = "out.folding";
  private static final String CLOCK = "out.clock";
  private static final String LATENCY = "latency of ";
  private static final String INPUTS = "in.ports";
  private static final String KEYS = "in.keys";
  private static final String LEARNED = "learned.";
  private static final String LINE = "\n";
  private static final int CONTROLLER_PARTS = 3;

  private final Preferences preferences;

  /// Settings that are kept in some preferences.
  public MidiSettings(Preferences preferences) {
    this.preferences = Objects.requireNonNull(preferences, "preferences");
  }

  /// The settings of whoever uses this computer.
  public static MidiSettings ofThisUser() {
    return new MidiSettings(Preferences.userRoot().node("org/trillsymbiont/midi"));
  }

  /// What is sent, as it was set last.
  public MidiOutSettings out() {
    MidiOutSettings first = MidiOutSettings.INITIAL;
    PortName port = port(preferences.get(PORT, ""));
    try {
      return first
          .with()
          .port(port)
          .enabled(port != null && preferences.getBoolean(ENABLED, false))
          .instead(preferences.getBoolean(INSTEAD, false))
          .layout(choice(LAYOUT, first.layout()))
          .members(preferences.getInt(MEMBERS, first.members()))
          .channel(preferences.getInt(CHANNEL, first.channel()))
          .bendSemitones(preferences.getInt(BEND, first.bendSemitones()))
          .program(preferences.getInt(PROGRAM, first.program()))
          .lowest(preferences.getInt(LOWEST, first.lowest()))
          .highest(preferences.getInt(HIGHEST, first.highest()))
          .folding(preferences.getBoolean(FOLDING, first.isFolding()))
          .latencyMillis(latencyMillis(port))
          .clock(preferences.getBoolean(CLOCK, false))
          .build();
    } catch (IllegalArgumentException e) {
      // Written by another version, or by hand.
      return first;
    }
  }

  /// Remembers what is sent.
  public void remember(MidiOutSettings out) {
    PortName port = out.port();
    preferences.put(PORT, port == null ? "" : port.text());
    preferences.putBoolean(ENABLED, out.isEnabled());
    preferences.putBoolean(INSTEAD, out.isInstead());
    preferences.put(LAYOUT, out.layout().name());
    preferences.putInt(MEMBERS, out.members());
    preferences.putInt(CHANNEL, out.channel());
    preferences.putInt(BEND, out.bendSemitones());
    preferences.putInt(PROGRAM, out.program());
    preferences.putInt(LOWEST, out.lowest());
    preferences.putInt(HIGHEST, out.highest());
    preferences.putBoolean(FOLDING, out.isFolding());
    preferences.putBoolean(CLOCK, out.isClock());
    if (port != null) {
      preferences.putInt(key(LATENCY + port), out.latencyMillis());
    }
  }

  /// How late notes to a port were sent last, 0 at first.
  ///
  /// @return -100..500
  public int latencyMillis(@Nullable PortName port) {
    int remembered = port == null ? 0 : preferences.getInt(key(LATENCY + port), 0);
    return Math.clamp(
        remembered, MidiOutSettings.LEAST_LATENCY_MILLIS, MidiOutSettings.MOST_LATENCY_MILLIS);
  }

  /// What is listened to, as it was set last.
  public MidiInSettings in() {
    Set<PortName> ports = new LinkedHashSet<>();
    Arrays.stream(preferences.get(INPUTS, "").split(LINE))
        .filter(name -> !name.isBlank())
        .forEach(name -> ports.add(new PortName(name)));
    return new MidiInSettings(ports, choice(KEYS, MidiInSettings.INITIAL.keys()));
  }

  /// Remembers what is listened to.
  public void remember(MidiInSettings in) {
    preferences.put(
        INPUTS, in.ports().stream().map(PortName::text).collect(Collectors.joining(LINE)));
    preferences.put(KEYS, in.keys().name());
  }

  /// What has been learned.
  public Map<LearnTarget, Controller> learned() {
    Map<LearnTarget, Controller> all = new EnumMap<>(LearnTarget.class);
    for (LearnTarget target : LearnTarget.values()) {
      controller(preferences.get(LEARNED + target, "")).ifPresent(by -> all.put(target, by));
    }
    return all;
  }

  private static Optional<Controller> controller(String text) {
    String[] parts = text.split(" ", CONTROLLER_PARTS);
    try {
      return parts.length < CONTROLLER_PARTS
          ? Optional.empty()
          : Optional.of(
              new Controller(
                  new PortName(parts[2]), Integer.parseInt(parts[0]), Integer.parseInt(parts[1])));
    } catch (IllegalArgumentException e) {
      // Written by another version, or by hand.
      return Optional.empty();
    }
  }

  /// Remembers what has been learned.
  public void remember(Map<LearnTarget, Controller> learned) {
    for (LearnTarget target : LearnTarget.values()) {
      Controller by = learned.get(target);
      String key = LEARNED + target;
      if (by == null) {
        preferences.remove(key);
      } else {
        preferences.put(key, by.channel() + " " + by.number() + " " + by.port());
      }
    }
  }

  private static @Nullable PortName port(String text) {
    return text.isBlank() ? null : new PortName(text);
  }

  private <E extends Enum<E>> E choice(String key, E first) {
    String name = preferences.get(key, first.name());
    return Arrays.stream(first.getDeclaringClass().getEnumConstants())
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElse(first);
  }

  /// Keys are of limited length; names of ports are not.
  private static String key(String text) {
    if (text.length() <= Preferences.MAX_KEY_LENGTH) {
      return text;
    }
    String rest = Integer.toHexString(text.hashCode());
    return text.substring(0, Preferences.MAX_KEY_LENGTH - rest.length()) + rest;
  }
}
