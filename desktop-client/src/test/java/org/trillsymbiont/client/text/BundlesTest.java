package org.trillsymbiont.client.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// All bundles of texts, as they lie in the source.
class BundlesTest {
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Path RESOURCES = Path.of("src", "main", "resources");
  private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");

  static Stream<Path> bundles() throws IOException {
    try (Stream<Path> files = Files.walk(RESOURCES)) {
      return files.filter(file -> file.endsWith("texts.properties")).toList().stream();
    }
  }

  @Test
  void areFound() throws IOException {
    assertTrue(bundles().count() > 0);
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void sayTheSameInBothLanguages(Path english) throws IOException {
    Properties first = read(english);
    Properties second = read(german(english));
    assertEquals(first.stringPropertyNames(), second.stringPropertyNames());
    for (String key : first.stringPropertyNames()) {
      assertEquals(places(first, key), places(second, key), () -> "arguments of " + key);
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void arePatternsWithoutApostrophes(Path english) throws IOException {
    for (Path file : List.of(english, german(english))) {
      Properties texts = read(file);
      for (String key : texts.stringPropertyNames()) {
        String text = texts.getProperty(key);
        assertFalse(text.contains("'"), () -> "a straight apostrophe in " + key + " of " + file);
        assertFalse(text.isBlank(), () -> key + " of " + file + " says nothing");
        var _ = new MessageFormat(text, Locale.ENGLISH);
      }
    }
  }

  /// A text that nobody shows is a mistake, and so is a key that no bundle has. Keys that are put
  /// together from a prefix and a constant are told by their prefix.
  @ParameterizedTest
  @MethodSource("bundles")
  void areUsed(Path english) throws IOException {
    String code = codeOf(english);
    for (String key : read(english).stringPropertyNames()) {
      boolean isUsed = code.contains("\"" + key + "\"") || prefixes(key).anyMatch(code::contains);
      assertTrue(isUsed, () -> english + " has " + key + ", which nobody shows");
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void haveEveryKeyThatIsAskedFor(Path english) throws IOException {
    Set<String> keys = read(english).stringPropertyNames();
    Set<String> missing =
        Pattern.compile("TEXTS\\s*\\.get\\(\\s*\"([^\"]+)\"\\s*[,)]")
            .matcher(codeOf(english))
            .results()
            .map(found -> found.group(1))
            .filter(key -> !keys.contains(key))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), missing);
  }

  /// `rule.LIFE` is found as `"rule"` or `"rule."`.
  private static Stream<String> prefixes(String key) {
    List<String> prefixes = new ArrayList<>();
    for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
      prefixes.add("\"" + key.substring(0, dot) + "\"");
      prefixes.add("\"" + key.substring(0, dot + 1) + "\"");
    }
    return prefixes.stream();
  }

  private static String codeOf(Path english) throws IOException {
    Path folder = SOURCES.resolve(RESOURCES.relativize(english)).resolveSibling("");
    try (Stream<Path> files = Files.list(folder)) {
      StringBuilder code = new StringBuilder();
      for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
        Files.readAllLines(file).stream()
            .filter(line -> !line.strip().startsWith("//"))
            .forEach(line -> code.append(line).append('\n'));
      }
      return code.toString();
    }
  }

  private static Set<String> places(Properties texts, String key) {
    return PLACE
        .matcher(texts.getProperty(key))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Path german(Path english) {
    return english.resolveSibling("texts_de.properties");
  }

  /// A key that stands twice would silently win over the first.
  private static Properties read(Path file) throws IOException {
    Properties texts =
        new Properties() {
          private static final long serialVersionUID = 1;

          @Override
          public synchronized Object put(Object key, Object value) {
            assertFalse(containsKey(key), () -> key + " stands twice in " + file);
            return super.put(key, value);
          }
        };
    try (Reader reader = Files.newBufferedReader(file)) {
      texts.load(reader);
    }
    return texts;
  }
}
