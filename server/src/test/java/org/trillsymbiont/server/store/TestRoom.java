package org.trillsymbiont.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Authority;
import org.trillsymbiont.model.sync.Bookmark;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.model.sync.Roles;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.server.room.Journal;
import org.trillsymbiont.server.room.Past;

/// A room without sessions: an authority that has everything written down. Thread: the test's.
final class TestRoom implements Journal.Owner {
  private static final long DEADLINE_SECONDS = 20;
  private static final String TOKEN = "seat-of-ann";

  /// Who plays here.
  static final Identity ANN = new Identity("Ann", Colour.parse("#4dabf7"));

  private final Journal journal;
  private final BlockingQueue<Said> heard = new LinkedBlockingQueue<>();
  private final List<AppState> states = new ArrayList<>();
  private Authority authority;
  private Roles.Kept kept = Roles.Kept.NOTHING;
  private List<Bookmark> bookmarks = List.of();
  private int ann;
  private long counter;
  private long lastSaved;

  /// What a journal says.
  sealed interface Said {
    record Opened(Journal.@Nullable Stored was, @Nullable String readOnly) implements Said {
      Authority.@Nullable Snapshot stored() {
        return was == null ? null : was.snapshot();
      }
    }

    record Lost(String sentence) implements Said {}

    record Saved(long rev) implements Said {}

    record ReadOnly(@Nullable String sentence) implements Said {}
  }

  private TestRoom(Journal journal, String epoch) {
    this.journal = journal;
    authority = new Authority(epoch);
  }

  /// Enters a room of a store.
  static TestRoom open(RoomStore store, String name, String epoch) throws InterruptedException {
    return open(store, name, epoch, null);
  }

  static TestRoom open(RoomStore store, String name, String epoch, @Nullable String pin)
      throws InterruptedException {
    TestRoom room = new TestRoom(store.open(new RoomName(name), pin), epoch);
    room.journal.open(epoch, room);
    Said.Opened opened = room.next(Said.Opened.class);
    Authority.Snapshot stored = opened.stored();
    room.kept = opened.was() == null ? Roles.Kept.NOTHING : opened.was().kept();
    room.bookmarks = opened.was() == null ? List.of() : opened.was().bookmarks();
    room.authority = stored == null ? room.authority : new Authority(epoch, stored);
    room.ann = room.authority.join(TOKEN);
    room.counter = room.authority.ack(room.ann);
    room.states.add(room.authority.state());
    return room;
  }

  /// Some squares, a level, perhaps a label.
  static Edit randomEdit(RandomGenerator random) {
    Edit.Builder edit = Edit.labelled(random.nextInt(4) == 0 ? "Something \u2013 else" : "Change");
    for (int count = random.nextInt(1, 4); count > 0; count--) {
      Fields.SquareFields square = Fields.square(random.nextInt(64));
      edit.set(square.active(), random.nextBoolean());
      edit.set(square.primaryGain(), random.nextDouble(0.1, 1.5));
    }
    edit.set(Fields.MASTER_VOLUME, random.nextInt(101) / 100.0);
    return edit.build();
  }

  Authority authority() {
    return authority;
  }

  /// Who was what when it was opened.
  Roles.Kept kept() {
    return kept;
  }

  /// The bookmarks that there were when it was opened.
  List<Bookmark> bookmarks() {
    return bookmarks;
  }

  /// Somebody is something else.
  TestRoom keep(Roles.Kept now) {
    journal.keep(now);
    return this;
  }

  /// The states since it was opened, the first one first.
  List<AppState> states() {
    return List.copyOf(states);
  }

  /// Ann makes an edit; each two are one gesture.
  TestRoom edit(Edit edit) {
    var change = new ClientMessage.Change(++counter, edit, 0, false);
    Authority.Reply reply = authority.take(ann, change, 1000 * counter);
    journal.record(
        new Journal.Event(
            assertInstanceOf(Authority.Reply.Taken.class, reply).edited(),
            TOKEN,
            ANN,
            counter / 2));
    states.add(authority.state());
    return this;
  }

  <T> TestRoom edit(Field<T> field, T value) {
    return edit(Edit.of(field, value));
  }

