package org.trillsymbiont.model.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;

/// R51, R52, R54
final class LockTest {
  private static final String FULL = "The server's disk is full.";

  @ParameterizedTest
  @CsvSource({
    "/selectedKey, HARMONY",
    "/selectedScale, HARMONY",
    "/selectedChord, HARMONY",
    "/isSynchronized, HARMONY",
    "/tonality/hasSevenths, HARMONY",
    "/tonality/nextKey, HARMONY",
    "/tempo, TEMPO",
    "/isSequencerRunning, TEMPO",
    "/currentSequenceStep, TEMPO",
    "/musicGrid/0/isActive, GRID",
    "/musicGrid/63/lfoDecay, GRID",
    "/evolution/isEvolving, GRID",
    "/evolution/isHarmonic, GRID",
    "/masterVolume,",
    "/reverb,",
    "/chorus,",
    "/showHelp,",
    "/showCircleOfFifths,",
    "/musicGrid/5/isExpanded,",
    "/leadMillis,",
  })
  void coversWhatTheProtocolSays(String pointer, Lock lock) {
    assertEquals(Optional.ofNullable(lock), Lock.of(Fields.at(pointer).orElseThrow()));
  }

  /// Each field stands in the protocol's table of locks by its top-level member, or by its own
  /// name.
  @Test
  void theTableOfTheProtocolNamesEveryField() throws IOException {
    Map<Lock, Set<String>> named = new EnumMap<>(Lock.class);
    Set<String> free = new TreeSet<>(Set.of("leadMillis")); // The server's own.
    for (String line : Files.readAllLines(Path.of("../docs/sync-protocol.md"))) {
      String[] cells = line.strip().split("\\s*\\|\\s*");
      if (cells.length == 3 && line.startsWith("    | ")) {
        Set<String> names = new TreeSet<>();
        Arrays.stream(cells[2].split("[^A-Za-z]+")).forEach(names::add);
        Optional<Lock> lock = Lock.named(cells[1].replace("`", ""));
        lock.ifPresent(known -> named.put(known, names));
        if (cells[1].equals("none")) {
          free.addAll(names);
        }
      }
    }
    assertEquals(Set.of(Lock.values()), named.keySet());
    for (Field<?> field : Fields.all()) {
      boolean isNamed =
          Lock.of(field)
              .map(lock -> named.getOrDefault(lock, Set.of()).contains(field.topLevel()))
              .orElseGet(() ->
                  free.contains(field.topLevel())
                      || (Fields.isExpanded(field) && free.contains("isExpanded")));
      assertTrue(isNamed, () -> field + " is not in the table of R51");
    }
  }

  @ParameterizedTest
  @EnumSource
  void isCalledAsOnTheWire(Lock lock) {
    assertEquals(Optional.of(lock), Lock.named(lock.wireName()));
  }

  @Test
  void bindsPlayersOnly() {
    for (Lock lock : Lock.values()) {
      for (Field<?> field : Fields.all()) {
        boolean isTouched = Lock.of(field).equals(Optional.of(lock));
        assertTrue(new Rights(Role.HOST, Set.of(lock), null).allows(field));
        assertEquals(!isTouched, new Rights(Role.PLAYER, Set.of(lock), null).allows(field));
        assertFalse(new Rights(Role.LISTENER, Set.of(), null).allows(field));
      }
    }
  }

  @Test
  void oneFieldIsEnoughToRefuseAnEdit() {
    Rights rights = new Rights(Role.PLAYER, Set.of(Lock.GRID, Lock.HARMONY), null);
    List<Field<?>> free = List.of(Fields.TEMPO, Fields.REVERB);
    assertEquals(Optional.empty(), rights.refusal(free));
    Rights.Refusal refusal =
        rights
            .refusal(List.of(Fields.TEMPO, Fields.square(3).active(), Fields.SELECTED_KEY))
            .orElseThrow();
    assertEquals(Rejection.LOCKED, refusal.code());
    assertEquals(Set.of(Lock.GRID, Lock.HARMONY), refusal.locks());
    assertEquals("The host has locked this: harmony, grid.", refusal.sentence());
  }

  @Test
  void readOnlyBindsEverybody() {
    for (Role role : Role.values()) {
      Rights rights = new Rights(role, Set.of(), FULL);
      assertEquals(
          Optional.of(new Rights.Refusal(Rejection.READ_ONLY, Set.of(), FULL)),
          rights.refusal(List.of(Fields.REVERB)));
      assertFalse(rights.allows(Lock.GRID));
    }
  }

  @Test
  void whoHasAllRightsMayDoEverything() {
    assertEquals(Optional.empty(), Rights.ALL.refusal(Fields.all()));
    assertTrue(Arrays.stream(Lock.values()).allMatch(Rights.ALL::allows));
  }
}
