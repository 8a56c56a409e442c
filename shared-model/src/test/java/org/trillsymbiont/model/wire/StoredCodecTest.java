package org.trillsymbiont.model.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
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
            new Roles.Kept("a host", Set.of("one", "two"), Set.of(Lock.GRID, Lock.TEMPO)))) {
      assertEquals(kept, StoredCodec.decodeKept(StoredCodec.encode(kept)));
    }
    assertEquals(
        new Roles.Kept(null, Set.of(), Set.of(Lock.GRID)),
        StoredCodec.decodeKept("{\"listeners\":[],\"locks\":[\"grid\",\"of tomorrow\"]}"));
    assertThrows(
        ProtocolException.class, () -> StoredCodec.decodeKept("{\"listeners\":[1],\"locks\":[]}"));
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
