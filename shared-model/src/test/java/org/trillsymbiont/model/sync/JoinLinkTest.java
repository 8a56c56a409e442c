package org.trillsymbiont.model.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JoinLinkTest {
  @ParameterizedTest
  @CsvSource({
    "trill://192.168.1.7:8787/blue,            192.168.1.7,   8787, blue",
    "trill://192.168.1.7:8787/,                192.168.1.7,   8787, lobby",
    "trill://192.168.1.7:8787,                 192.168.1.7,   8787, lobby",
    "trill://192.168.1.7/blue,                 192.168.1.7,   8787, blue",
    "192.168.1.7,                              192.168.1.7,   8787, lobby",
    "192.168.1.7:9000,                         192.168.1.7,   9000, lobby",
    "studio.local/blue,                        studio.local,  8787, blue",
    "studio-2:1/a-1,                           studio-2,      1,    a-1",
    "localhost:65535,                          localhost,     65535, lobby",
    "'  trill://studio/blue\n',                studio,        8787, blue",
    "[fe80::1]:9000/blue,                      [fe80::1],     9000, blue",
    "trill://[::1],                            [::1],         8787, lobby",
    "ws://192.168.1.7:8787/api/sync?room=blue, 192.168.1.7,   8787, blue",
    "ws://192.168.1.7:8787/api/sync?room=,     192.168.1.7,   8787, lobby",
    "ws://192.168.1.7:8787/api/sync,           192.168.1.7,   8787, lobby",
    "ws://studio/,                             studio,        8787, lobby",
    "ws://studio?room=blue,                    studio,        8787, blue",
    "ws://[::1]:9000/api/sync?room=blue,       [::1],         9000, blue",
  })
  void readsWhatPeopleTypeAndPaste(String typed, String host, int port, String room) {
    assertEquals(new JoinLink(host, port, new RoomName(room)), JoinLink.parse(typed));
  }

  @ParameterizedTest
  @CsvSource({
    "'',                               one looks like trill://192.168.1.7:8787/lobby",
    "http://studio/blue,               one looks like",
    "trill://studio?tls=abc,           one looks like",
    "ws://studio?tls,                  one looks like",
    "trill://studio#,                  one looks like",
    "ws://studio/other,                one looks like",
    "trill://,                         one looks like",
    "studio:port,                      one looks like",
    "studio:,                          one looks like",
    "studio:123456,                    one looks like",
    "my studio,                        one looks like",
    "user@studio,                      one looks like",
    "studio/blue/green,                one looks like",
    "studio/blue?pin=1,                one looks like",
    "::1,                              one looks like",
    "studio:0,                         A port is a number from 1 to 65535.",
    "studio:65536,                     A port is a number from 1 to 65535.",
    "studio/Blue,                      A room's name has 1 to 32 small letters",
    "studio/blue%20green,              A room's name has 1 to 32 small letters",
    "ws://studio/api/sync?room=Blue,   A room's name has 1 to 32 small letters",
  })
  void saysWhatIsWrongWithAnythingElse(String typed, String part) {
    String said =
        "" + assertThrows(IllegalArgumentException.class, () -> JoinLink.parse(typed)).getMessage();
    assertTrue(said.contains(part), said);
  }

  /// R58, R59
  @Test
  void carriesTheFingerprintAndTheToken() {
    String fingerprint = Fingerprint.of(new byte[] {1, 2, 3});
    JoinLink link = JoinLink.parse("trill://studio/blue?tls=" + fingerprint + "#q3L0wX9vT5-kE2_a");
    assertEquals(
        new JoinLink("studio", 8787, new RoomName("blue"), true, fingerprint, "q3L0wX9vT5-kE2_a"),
        link);
    assertEquals(link, JoinLink.parse(link.complete()));
    assertEquals("trill://studio:8787/blue?tls=" + fingerprint, link.toString(), "no secret");
    assertEquals("wss://studio:8787/api/sync?room=blue", link.webSocket());
    assertEquals("wss://studio:8787/api/sync#" + fingerprint, link.endpoint());
    assertEquals("ws://studio:8787/api/sync", JoinLink.parse("studio/blue").endpoint());
    JoinLink unknown = JoinLink.parse("studio?tls");
    assertEquals(new JoinLink("studio", 8787, RoomName.LOBBY, true, null, null), unknown);
    assertEquals(unknown, JoinLink.parse(unknown.toString()));
    assertEquals(unknown, JoinLink.parse("wss://studio/api/sync"));
    assertEquals(link.withRoom(RoomName.LOBBY).fingerprint(), fingerprint);
    JoinLink open = JoinLink.parse("studio/blue#q3L0wX9vT5");
    assertEquals("trill://studio:8787/blue#q3L0wX9vT5", open.complete());
  }

  @Test
  void isWrittenAsItIsRead() {
    JoinLink blue = JoinLink.parse("studio.local:9000/blue");
    assertEquals("trill://studio.local:9000/blue", blue.toString());
    assertEquals("ws://studio.local:9000/api/sync?room=blue", blue.webSocket());
    assertEquals("studio.local:9000", blue.authority());
    JoinLink lobby = blue.withRoom(RoomName.LOBBY);
    assertEquals("trill://studio.local:9000/lobby", lobby.toString());
    assertEquals("ws://studio.local:9000/api/sync", lobby.webSocket());
    for (JoinLink link : new JoinLink[] {blue, lobby, JoinLink.parse("[::1]:1/a-1")}) {
      assertEquals(link, JoinLink.parse(link.toString()));
      assertEquals(link, JoinLink.parse(link.webSocket()));
    }
  }
}
