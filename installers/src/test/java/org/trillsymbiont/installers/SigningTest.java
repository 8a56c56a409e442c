package org.trillsymbiont.installers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SigningTest {
  private static final Path HERE = Path.of("");
  private static final Plan PLAN =
      new Plan("1.0.0", Instant.EPOCH, HERE, HERE, HERE, HERE, HERE, "");

  @Test
  void nobodySignsUnlessTheEnvironmentSaysWho() {
    assertEquals(List.of(), MacPackages.signing(PLAN, Map.of("TRILL_MAC_SIGNING_IDENTITY", " ")));
    assertEquals(List.of(), WindowsPackages.signing(Map.of(), Path.of("a.msi")));
  }

  @Test
  void aMacPackageIsSignedByTheOneWhoIsNamed() {
    List<String> options =
        MacPackages.signing(
            PLAN, Map.of("TRILL_MAC_SIGNING_IDENTITY", "Ada (42)", "TRILL_MAC_KEYCHAIN", "ci"));

    assertEquals("Ada (42)", options.get(options.indexOf("--mac-signing-key-user-name") + 1));
    assertEquals("ci", options.get(options.indexOf("--mac-signing-keychain") + 1));
    assertTrue(options.contains("--mac-sign"));
  }

  @Test
  void aWindowsPackageIsSignedWithTheCertificateThatIsNamed() {
    List<String> command =
        WindowsPackages.signing(Map.of("TRILL_WINDOWS_CERTIFICATE_SHA1", "ab12"), Path.of("a.msi"));

    assertEquals("signtool", command.getFirst());
    assertEquals("ab12", command.get(command.indexOf("/sha1") + 1));
    assertEquals("a.msi", command.getLast());
  }
}
