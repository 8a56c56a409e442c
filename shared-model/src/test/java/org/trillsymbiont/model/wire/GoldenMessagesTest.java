package org.trillsymbiont.model.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.sync.V1Message;

/// The protocol as it is, byte for byte: a change of these files is a change of the protocol. Each
/// file is one message and a line feed.
final class GoldenMessagesTest {
  private static final String CLIENT = "v2/client";
  private static final String SERVER = "v2/server";
  private static final String LEGACY = "v1";

  private static Path folder(String name) {
    try {
      URI golden =
          Objects.requireNonNull(GoldenMessagesTest.class.getResource("golden"), "golden").toURI();
      return Path.of(golden).resolve(name);
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(String folder, String name) throws IOException {
    String text = Files.readString(folder(folder).resolve(name + ".json"));
    assertTrue(text.endsWith("\n"));
    return text.substring(0, text.length() - 1);
  }

  private static void assertIsWritten(String folder, String name, String written)
      throws IOException {
    assertEquals(text(folder, name), written);
    assertArrayEquals(
        Files.readAllBytes(folder(folder).resolve(name + ".json")),
        (written + "\n").getBytes(StandardCharsets.UTF_8));
  }

  static Set<String> clients() {
    return GoldenMessages.V2_CLIENT.keySet();
  }

  @ParameterizedTest
  @MethodSource("clients")
  void readsAndWritesWhatAClientSays(String name) throws IOException, ProtocolException {
    ClientMessage message = Objects.requireNonNull(GoldenMessages.V2_CLIENT.get(name));
    assertEquals(Optional.of(message), V2Codec.decodeClient(text(CLIENT, name)));
    // Nobody sends a bad edit or question, or speaks another version.
    if (!(message instanceof ClientMessage.BadChange
        || message instanceof ClientMessage.BadQuestion
        || message instanceof ClientMessage.OtherHello)) {
      assertIsWritten(CLIENT, name, V2Codec.encode(message));
    }
  }

  static Set<String> servers() {
    return GoldenMessages.V2_SERVER.keySet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void readsAndWritesWhatTheServerSays(String name) throws IOException, ProtocolException {
    ServerMessage message = Objects.requireNonNull(GoldenMessages.V2_SERVER.get(name));
    assertEquals(Optional.of(message), V2Codec.decodeServer(text(SERVER, name)));
    assertIsWritten(SERVER, name, V2Codec.encode(message));
  }

  static Set<String> originals() {
    return GoldenMessages.V1.keySet();
  }

  /// R34-R38
  @ParameterizedTest
  @MethodSource("originals")
  void readsAndWritesTheOriginalsMessages(String name) throws IOException, ProtocolException {
    V1Message message = Objects.requireNonNull(GoldenMessages.V1.get(name));
    String text = text(LEGACY, name);
    switch (message) {
      case V1Message.Init(AppState state) -> {
        assertEquals(message, V1Codec.decodeServer(text));
        assertIsWritten(LEGACY, name, V1Codec.encodeInit(state));
      }
      case V1Message.StateUpdate(AppState state) -> {
        assertEquals(message, V1Codec.decodeServer(text));
        assertIsWritten(LEGACY, name, V1Codec.encodeStateUpdate(state));
      }
      case V1Message.Update(var edit) -> {
        assertEquals(message, V1Codec.decodeClient(text));
        AppState visible = Reducer.apply(AppState.INITIAL, edit);
        assertIsWritten(LEGACY, name, V1Codec.encodeUpdate(edit, visible));
      }
    }
  }

  @Test
  void everyKindOfMessageHasAFile() {
    Set<String> said = kinds(ClientMessage.class);
    said.remove(ClientMessage.TooFast.class.getName()); // The server alone makes it.
    assertEquals(said, kinds(GoldenMessages.V2_CLIENT.values()));
    assertEquals(kinds(ServerMessage.class), kinds(GoldenMessages.V2_SERVER.values()));
    assertEquals(kinds(V1Message.class), kinds(GoldenMessages.V1.values()));
  }

  private static Set<String> kinds(Collection<?> messages) {
    return messages.stream()
        .map(message -> message.getClass().getName())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> kinds(Class<?> sealed) {
    Set<String> kinds = new TreeSet<>();
    for (Class<?> permitted : sealed.getPermittedSubclasses()) {
      if (permitted.isSealed()) {
        kinds.addAll(kinds(permitted));
      } else {
        kinds.add(permitted.getName());
      }
    }
    return kinds;
  }

  @Test
  void everyFileIsTested() throws IOException {
    assertEquals(new TreeSet<>(clients()), files(CLIENT));
    assertEquals(new TreeSet<>(servers()), files(SERVER));
    assertEquals(new TreeSet<>(originals()), files(LEGACY));
  }

  private static Set<String> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(folder(folder))) {
      return files
          .map(file -> file.getFileName().toString().replaceFirst("\\.json$", ""))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "v2/client, hello, pin resume",
    "v2/client, edit, label gesture restores",
    "v2/client, presence, focus held latency worst",
    "v2/server, welcome, durable news focus held latency legacy role",
    "v2/server, edited, label",
    "v2/server, pong, p0 p2",
    "v2/server, steps, undo redo",
    "v2/server, participants, left focus held latency legacy role",
    "v2/server, conditions, locked readOnly",
    "v2/server, rooms, pin",
  })
  void everyOptionalMemberIsThereAndIsMissing(String folder, String kind, String members)
      throws IOException {
    List<String> texts =
        files(folder).stream()
            .map(name -> read(folder, name))
            .filter(text -> text.startsWith("{\"" + kind + "\":"))
            .toList();
    for (String member : members.split(" ")) {
      Map<Boolean, Long> count =
          texts.stream()
              .collect(
                  Collectors.partitioningBy(
                      text -> text.contains("\"" + member + "\":"), Collectors.counting()));
      assertTrue(!count.containsValue(0L), () -> member + " of " + kind + ": " + count);
    }
  }

  private static String read(String folder, String name) {
    try {
      return text(folder, name);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