  /// Enters a room that nothing may be changed in.
  static Said.Opened openedReadOnly(RoomStore store, String name, String epoch)
      throws InterruptedException {
    TestRoom room = new TestRoom(store.open(new RoomName(name), null), epoch);
    room.journal.open(epoch, room);
    while (true) {
      // It may hear that the disk is full before it is opened.
      Said said = room.heard.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
      if (said instanceof Said.Opened opened) {
        return opened;
      }
      assertInstanceOf(Said.ReadOnly.class, said);
    }
  }

  /// Waits until all is saved. It has to be.
  TestRoom awaitSaved() throws InterruptedException {
    assertNull(awaitSavedOrReadOnly());
    return this;
  }

  /// Waits until all is saved, or nothing may be changed any more.
  ///
  /// @return why not
  @Nullable String awaitSavedOrReadOnly() throws InterruptedException {
    while (lastSaved < authority.rev()) {
      Said said = heard.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
      if (said instanceof Said.ReadOnly(var sentence) && sentence != null) {
        return sentence;
      }
      lastSaved = assertInstanceOf(Said.Saved.class, said).rev();
    }
    return null;
  }

  /// What has been said to be saved.
  long lastSaved() {
    return lastSaved;
  }

  /// The next thing that the journal says; it must be of a kind.
  <S extends Said> S next(Class<S> kind) throws InterruptedException {
    Said said = heard.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
    return said == null ? fail("nothing was said") : assertInstanceOf(kind, said);
  }

  /// Skips what is saved until the journal says whether anything may be changed.
  @Nullable String awaitReadOnly() throws InterruptedException {
    while (true) {
      Said said = heard.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
      if (said instanceof Said.ReadOnly(var sentence)) {
        return sentence;
      }
      lastSaved = assertInstanceOf(Said.Saved.class, said).rev();
    }
  }

  /// What is remembered of it.
  Past past() {
    return journal.past();
  }

  /// Waits for an answer of its past.
  static <T> Past.Answer<T> ask(Consumer<Consumer<Past.Answer<T>>> question)
      throws InterruptedException {
    BlockingQueue<Past.Answer<T>> answers = new LinkedBlockingQueue<>();
    question.accept(answers::add);
    Past.Answer<T> answer = answers.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
    return answer == null ? fail("there was no answer") : answer;
  }

  /// What the answer is; it must be no refusal.
  static <T> T is(Past.Answer<T> answer) {
    return switch (answer) {
      case Past.Answer.Is<T>(T value) -> value;
      case Past.Answer.Refused<T>(var code, String sentence) -> fail(code + ": " + sentence);
    };
  }

  /// Why it is refused.
  static <T> Rejection refusal(Past.Answer<T> answer) {
    return switch (answer) {
      case Past.Answer.Is<T>(T value) -> fail("it is not refused: " + value);
      case Past.Answer.Refused<T>(var code, _) -> code;
    };
  }

  /// Reads a page.
  ServerMessage.Page page(long rev, boolean isBefore, int most) throws InterruptedException {
    return is(
        ask(to ->
            past()
                .page(new ClientMessage.AskHistory(1, rev, isBefore, most), authority.rev(), to)));
  }

  /// Leaves memory.
  void close() {
    journal.close();
  }

  @Override
  public void opened(Journal.@Nullable Stored stored, @Nullable String readOnly) {
    heard.add(new Said.Opened(stored, readOnly));
  }

  @Override
  public void lost(String sentence) {
    heard.add(new Said.Lost(sentence));
  }

  @Override
  public void saved(long rev) {
    heard.add(new Said.Saved(rev));
  }

  @Override
  public void readOnly(@Nullable String sentence) {
    heard.add(new Said.ReadOnly(sentence));
  }

  /// What would be stored of two rooms is the same, but for the epoch.
  static void assertSame(Authority expected, Authority actual) {
    assertEquals(expected.state(), actual.state());
    assertEquals(expected.rev(), actual.rev());
    assertEquals(expected.snapshot().writes(), actual.snapshot().writes());
    assertEquals(expected.snapshot().seats(), actual.snapshot().seats());
    assertEquals(expected.snapshot().lastNumber(), actual.snapshot().lastNumber());
  }
}
