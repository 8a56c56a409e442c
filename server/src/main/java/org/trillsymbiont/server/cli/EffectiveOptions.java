package org.trillsymbiont.server.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// Writes the values of all options as a properties file that could be used as one.
public final class EffectiveOptions {
  /// The parameter label of options whose values are never shown.
  public static final String SECRET = "<secret>";

  private static final String MASK = "********";

  private EffectiveOptions() {}

  /// Writes each option and, behind it in a comment, where its value comes from.
  ///
  /// @param parsed what the command line has given
  public static void print(ParseResult parsed, OptionSources sources, PrintWriter out) {
    for (OptionSpec option : OptionSources.settable(parsed.commandSpec())) {
      String origin =
          parsed.hasMatchedOption(option)
              ? "command line"
              : sources.origin(option).orElse("default");
      String value = value(parsed, sources, option);
      String line = OptionSources.key(option) + "=" + shown(option, value);
      out.println("# " + origin);
      out.println(value == null ? "#" + line : line);
    }
    out.flush();
  }

  private static @Nullable String value(
      ParseResult parsed, OptionSources sources, OptionSpec option) {
    if (option.typeInfo().isBoolean()) {
      return String.valueOf(option.<Object>getValue());
    }
    if (parsed.hasMatchedOption(option)) {
      return String.join(",", option.originalStringValues());
    }
    String elsewhere = sources.defaultValue(option);
    boolean hasDefault = option.defaultValue() != null;
    return elsewhere == null && hasDefault ? option.defaultValueString(true) : elsewhere;
  }

  private static String shown(OptionSpec option, @Nullable String value) {
    if (value == null) {
      return "";
    }
    return option.paramLabel().equals(SECRET) ? MASK : escaped(value);
  }

  /// As `Properties.load` reads it back.
  private static String escaped(String value) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char each = value.charAt(i);
      if (each == '\\') {
        escaped.append("\\\\");
      } else if (each < ' ' || each > '~') {
        escaped.append(String.format("\\u%04x", (int) each));
      } else {
        escaped.append(each);
      }
    }
    return escaped.toString();
  }
}
