package org.trillsymbiont.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.CloseCode;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.server.net.Access;
import org.trillsymbiont.server.net.Guard;
import org.trillsymbiont.server.net.TestLimits;

/// What of a noisy session stands in the log, at its most talkative.
final class LogTest {
  private static final String PIN = "918273";
  private static final String GUESS = "817263";
  private static final String ACCESS = "q3L0wX9vT5-kE2_aZr8bYA";
  private static final String WRONG_ACCESS = "AYb8rZa_2Ek-5TvX9wL0q3";
  private static final String TOKEN = "token-of-\\u0041nn-0123456789";
  private static final String ATTACK = "\r\n2026-01-01 ERROR forged\u001b[31m\u202e";

  private final Logger root = (Logger) LoggerFactory.getLogger("org.trillsymbiont");
  private final Level before = root.getLevel();
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final AppenderBase<ILoggingEvent> ear =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          StringBuilder line = new StringBuilder(event.getFormattedMessage());
          for (IThrowableProxy e = event.getThrowableProxy(); e != null; e = e.getCause()) {
            line.append(" | ").append(e.getMessage());
          }
          if (event.getKeyValuePairs() != null) {
            line.append(" | ").append(event.getKeyValuePairs());
          }
          lines.add(line.toString());
        }
      };

  @BeforeEach
  void listen() {
    ear.setContext(root.getLoggerContext());
    ear.start();
    root.setLevel(Level.TRACE);
    root.addAppender(ear);
  }

  @AfterEach
  void rest() {
    root.detachAppender(ear);
    root.setLevel(before);
  }

  private static ClientMessage.Hello hello(
      String name, @Nullable String pin, @Nullable String access) {
    ClientMessage.Hello plain = V2TestClient.hello(name, "blue", pin, null);
    return new ClientMessage.Hello(
        plain.version(), plain.room(), plain.identity(), TOKEN, pin, null, access);
  }

  @Test
  void hasNoSecretsAndNoCharactersThatAnybodyPutThere() throws Exception {
    Guard guard = new Guard(TestLimits.patient(), new Access(Set.of(), ACCESS), null);
    try (SyncServer server = SyncServer.start(new ServerConfig("127.0.0.1", 0, guard))) {
      V2TestClient ann =
          V2TestClient.greet(server.localAddress(), hello("Ann \u00e4\u4f60", PIN, ACCESS));
      ann.next(ServerMessage.Welcome.class);
      for (String wrong : List.of(GUESS, "000001")) {
        V2TestClient eve = V2TestClient.greet(server.localAddress(), hello("Eve", wrong, ACCESS));
        assertEquals(CloseCode.WRONG_PIN.code(), eve.awaitClosed().code());
      }
      V2TestClient mallory =
          V2TestClient.greet(server.localAddress(), hello("Mal", PIN, WRONG_ACCESS));
      assertEquals(CloseCode.WRONG_TOKEN.code(), mallory.awaitClosed().code());
      for (String text :
          List.of(
              ATTACK,
              "{\"edit\":1,\"set\":{\"/tempo\":\"" + PIN + "\\r\\n\"}}",
              "{\"hello\":2,\"pin\":\"" + PIN + "\"" + ATTACK,
              "{\"presence\":{\"name\":\"x\\r\\ny\",\"colour\":\"" + ACCESS + "\"}}",
              "{\"" + "\\u001b[2J" + "\":1}",
              "{\"undo\":\"\\n\\n" + TOKEN + "\"}")) {
        ann.sendText(text);
      }
      ann.ping();
      String request = RawClient.REQUEST.replace("/api/sync", "/api/sync?room=%0d%0a&pin=" + PIN);
      RawClient.answer("127.0.0.1", server.port(), request);
      RawClient.answer("127.0.0.1", server.port(), "GET \u001b[31m HTTP/1.1\r\n\r\n");
      try (RawClient raw = RawClient.upgraded(server.port())) {
        raw.sendUntilReset(
            RawClient.frame(0x88, new byte[] {0x03, (byte) 0xe8, '\r', '\n', 27}), 1);
        raw.readAll();
      }
      ann.leave();
    }
    List<String> all = new ArrayList<>(lines);
    assertTrue(all.stream().anyMatch(line -> line.contains("joins room blue")), "it was heard");
    for (String key : List.of("client=\"", "address=\"127.0.0.1\"", "room=\"blue\"")) {
      assertTrue(
          all.stream().anyMatch(line -> line.contains("joins room") && line.contains(key)), key);
    }
    for (String line : all) {
      for (String secret : List.of(PIN, GUESS, ACCESS, WRONG_ACCESS, TOKEN)) {
        assertFalse(line.contains(secret), line);
      }
      assertTrue(line.matches("[ -~]*"), line);
    }
  }
}
