package org.trillsymbiont.server.cli;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.trillsymbiont.server.net.Limit;
import org.trillsymbiont.server.net.Limits;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/// An option for each [Limit].
///
/// Thread: filled by one, then only read.
public final class LimitOptions {
  private final Map<Limit, OptionSpec> options = new EnumMap<>(Limit.class);

  /// Gives a command these options, behind those that it has.
  public void addTo(CommandSpec command) {
    for (Limit limit : Limit.values()) {
      OptionSpec option = option(limit);
      options.put(limit, option);
      command.addOption(option);
    }
  }

  private static OptionSpec option(Limit limit) {
    String description = limit.description();
    return OptionSpec.builder("--" + limit.option())
        .type(Long.class)
        .converters(written -> parsed(limit, written))
        .paramLabel(
            "<"
                + (limit.unit() == Limit.Unit.COUNT
                    ? "number"
                    : limit.unit().name().toLowerCase(Locale.ROOT))
                + ">")
        .defaultValue(limit.write(limit.initial()))
        .description(
            Character.toUpperCase(description.charAt(0))
                + description.substring(1)
                + " (default: ${DEFAULT-VALUE}).")
        .build();
  }

  private static Long parsed(Limit limit, String written) {
    try {
      return limit.parse(written);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  /// The limits as given.
  public Limits limits() {
    Limits limits = Limits.DEFAULT;
    for (Map.Entry<Limit, OptionSpec> each : options.entrySet()) {
      Long value = each.getValue().getValue();
      limits = limits.with(each.getKey(), value);
    }
    return limits;
  }
}
