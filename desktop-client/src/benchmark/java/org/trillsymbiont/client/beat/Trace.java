package org.trillsymbiont.client.beat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a machine has played, by [org.trillsymbiont.client.sound.export.NoteTrace].
///
/// @param steps by when they begin, in microseconds of the room's clock
record Trace(Map<Long, Heard> steps) {
  private static final Pattern LINE =
      Pattern.compile("\\{\"at\":(\\d+),\"step\":(\\d+),(.*),\"frame\":(\\d+)}");

  /// A step as it was heard.
  ///
  /// @param trueNanos when, on the true clock
  /// @param notes step, square, key, cents and gain of each
  record Heard(long trueNanos, NavigableSet<String> notes) {}

  /// Reads the file of a machine that has ended.
  static Trace read(Path file, MachineProcess.Card card) throws IOException {
    Map<Long, Heard> steps = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      Matcher note = LINE.matcher(line);
      if (!note.matches()) {
        throw new IOException("no note: " + line);
      }
      long trueNanos = card.trueNanos(Long.parseLong(note.group(4)));
      steps
          .computeIfAbsent(Long.valueOf(note.group(1)), at -> new Heard(trueNanos, new TreeSet<>()))
          .notes()
          .add("step " + note.group(2) + " " + note.group(3));
    }
    return new Trace(steps);
  }

  /// What was heard at a step.
  Optional<Heard> at(long beginMicros) {
    return Optional.ofNullable(steps.get(beginMicros));
  }
}
