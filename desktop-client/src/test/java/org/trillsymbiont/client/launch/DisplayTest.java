package org.trillsymbiont.client.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisplayTest {
  @TempDir private Path sockets;

  private Optional<String> whyMissing(String system, Map<String, String> environment) {
    return new Display(system, environment, sockets).whyMissing();
  }

  @Test
  void windowsAndMacAlwaysHaveOne() {
    assertEquals(Optional.empty(), whyMissing("Windows 11", Map.of()));
    assertEquals(Optional.empty(), whyMissing("Mac OS X", Map.of()));
  }

  @Test
  void linuxWithoutDisplayHasNone() {
    assertEquals(
        Optional.of("There is no display here (DISPLAY is not set)."),
        whyMissing("Linux", Map.of()));
  }

  @Test
  void aDisplayThatDoesNotAnswerIsNone() {
    assertEquals(
        Optional.of("The display :7 does not answer."),
        whyMissing("Linux", Map.of("DISPLAY", ":7")));
  }

  @Test
  void nonsenseIsNamed() {
    assertEquals(
        Optional.of("DISPLAY is \"screen\", which is no display's name."),
        whyMissing("Linux", Map.of("DISPLAY", "screen")));
  }

  @Test
  void aDisplayThatAnswersIsOne() throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(sockets.resolve("X7")));

      assertEquals(Optional.empty(), whyMissing("Linux", Map.of("DISPLAY", ":7.0")));
    }
  }
}
