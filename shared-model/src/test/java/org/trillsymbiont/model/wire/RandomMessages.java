package org.trillsymbiont.model.wire;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.RandomEdits;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.sync.Bookmark;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.EditId;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Lock;
import org.trillsymbiont.model.sync.Moment;
import org.trillsymbiont.model.sync.Participant;
import org.trillsymbiont.model.sync.Presence;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.model.sync.Role;
import org.trillsymbiont.model.sync.RoomInfo;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;

/// Random messages of dialect v2 that the types allow.
///
/// Thread: confined to one.
final class RandomMessages {
  private static final String ROOM = "abcdefghijklmnopqrstuvwxyz0123456789-";
  private static final String TOKEN = "!\"#$%&'()*+,-./09:;<=>?@AZ[\\]^_`az{|}~";
  private static final String WORDS = "aÄß漢字ع\"\\/'<>&\u00a0\u200d🎹👩🏽";
  private static final long MOST_EXACT = 1L << 53;

  private final Random random;

  RandomMessages(Random random) {
    this.random = random;
  }

  ClientMessage client() {
    return switch (random.nextInt(14)) {
      case 9 ->
          new ClientMessage.AskHistory(
              number(), number(), random.nextBoolean(), random.nextInt(257));
      case 10 -> new ClientMessage.SetBookmark(number(), number(), maybe(this::bookmarkName));
      case 11 ->
          new ClientMessage.Fork(
              number(), room(), number(), maybe(this::pin), random.nextBoolean());
      case 12 -> replay();
      case 0 ->
          new ClientMessage.Hello(
              2, room(), identity(), text(TOKEN, 8, 64), maybe(this::pin), maybe(this::resume));
      case 1, 2 ->
          new ClientMessage.Change(
              number(), edit(), random.nextBoolean() ? 0 : number(), random.nextBoolean());
      case 3 -> new ClientMessage.Undo(number());
      case 4 -> new ClientMessage.Redo(number());
      case 5 -> new ClientMessage.Here(identity(), presence());
      case 6 -> new ClientMessage.Appoint(id().by(), role());
      case 7 -> new ClientMessage.Kick(id().by());
      case 8 -> new ClientMessage.SetLocks(locks());
      default -> new ClientMessage.Ping(number());
    };
  }

  ServerMessage server() {
    return switch (random.nextInt(16)) {
      case 11 -> page();
      case 12 -> new ServerMessage.Answered(number());
      case 13 ->
          new ServerMessage.Unanswered(
              number(), pick(List.of(Rejection.values())), text(WORDS, 0, 200));
      case 14 ->
          new ServerMessage.Bookmarks(Stream.generate(this::bookmark).limit(small()).toList());
      case 15 -> replaying();
      case 0 -> welcome();
      case 1, 2 -> new ServerMessage.Edited(number(), id(), number(), edit());
      case 3 ->
          new ServerMessage.Merged(number(), number(), number(), number(), unnamed(), transport());
      case 4 -> new ServerMessage.Saved(number());
      case 5 ->
          new ServerMessage.Rejected(
              number(), pick(List.of(Rejection.values())), text(WORDS, 0, 200));
      case 6 -> new ServerMessage.Steps(maybe(this::label), maybe(this::label));
      case 7 -> new ServerMessage.Participants(participants(), left());
      case 8 -> new ServerMessage.Rooms(Stream.generate(this::info).limit(small()).toList());
      case 9 -> new ServerMessage.Conditions(locks(), maybe(this::label));
      default ->
          new ServerMessage.Pong(
              number(), number(), number(), number(), number(), maybe(this::sent));
    };
  }

  private ClientMessage.Replay replay() {
    long from = random.nextInt(1000);
    return random.nextBoolean()
        ? ClientMessage.Replay.end(number())
        : new ClientMessage.Replay(
            number(), random.nextInt(1, 17), from, from + random.nextInt(1000));
  }

  private ServerMessage.Replaying replaying() {
    return random.nextBoolean()
        ? ServerMessage.Replaying.ended(id().by())
        : new ServerMessage.Replaying(
            random.nextInt(1, 17), number(), number(), number(), number(), id().by());
  }

  private Bookmark bookmark() {
    return new Bookmark(number(), bookmarkName(), identity(), number());
  }

  private String bookmarkName() {
    return "Ö" + text("aÄß漢字\"\\/'<>&🎹", 0, 30);
  }

