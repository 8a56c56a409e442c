package org.trillsymbiont.client.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NativeLibrariesTest {

  @Test
  @EnabledOnOs(OS.LINUX)
  void namesThePackagesOfWhatIsMissing() {
    Map<String, String> packages =
        Map.of("libc.so.6", "libc6", "libnosuch.so.9", "libnosuch9", "libnone.so.1", "libnone1");

    assertEquals(
        Optional.of(
            "The window system needs libraries that are not installed here. On Debian and Ubuntu:"
                + " sudo apt-get install libnone1 libnosuch9"),
        new NativeLibraries("Linux", packages).whatIsMissing());
  }

  @Test
  void otherSystemsBringTheirOwn() {
    assertEquals(
        Optional.empty(),
        new NativeLibraries("Windows 11", Map.of("libnosuch.so.9", "x")).whatIsMissing());
  }
}
