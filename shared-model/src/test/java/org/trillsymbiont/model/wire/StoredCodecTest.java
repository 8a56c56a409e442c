package org.trillsymbiont.model.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trillsymbiont.model.RandomEdits;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.sync.Authority;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Lock;
import org.trillsymbiont.model.sync.Roles;

final class StoredCodecTest {

  @Test
  void whatIsWrittenIsReadAgain() throws ProtocolException {
    Random random = new Random(7);
    Authority authority = new Authority("first");
    int ann = authority.join("token-of-ann");
    for (int counter = 1; counter <= 50; counter++) {
      Edit edit = RandomEdits.edit(random);
      assertEquals(edit, StoredCodec.decodeEdit(StoredCodec.encode(edit)));
      authority.take(ann, new ClientMessage.Change(counter, edit, 0, false), counter);
    }
    authority.leave(ann);
    Authority second = new Authority("second", authority.snapshot());
    second.join("token \"of\" ben");
    second.own(Edit.of(Fields.TEMPO, 77.5), 9);
    Authority.Snapshot snapshot = second.snapshot();
    assertEquals(snapshot, StoredCodec.decodeSnapshot(StoredCodec.encode(snapshot)));
  }

  @Test
  void whoIsWhatIsReadAgain() throws ProtocolException {
    for (Roles.Kept kept :
        List.of(
            Roles.Kept.NOTHING,
            new Roles.Kept(
                "a host",
                Set.of("one", "two"),
                Set.of(Lock.GRID, Lock.TEMPO),
                Map.of("three", 5_000L)))) {
      assertEquals(kept, StoredCodec.decodeKept(StoredCodec.encode(kept, 1_000), 1_000));
    }
    assertEquals(
        Roles.Kept.locked(Set.of(Lock.GRID)),
        StoredCodec.decodeKept("{\"listeners\":[],\"locks\":[\"grid\",\"of tomorrow\"]}", 0));
    assertThrows(
        ProtocolException.class,
        () -> StoredCodec.decodeKept("{\"listeners\":[1],\"locks\":[]}", 0));
  }

  @Test
  void whoHasToStayAwayDoesSoByTheCalendar() throws ProtocolException {
    Map<String, Long> barred = Map.of("one", 5_000_000L, "two", 9_000_000L);
    String text = StoredCodec.encode(new Roles.Kept(null, Set.of(), Set.of(), barred), 1_000);
    assertEquals(Map.of("two", 3_000_000L), StoredCodec.decodeKept(text, 1_000 + 6_000).barred());
    assertEquals(Map.of(), StoredCodec.decodeKept(text, 1_000 + 9_000).barred());
    String ofTomorrow = text.replace("10000", "90000000");
    assertEquals(
        Map.of("one", 5_000_000L, "two", Roles.BARRED_MICROS),
        StoredCodec.decodeKept(ofTomorrow, 1_000).barred(),
        "the clock was set back");
  }

  @Test
  void aFieldOfAnotherVersionIsLeftOut() throws ProtocolException {
    assertEquals(
        Edit.of(Fields.TEMPO, 120.0),
        StoredCodec.decodeEdit("{\"set\":{\"/tempo\":120,\"/of/tomorrow\":1},\"more\":true}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"set\":{\"/tempo\":1000}}",
        "{\"rev\":1,\"epoch\":\"e\",\"ends\":{},\"set\":{},\"writes\":{\"/tempo\":[1]},"
            + "\"lastNumber\":1,\"seats\":{}}",
        "{\"rev\":1,\"epoch\":\"e\",\"ends\":{},\"set\":{},\"writes\":{},"
            + "\"lastNumber\":1,\"seats\":{\"t\":[null,1]}}",
      })
  void whatCantBeReadIsSaidToBeSo(String text) {
    assertThrows(ProtocolException.class, () -> StoredCodec.decodeSnapshot(text));
  }
}