  private ServerMessage.Page page() {
    Moment moment =
        new Moment(number(), id().by(), number(), number(), RandomEdits.state(random), transport());
    return new ServerMessage.Page(
        number(),
        moment,
        Stream.generate(this::event).limit(small()).toList(),
        number(),
        number(),
        id().by());
  }

  private HistoryEvent event() {
    return new HistoryEvent(
        number(), id(), maybe(this::identity), id().by(), number(), number(), number(), edit());
  }

  private ServerMessage.Sent sent() {
    return new ServerMessage.Sent(number(), number());
  }

  private ServerMessage.Welcome welcome() {
    Edit set = unnamed();
    return new ServerMessage.Welcome(
        id().by(),
        room(),
        text(ROOM, 1, 32),
        number(),
        number(),
        number(),
        random.nextBoolean(),
        number(),
        set,
        random.nextBoolean() ? set.fields() : some(set.fields()),
        transport(),
        participants());
  }

  private Transport transport() {
    Transport transport = Transport.STOPPED;
    for (int changes = random.nextInt(4); changes > 0; changes--) {
      long at = random.nextLong(1L << 40);
      transport =
          random.nextBoolean()
              ? transport.play(at, random.nextDouble(40, 240))
              : transport.lead(at, random.nextInt(100, 2001)).pause(at);
    }
    return transport;
  }

  private Set<Field<?>> some(Set<Field<?>> fields) {
    Set<Field<?>> some = new HashSet<>(fields);
    some.removeIf(_ -> random.nextBoolean());
    return some;
  }

  /// An edit of up to all fields, with the label that follows from them.
  private Edit unnamed() {
    Edit all = Edit.difference(AppState.INITIAL, RandomEdits.state(random));
    int chance = random.nextInt(1, 1000);
    Edit some = all.only(_ -> random.nextInt(1000) < chance);
    Edit.Builder edit = Edit.labelled("");
    some.fields().forEach(field -> copy(edit, field, some));
    return edit.buildWithDefaultLabel();
  }

  private static <T> void copy(Edit.Builder edit, Field<T> field, Edit from) {
    edit.set(field, from.get(field));
  }

  private Edit edit() {
    Edit edit = random.nextBoolean() ? RandomEdits.edit(random) : unnamed();
    return random.nextBoolean() ? edit : edit.withLabel(label());
  }

  private String label() {
    return text(WORDS, 0, 32);
  }

  private String pin() {
    return text("0123456789", 6, 6);
  }

  private ClientMessage.Resume resume() {
    return new ClientMessage.Resume(text(ROOM, 1, 32), number());
  }

  private RoomName room() {
    return new RoomName(text(ROOM, 1, 32));
  }

  private Identity identity() {
    return new Identity("Ö" + text(WORDS, 0, 31), new Colour(random.nextInt(0x1000000)));
  }

  private Presence presence() {
    return new Presence(
        maybe(() -> "/" + text(TOKEN, 0, 63)),
        random.nextInt(-1, 64),
        random.nextInt(-1, 10_000),
        random.nextInt(0, 10_000));
  }

  private EditId id() {
    return new EditId(random.nextInt(Integer.MAX_VALUE), number());
  }

  private List<Participant> participants() {
    return Stream.generate(
            () -> new Participant(id().by(), identity(), presence(), random.nextBoolean(), role()))
        .limit(small())
        .toList();
  }

  private Role role() {
    return pick(List.of(Role.values()));
  }

  private Set<Lock> locks() {
    Set<Lock> locks = EnumSet.allOf(Lock.class);
    locks.removeIf(_ -> random.nextBoolean());
    return locks;
  }

  private Set<Integer> left() {
    Set<Integer> left = new HashSet<>();
    for (int count = small(); count > 0; count--) {
      left.add(id().by());
    }
    return left;
  }

  private RoomInfo info() {
    return new RoomInfo(room(), id().by(), random.nextBoolean());
  }

  private int small() {
    return random.nextInt(5);
  }

  /// 0..2^53, small ones often.
  private long number() {
    return random.nextBoolean() ? random.nextInt(100) : random.nextLong(MOST_EXACT + 1);
  }

  private <T> @Nullable T maybe(Supplier<T> value) {
    return random.nextBoolean() ? value.get() : null;
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private String text(String of, int shortest, int longest) {
    int[] codePoints = of.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int count = random.nextInt(shortest, longest + 1); count > 0; count--) {
      text.appendCodePoint(codePoints[random.nextInt(codePoints.length)]);
    }
    return text.toString();
  }
}
