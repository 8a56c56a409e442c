package org.trillsymbiont.client.settings;

/// How much may move.
public enum Motion {
  /// As the system asks for.
  SYSTEM,
  /// Nothing grows, slides or pulses; lights still go on and off.
  REDUCED,
  /// Everything, whatever the system asks for.
  FULL
}
