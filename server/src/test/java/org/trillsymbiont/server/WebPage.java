package org.trillsymbiont.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A tab of the original web app, as its document describes it: it has a state, changes it and
/// sends what it has changed, and takes over what it is sent. It shares nothing with our code:
/// another WebSocket library, JSON written by hand and read by gson. Thread: the test's.
final class WebPage implements AutoCloseable {
  private static final long DEADLINE_SECONDS = 20;
  private static final String PONG = "pong ";

  /// What a square is before anybody has touched it, and what the original's grid always sends.
  private static final String VOICE =
      """
      "isExpanded":false,"primaryFreq":1,"primaryWave":"sawtooth","primaryGain":1.5,"primaryDecay":0.5,\
      "lfoFreq":0.2,"lfoWave":"sine","lfoGain":0,"lfoDecay":0.5\
      """;

  private final HttpClient http = HttpClient.newHttpClient();
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final WebSocket socket;
  private JsonObject state = new JsonObject();
  private int pings;

  private WebPage(URI address) {
    socket = http.newWebSocketBuilder().buildAsync(address, new Ear()).join();
  }

  /// Loads the page; what it is told first is its state.
  static WebPage load(URI address) throws InterruptedException {
    WebPage page = new WebPage(address);
    page.state = page.nextState("init");
    return page;
  }

  /// The state as the page shows it.
  JsonObject state() {
    return state;
  }

  /// A member of the state.
  JsonElement shows(String member) {
    return state.get(member);
  }

  /// A member of a square.
  JsonElement shows(int square, String member) {
    return state.getAsJsonArray("musicGrid").get(square).getAsJsonObject().get(member);
  }

  /// The user changes something: `sendStateUpdate(changes)`.
  ///
  /// @param changes members of the state as JSON text
  void change(String changes) {
    state = merged(state, changes);
    send("{\"type\":\"update\",\"payload\":" + changes + "}");
  }

  /// A click in the grid: the page sends all of it, with default voices.
  void light(Set<Integer> squares) {
    change(grid(squares, Map.of()));
  }

  void send(String text) {
    socket.sendText(text, true).join();
  }

  /// A payload with all squares.
  ///
  /// @param lit the squares that are active
  /// @param voices for some squares, members in place of the default ones
  static String grid(Set<Integer> lit, Map<Integer, String> voices) {
    List<String> squares = new ArrayList<>();
    for (int index = 0; index < 64; index++) {
      String square =
          "{\"squareIndex\":" + index + ",\"isActive\":" + lit.contains(index) + "," + VOICE + "}";
      squares.add(merged(object(square), voices.getOrDefault(index, "{}")).toString());
    }
    return "{\"musicGrid\":[" + String.join(",", squares) + "]}";
  }

  static JsonObject object(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  /// `{...state, ...changes}`
  static JsonObject merged(JsonObject state, String changes) {
    JsonObject result = state.deepCopy();
    object(changes).entrySet().forEach(change -> result.add(change.getKey(), change.getValue()));
    return result;
  }

  /// The next `state-update`, which the page takes over.
  JsonObject nextUpdate() throws InterruptedException {
    state = nextState("state-update");
    return state;
  }

  private JsonObject nextState(String type) throws InterruptedException {
    JsonObject message = object(next());
    assertEquals(Set.of("type", "state"), message.keySet());
    assertEquals(type, message.get("type").getAsString());
    return message.getAsJsonObject("state");
  }

  /// Takes updates until one meets a condition.
  JsonObject await(Predicate<JsonObject> condition) throws InterruptedException {
    while (!condition.test(nextUpdate())) {
      // The next one may.
    }
    return state;
  }

  private String next() throws InterruptedException {
    String next = heard.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
    return next == null ? fail("nothing was heard") : next;
  }

  /// Asserts that nothing has come because of what anybody said before. A first pong comes when all
  /// that the page said waits in the room, somebody of v2 is answered when that has been handled,
  /// and a second pong comes behind what was said about it.
  void assertHearsNothing(V2TestClient inTheRoom) throws InterruptedException {
    assertEquals(List.of(), heardBeforePong());
    inTheRoom.ping();
    assertEquals(List.of(), heardBeforePong());
  }

  private List<String> heardBeforePong() throws InterruptedException {
    String fence = String.valueOf(++pings);
    socket.sendPing(ByteBuffer.wrap(fence.getBytes(StandardCharsets.UTF_8))).join();
    List<String> before = new ArrayList<>();
    for (String text = next(); !text.equals(PONG + fence); text = next()) {
      before.add(text);
    }
    return before;
  }

  /// Closes the tab.
  @Override
  public void close() {
    socket.abort();
    http.shutdownNow();
    http.close();
  }

  private final class Ear implements WebSocket.Listener {
    private final StringBuilder begun = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean isLast) {
      begun.append(text);
      if (isLast) {
        heard.add(begun.toString());
        begun.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer payload) {
      heard.add(PONG + StandardCharsets.UTF_8.decode(payload));
      from.request(1);
      return null;
    }
  }
}
