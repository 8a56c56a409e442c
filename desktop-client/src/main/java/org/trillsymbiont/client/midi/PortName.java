package org.trillsymbiont.client.midi;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a MIDI port is called, in the window and from one start to the next.
///
/// @param text the device's name, without the place where Linux happened to plug it in; the second
///   of two of the same name is `Name (2)`
public record PortName(String text) {
  /// Linux counts sound cards in the order in which they were found: `LPX MIDI [hw:2,0,1]`.
  private static final Pattern LINUX_PLACE = Pattern.compile("\\s*\\[hw:\\d+,\\d+(,\\d+)?]$");

  /// What tells the two ends of one port apart: `MIDIIN2 (LPX MIDI)`, `LPX MIDI Out`.
  private static final Pattern ENDS =
      Pattern.compile("\\b(midi)?(in|out)(put)?(?=\\d*\\b)", Pattern.CASE_INSENSITIVE);

  public PortName {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a port has a name");
    }
  }

  /// The names of devices, each another one.
  ///
  /// @param devices what they call themselves, in the system's order
  public static List<PortName> of(List<String> devices) {
    Set<PortName> names = new LinkedHashSet<>();
    for (String device : devices) {
      String bare = LINUX_PLACE.matcher(device).replaceFirst("").strip();
      String name = bare.isEmpty() ? "MIDI port" : bare;
      PortName next = new PortName(name);
      for (int number = 2; names.contains(next); number++) {
        next = new PortName(name + " (" + number + ")");
      }
      names.add(next);
    }
    return new ArrayList<>(names);
  }

  /// The output that belongs to the same device as this input, if there is one.
  Optional<PortName> pair(List<PortName> outputs) {
    String wanted = withoutEnds();
    return outputs.stream().filter(name -> name.withoutEnds().equals(wanted)).findFirst();
  }

  private String withoutEnds() {
    String bare = ENDS.matcher(text).replaceAll("");
    return bare.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return text;
  }
}
