package org.trillsymbiont.client.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParameterException;

class ClientOptionsTest {

  @Test
  void hostsOnTheUsualPortWhenNothingIsSaid() {
    ClientOptions options = ClientOptions.parse(List.of());

    assertNull(options.join());
    assertEquals(8787, options.port());
    assertEquals(8, options.bars());
  }

  @ParameterizedTest
  @CsvSource({
    "ws://10.0.0.5:8787/api/sync, ws://10.0.0.5:8787/api/sync",
    "ws://10.0.0.5, ws://10.0.0.5:8787/api/sync",
    "10.0.0.5:9000, ws://10.0.0.5:9000/api/sync",
    "studio.local, ws://studio.local:8787/api/sync",
    "ws://[::1]:8787/, ws://[::1]:8787/api/sync",
  })
  void completesTheAddressThatAUserTypes(String typed, String meant) {
    assertEquals(URI.create(meant), ClientOptions.parse(List.of("--join", typed)).join());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://host/api/sync",
        "ws://",
        "ws://a b",
        "::",
        "wss://host",
        "host:99999",
        "host:0",
        "my_pc:8787"
      })
  void saysWhatAnAddressLooksLike(String typed) {
    ParameterException refused =
        assertThrows(ParameterException.class, () -> ClientOptions.parse(List.of("--join", typed)));

    assertTrue(String.valueOf(refused.getMessage()).contains("ws://192.168.1.7:8787/api/sync"));
  }

  @ParameterizedTest
  @CsvSource({"--port,65536", "--port,-1", "--port,x", "--bars,0", "--bars,65", "--name,' '"})
  void refusesWhatIsOutOfRange(String option, String value) {
    assertThrows(ParameterException.class, () -> ClientOptions.parse(List.of(option, value)));
  }

  @Test
  void takesANameOf32CodePointsButNotOf33() {
    String longest = "🎹".repeat(32);

    assertEquals(longest, ClientOptions.parse(List.of("--name", longest)).name());
    assertThrows(
        ParameterException.class, () -> ClientOptions.parse(List.of("--name", longest + "x")));
  }

  @Test
  void knowsItsVersion() throws Exception {
    assertTrue(new ClientVersion().getVersion()[0].matches("Trill Symbiont \\d+\\.\\d+\\.\\d+.*"));
  }
}
