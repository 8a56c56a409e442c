package org.trillsymbiont.installers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trillsymbiont.installers.Platform.OperatingSystem;

class PlanTest {

  private static Plan plan(String version, String types) {
    Path here = Path.of("");
    return new Plan(version, Instant.ofEpochSecond(86_400), here, here, here, here, here, types);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0-SNAPSHOT", "v1", "", "1.2.3.4", "1..2"})
  void packagesHaveNumbersForVersions(String version) {
    assertThrows(IllegalArgumentException.class, () -> plan(version, ""));
  }

  @Test
  void buildsAllPackagesUnlessSomeAreNamed() {
    assertTrue(plan("1.0.0", "").wants("rpm"));
    assertTrue(plan("1.0.0", "deb rpm").wants("rpm"));
    assertFalse(plan("1.0.0", "deb").wants("rpm"));
  }

  @Test
  void tellsOtherProgramsTheTimeOfTheFiles() {
    assertEquals("86400", plan("1.0.0", "").environment().get("SOURCE_DATE_EPOCH"));
  }

  @Test
  void macsCountFromOne() throws BuildException {
    Platform mac = Platform.of("Mac OS X", "aarch64");
    Platform linux = Platform.of("Linux", "amd64");

    assertEquals("1.1.0", AppImage.systemVersion(plan("0.1.0", ""), mac));
    assertEquals("2.1.0", AppImage.systemVersion(plan("2.1.0", ""), mac));
    assertEquals("0.1.0", AppImage.systemVersion(plan("0.1.0", ""), linux));
  }

  @Test
  void knowsTheSystemsByTheirNames() throws BuildException {
    assertEquals(OperatingSystem.WINDOWS, Platform.of("Windows 11", "amd64").system());
    assertEquals("arm64", Platform.of("Linux", "aarch64").debianArchitecture());
    assertEquals("org/sqlite/native/Mac/x86_64/", Platform.of("Mac OS X", "x86_64").sqliteFolder());
    assertThrows(BuildException.class, () -> Platform.of("Linux", "riscv64"));
    assertThrows(BuildException.class, () -> Platform.of("Solaris", "amd64"));
  }
}
