package org.trillsymbiont.client.demo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.trillsymbiont.client.sound.SoundedNote;
import org.trillsymbiont.client.sound.SoundedNote.Source;
import org.trillsymbiont.model.theory.Pitch;

/// What the demo's two players heard, and how far they agree.
///
/// @param notes how many notes of squares the guest heard
/// @param chordTones how many tones of chords
/// @param lowestHz the lowest note's frequency
/// @param highestHz the highest note's frequency
/// @param steps in how many steps either of them heard something
/// @param sameSteps in how many both heard the very same notes
/// @param medianDisagreementMillis half of these steps began less far apart
/// @param worstDisagreementMillis the step that began farthest apart
record DemoReport(
    int notes,
    int chordTones,
    double lowestHz,
    double highestHz,
    int steps,
    int sameSteps,
    double medianDisagreementMillis,
    double worstDisagreementMillis) {

  private record Step(long atNanos, Set<Sounded> notes) {}

  private record Sounded(int square, long cents) {}

  static DemoReport of(List<SoundedNote> host, List<SoundedNote> guest) {
    List<Step> hostSteps = steps(host);
    List<Step> guestSteps = steps(guest);
    int common = Math.min(hostSteps.size(), guestSteps.size());
    int same = 0;
    List<Double> apart = new ArrayList<>();
    for (int i = 0; i < common; i++) {
      if (hostSteps.get(i).notes().equals(guestSteps.get(i).notes())) {
        same++;
      }
      apart.add(Math.abs(hostSteps.get(i).atNanos() - guestSteps.get(i).atNanos()) / 1e6);
    }
    apart.sort(null);
    int squares = guestSteps.stream().mapToInt(step -> step.notes().size()).sum();
    return new DemoReport(
        squares,
        guest.size() - squares,
        guest.stream().mapToDouble(note -> Pitch.hertz(note.midi())).min().orElse(0),
        guest.stream().mapToDouble(note -> Pitch.hertz(note.midi())).max().orElse(0),
        Math.max(hostSteps.size(), guestSteps.size()),
        same,
        apart.isEmpty() ? 0 : apart.get(apart.size() / 2),
        apart.isEmpty() ? 0 : apart.getLast());
  }

  /// The notes of squares, by the time of the step that they belong to.
  private static List<Step> steps(List<SoundedNote> notes) {
    Map<Long, Set<Sounded>> byTime = new TreeMap<>();
    for (SoundedNote note : notes) {
      if (note.source() instanceof Source.Square(int index)) {
        byTime
            .computeIfAbsent(note.atNanos(), _ -> new HashSet<>())
            .add(new Sounded(index, Math.round(100 * note.midi())));
      }
    }
    return byTime.entrySet().stream().map(e -> new Step(e.getKey(), e.getValue())).toList();
  }

  /// The report in words, a line each.
  List<String> lines() {
    return List.of(
        String.format(
            Locale.ROOT,
            "Heard: %d notes and %d chord tones in %d steps, from %.1f to %.1f Hz.",
            notes,
            chordTones,
            steps,
            lowestHz,
            highestHz),
        String.format(
            Locale.ROOT,
            "Agreement: %d of %d steps have the same notes at both; they begin %.1f ms apart at the"
                + " median, %.1f ms at worst.",
            sameSteps,
            steps,
            medianDisagreementMillis,
            worstDisagreementMillis));
  }
}
