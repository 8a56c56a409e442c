package org.trillsymbiont.server.benchmark;

import java.time.Duration;

/// A process that a [Load] works on.
interface Target {
  /// What it speaks.
  SubjectProcess.Kind kind();

  /// Its port on the loopback address.
  int port();

  /// The processor time that it has used, all its threads together.
  Duration cpu();
}
