package org.trillsymbiont.client.midi;

import org.jspecify.annotations.Nullable;

/// Everything there is to be set of MIDI out. Immutable.
///
/// @param port where notes go; null when none was ever chosen
/// @param isEnabled whether notes go there
/// @param isInstead whether the built-in sound is left out meanwhile
/// @param layout how notes are spread over channels
/// @param members with [Layout#MPE]: how many notes can sound at a time, each on a channel of its
///   own, from channel 2 upwards; 1..15
/// @param channel with [Layout#ONE_CHANNEL]: the channel, 1..16
/// @param bendSemitones how far a full pitch bend goes, 1..96; 48 is what MPE instruments expect
/// @param program chosen on each channel, 1..128 as instruments count them; 0 for none
/// @param lowest the lowest key to be sent, 0..127
/// @param highest the highest key to be sent, at least 11 above the lowest, up to 127
/// @param isFolding whether keys outside are brought in by octaves; else they are left out
/// @param latencyMillis how much later than the window's own sound notes are sent, -100..500; below
///   0 when the other instrument is slow, and then no earlier than notes are known
/// @param isClock whether the beat is sent too: MIDI clock, start, stop, continue
public record MidiOutSettings(
    @Nullable PortName port,
    boolean isEnabled,
    boolean isInstead,
    Layout layout,
    int members,
    int channel,
    int bendSemitones,
    int program,
    int lowest,
    int highest,
    boolean isFolding,
    int latencyMillis,
    boolean isClock) {
  public static final int MOST_MEMBERS = 15;
  public static final int MOST_BEND_SEMITONES = 96;
  public static final int MOST_PROGRAM = 128;
  public static final int HIGHEST_KEY = 127;
  public static final int LEAST_LATENCY_MILLIS = -100;
  public static final int MOST_LATENCY_MILLIS = 500;

  /// The highest key is so far above the lowest, so that each note has a place.
  public static final int LEAST_SPAN = 11;

  /// How notes are spread over channels.
  public enum Layout {
    /// A channel for each note, which can so be bent alone.
    MPE,
    /// All notes on one channel, each at the nearest key.
    ONE_CHANNEL
  }

  /// Nothing is sent.
  public static final MidiOutSettings INITIAL =
      new MidiOutSettings(
          null, false, false, Layout.MPE, MOST_MEMBERS, 1, 48, 0, 0, HIGHEST_KEY, true, 0, false);

  public MidiOutSettings {
    require(members, 1, MOST_MEMBERS, "the number of channels");
    require(channel, 1, MOST_MEMBERS + 1, "the channel");
    require(bendSemitones, 1, MOST_BEND_SEMITONES, "the bend range");
    require(program, 0, MOST_PROGRAM, "the program");
    require(lowest, 0, HIGHEST_KEY - LEAST_SPAN, "the lowest key");
    require(highest, lowest + LEAST_SPAN, HIGHEST_KEY, "the highest key");
    require(latencyMillis, LEAST_LATENCY_MILLIS, MOST_LATENCY_MILLIS, "the latency");
    if (isEnabled && port == null) {
      throw new IllegalArgumentException("notes can't go to no port");
    }
  }

  private static void require(int value, int least, int most, String what) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + " must be within " + least + ".." + most + ", not " + value);
    }
  }

  /// The port to be opened; null for none.
  @Nullable PortName wanted() {
    return isEnabled ? port : null;
  }

  /// The same with something changed.
  public Builder with() {
    return new Builder(this);
  }

  /// Changes of some settings. Thread: confined to its maker.
  public static final class Builder {
    private @Nullable PortName port;
    private boolean isEnabled;
    private boolean isInstead;
    private Layout layout;
    private int members;
    private int channel;
    private int bendSemitones;
    private int program;
    private int lowest;
    private int highest;
    private boolean isFolding;
    private int latencyMillis;
    private boolean isClock;

    private Builder(MidiOutSettings base) {
      port = base.port;
      isEnabled = base.isEnabled;
      isInstead = base.isInstead;
      layout = base.layout;
      members = base.members;
      channel = base.channel;
      bendSemitones = base.bendSemitones;
      program = base.program;
      lowest = base.lowest;
      highest = base.highest;
      isFolding = base.isFolding;
      latencyMillis = base.latencyMillis;
      isClock = base.isClock;
    }

    public Builder port(@Nullable PortName value) {
      port = value;
      return this;
    }

    public Builder enabled(boolean value) {
      isEnabled = value;
      return this;
    }

    public Builder instead(boolean value) {
      isInstead = value;
      return this;
    }

    public Builder layout(Layout value) {
      layout = value;
      return this;
    }

    public Builder members(int value) {
      members = value;
      return this;
    }

    public Builder channel(int value) {
      channel = value;
      return this;
    }

    public Builder bendSemitones(int value) {
      bendSemitones = value;
      return this;
    }

    public Builder program(int value) {
      program = value;
      return this;
    }

    /// Sets the lowest key; the highest goes along when it has to.
    public Builder lowest(int value) {
      lowest = value;
      highest = Math.max(highest, value + LEAST_SPAN);
      return this;
    }

    /// Sets the highest key; the lowest goes along when it has to.
    public Builder highest(int value) {
      highest = value;
      lowest = Math.min(lowest, value - LEAST_SPAN);
      return this;
    }

    public Builder folding(boolean value) {
      isFolding = value;
      return this;
    }

    public Builder latencyMillis(int value) {
      latencyMillis = value;
      return this;
    }

    public Builder clock(boolean value) {
      isClock = value;
      return this;
    }

    /// The settings with the changes.
    ///
    /// @throws IllegalArgumentException when something is out of its range
    public MidiOutSettings build() {
      return new MidiOutSettings(
          port,
          isEnabled,
          isInstead,
          layout,
          members,
          channel,
          bendSemitones,
          program,
          lowest,
          highest,
          isFolding,
          latencyMillis,
          isClock);
    }
  }
}
