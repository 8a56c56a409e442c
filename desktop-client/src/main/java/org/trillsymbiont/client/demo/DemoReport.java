package org.trillsymbiont.client.demo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
/// @param medianDisagreementMillis half of these steps were less far apart by the players' clocks
/// @param worstDisagreementMillis the step that was farthest apart
record DemoReport(
    int notes,
    int chordTones,
    double lowestHz,
    double highestHz,
    int steps,
    int sameSteps,
    double medianDisagreementMillis,
    double worstDisagreementMillis) {

  private record Step(long heardNanos, Set<Sounded> notes) {}

  private record Sounded(int square, long cents, double gain) {}

  static DemoReport of(List<SoundedNote> host, List<SoundedNote> guest) {
    Map<Long, Step> hostSteps = steps(host);
    Map<Long, Step> guestSteps = steps(guest);
    Set<Long> all = new TreeSet<>(hostSteps.keySet());
    all.addAll(guestSteps.keySet());
    int same = 0;
    List<Double> apart = new ArrayList<>();
    for (long begin : all) {
      Step hosts = hostSteps.get(begin);
      Step guests = guestSteps.get(begin);
      if (hosts != null && guests != null) {
        same += hosts.notes().equals(guests.notes()) ? 1 : 0;
        apart.add(Math.abs(hosts.heardNanos() - guests.heardNanos()) / 1e6);
      }
    }
    apart.sort(null);
    int squares = guestSteps.values().stream().mapToInt(step -> step.notes().size()).sum();
    return new DemoReport(
        squares,
        guest.size() - squares,
        guest.stream().mapToDouble(note -> Pitch.hertz(note.midi())).min().orElse(0),
        guest.stream().mapToDouble(note -> Pitch.hertz(note.midi())).max().orElse(0),
        all.size(),
        same,
        apart.isEmpty() ? 0 : apart.get(apart.size() / 2),
        apart.isEmpty() ? 0 : apart.getLast());
  }

  /// The notes of steps, by the room's time at which the step begins.
  private static Map<Long, Step> steps(List<SoundedNote> notes) {
    Map<Long, Step> steps = new TreeMap<>();
    for (SoundedNote note : notes) {
      if (note.source() instanceof Source.Step(int square, _, long beginMicros)) {
        steps
            .computeIfAbsent(beginMicros, _ -> new Step(note.atNanos(), new HashSet<>()))
            .notes()
            .add(new Sounded(square, Math.round(100 * note.midi()), note.gain()));
      }
    }
    return steps;
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
            "Agreement: %d of %d steps have the same notes at both; their clocks put them %.3f ms"
                + " apart at the median, %.3f ms at worst.",
            sameSteps,
            steps,
            medianDisagreementMillis,
            worstDisagreementMillis));
  }
}
