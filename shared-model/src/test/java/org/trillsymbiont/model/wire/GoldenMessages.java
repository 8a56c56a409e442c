package org.trillsymbiont.model.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.state.Waveform;
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
import org.trillsymbiont.model.sync.V1Message;
import org.trillsymbiont.model.theory.Degree;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.PitchClass;

/// The messages that stand in the files of `golden/`, by the files' names.
final class GoldenMessages {
  private static final Transport PLAYING = Transport.STOPPED.play(50_000, 120);
  private static final Transport PAUSED = PLAYING.tempo(400_000, 99.5).pause(4_000_000);
  private static final RoomName BLUE = new RoomName("blue");
  private static final Identity ADA = new Identity("Ada", new Colour(0x4dabf7));
  private static final Identity ZOE = new Identity("Zoë \"Z\" 🎹", new Colour(0xff6b6b));
  private static final Identity WEB = new Identity("Web 1", new Colour(0x9a9aa8));
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static final Presence BUSY = new Presence("/musicGrid/12", 12, 3);
  private static final Edit TEMPO = Edit.of(Fields.TEMPO, 120.0);

  /// One field of each type.
  private static final Edit SEVERAL =
      Edit.labelled("Start a jam")
          .set(Fields.SELECTED_KEY, PitchClass.parse("F#"))
          .set(Fields.SELECTED_SCALE, Mode.DORIAN)
          .set(Fields.SELECTED_CHORD, Degree.VII)
          .set(Fields.IS_SEQUENCER_RUNNING, true)
          .set(Fields.CURRENT_SEQUENCE_STEP, -1)
          .set(Fields.square(63).primaryWave(), Waveform.TRIANGLE)
          .set(Fields.square(63).lfoFreq(), 0.051234)
          .build();

  private static final Edit ALL_THAT_CHANGED =
      Edit.labelled("")
          .set(Fields.MASTER_VOLUME, 0.8)
          .set(Fields.TEMPO, 120.0)
          .set(Fields.square(12).active(), true)
          .set(Fields.EVOLUTION_SPEED, 250)
          .buildWithDefaultLabel();

  private static final Edit NOTHING = Edit.labelled("").buildWithDefaultLabel();

  static final Map<String, ClientMessage> V2_CLIENT = new LinkedHashMap<>();
  static final Map<String, ServerMessage> V2_SERVER = new LinkedHashMap<>();
  static final Map<String, V1Message> V1 = new LinkedHashMap<>();

  static {
    hellos();
    strangers();
    edits();
    restOfClient();
    welcomes();
    edited();
    others();
    questions();
    past();
    legacy();
  }

  private GoldenMessages() {}

  private static void hellos() {
    V2_CLIENT.put("hello", new ClientMessage.Hello(2, BLUE, ADA, TOKEN, null, null));
    V2_CLIENT.put("hello-with-pin", new ClientMessage.Hello(2, BLUE, ZOE, TOKEN, "012345", null));
    V2_CLIENT.put(
        "hello-with-resume",
        new ClientMessage.Hello(2, BLUE, ADA, TOKEN, null, new ClientMessage.Resume("k2h7", 17)));
    V2_CLIENT.put(
        "hello-with-all",
        new ClientMessage.Hello(
            2,
            RoomName.LOBBY,
            ADA,
            TOKEN,
            "999999",
            new ClientMessage.Resume("k2h7", 0),
            "q3L0wX9vT5-kE2_aZr8bYA"));
  }

  private static void strangers() {
    V2_CLIENT.put("hello-of-another-version", new ClientMessage.OtherHello(3));
  }

  private static void edits() {
    V2_CLIENT.put("edit", new ClientMessage.Change(5, TEMPO, 0, false));
    V2_CLIENT.put("edit-with-label", new ClientMessage.Change(6, SEVERAL, 0, false));
    V2_CLIENT.put("edit-with-gesture", new ClientMessage.Change(7, TEMPO, 3, false));
    V2_CLIENT.put("edit-with-restores", new ClientMessage.Change(8, ALL_THAT_CHANGED, 0, true));
    V2_CLIENT.put("edit-with-all", new ClientMessage.Change(9007199254740992L, SEVERAL, 4, true));
    V2_CLIENT.put("edit-of-nothing", new ClientMessage.Change(10, NOTHING, 0, false));
    V2_CLIENT.put(
        "bad-edit", new ClientMessage.BadChange(11, "/tempo is not a number within 40.0..240.0"));
  }

  private static void restOfClient() {
    V2_CLIENT.put("undo", new ClientMessage.Undo(12));
    V2_CLIENT.put("redo", new ClientMessage.Redo(13));
    V2_CLIENT.put("presence", new ClientMessage.Here(ADA, Presence.NONE));
    V2_CLIENT.put(
        "presence-with-focus", new ClientMessage.Here(ADA, Presence.NONE.withFocus("/tempo")));
    V2_CLIENT.put("presence-with-held", new ClientMessage.Here(ADA, Presence.NONE.withHeld(0)));
    V2_CLIENT.put(
        "presence-with-latency", new ClientMessage.Here(ADA, Presence.NONE.withLatencyMillis(0)));
    V2_CLIENT.put(
        "presence-with-worst", new ClientMessage.Here(ADA, Presence.NONE.withWorstMillis(31)));
    V2_CLIENT.put("presence-with-all", new ClientMessage.Here(ZOE, BUSY.withWorstMillis(120)));
    V2_CLIENT.put("role-host", new ClientMessage.Appoint(3, Role.HOST));
    V2_CLIENT.put("role-player", new ClientMessage.Appoint(4, Role.PLAYER));
    V2_CLIENT.put("role-listener", new ClientMessage.Appoint(5, Role.LISTENER));
    V2_CLIENT.put("kick", new ClientMessage.Kick(3));
    V2_CLIENT.put("lock", new ClientMessage.SetLocks(Set.of(Lock.HARMONY)));
    V2_CLIENT.put("lock-of-nothing", new ClientMessage.SetLocks(Set.of()));
    V2_CLIENT.put("lock-of-all", new ClientMessage.SetLocks(Set.of(Lock.values())));
    V2_CLIENT.put("rooms", new ClientMessage.ListRooms());
    V2_CLIENT.put("ping", new ClientMessage.Ping(123_456));
  }

  private static void welcomes() {
    List<Participant> alone = List.of(new Participant(1, ADA, Presence.NONE, false, Role.HOST));
    List<Participant> three =
        List.of(
            new Participant(1, ZOE, BUSY, false),
            new Participant(2, WEB, Presence.NONE, true),
            new Participant(3, ADA, Presence.NONE, false));
    V2_SERVER.put(
        "welcome",
        new ServerMessage.Welcome(
            1, BLUE, "k2h7", 0, 0, 12, false, 0, NOTHING, Set.of(), Transport.STOPPED, alone));
    V2_SERVER.put(
        "welcome-with-durable",
        new ServerMessage.Welcome(
            1, BLUE, "k2h7", 17, 4, 81_234, true, 16, TEMPO, Set.of(Fields.TEMPO), PLAYING, alone));
    V2_SERVER.put(
        "welcome-with-news",
        new ServerMessage.Welcome(
            3,
            BLUE,
            "k2h7",
            17,
            4,
            81_234,
            false,
            0,
            ALL_THAT_CHANGED,
            Set.of(Fields.TEMPO, Fields.square(12).active()),
            Transport.STOPPED,
            three));
    V2_SERVER.put(
        "welcome-without-news",
        new ServerMessage.Welcome(
            3, BLUE, "k2h7", 17, 4, 81_234, true, 0, ALL_THAT_CHANGED, Set.of(), PAUSED, three));
  }

  private static void edited() {
    EditId id = new EditId(3, 5);
    V2_SERVER.put("edited", new ServerMessage.Edited(18, id, 90_211, TEMPO));
    V2_SERVER.put("edited-with-label", new ServerMessage.Edited(19, id, 90_212, SEVERAL));
    V2_SERVER.put(
        "edited-by-the-room",
        new ServerMessage.Edited(
            20, new EditId(EditId.ROOM, 1), 90_213, Edit.of(Fields.EVOLUTION_STEP, 1)));
    V2_SERVER.put("merged", new ServerMessage.Merged(18, 40, 9, 99_100, ALL_THAT_CHANGED, PAUSED));
    V2_SERVER.put("saved", new ServerMessage.Saved(40));
    for (Rejection code : Rejection.values()) {
      V2_SERVER.put(
          "rejected-" + code.wireName(),
          new ServerMessage.Rejected(5, code, "There is a reason: \"" + code.wireName() + "\"."));
    }
    V2_SERVER.put("steps", new ServerMessage.Steps(null, null));
    V2_SERVER.put("steps-with-undo", new ServerMessage.Steps("Clear grid", null));
    V2_SERVER.put("steps-with-redo", new ServerMessage.Steps(null, "Change tempo"));
    V2_SERVER.put("steps-with-all", new ServerMessage.Steps("Clear grid", "Change tempo"));
  }

  private static void others() {
    Participant here = new Participant(3, ADA, Presence.NONE, false);
    V2_SERVER.put("participants", new ServerMessage.Participants(List.of(here), Set.of()));
    V2_SERVER.put(
        "participants-with-left", new ServerMessage.Participants(List.of(), Set.of(2, 10, 9)));
    V2_SERVER.put(
        "participants-with-all",
        new ServerMessage.Participants(
            List.of(
                here,
                new Participant(4, ZOE, BUSY, false),
                new Participant(5, WEB, Presence.NONE, true)),
            Set.of(2)));
    V2_SERVER.put(
        "participants-with-roles",
        new ServerMessage.Participants(
            List.of(
                here.withRole(Role.HOST),
                new Participant(4, ZOE, BUSY, false, Role.LISTENER),
                new Participant(5, WEB, Presence.NONE, true, Role.LISTENER)),
            Set.of()));
    V2_SERVER.put("conditions", new ServerMessage.Conditions(Set.of(Lock.HARMONY), null));
    V2_SERVER.put("conditions-open", ServerMessage.Conditions.OPEN);
    V2_SERVER.put(
        "conditions-with-read-only",
        new ServerMessage.Conditions(Set.of(), "The server's disk is full."));
    V2_SERVER.put(
        "conditions-with-all",
        new ServerMessage.Conditions(
            Set.of(Lock.values()), "The server can't store: \"I/O error\"."));
    V2_SERVER.put("rooms-of-none", new ServerMessage.Rooms(List.of()));
    V2_SERVER.put(
        "rooms",
        new ServerMessage.Rooms(
            List.of(new RoomInfo(BLUE, 2, true), new RoomInfo(RoomName.LOBBY, 0, false))));
    V2_SERVER.put("pong", new ServerMessage.Pong(123_456, 90_311, 90_315, 18, 5));
    V2_SERVER.put(
        "pong-with-previous",
        new ServerMessage.Pong(
            123_457, 91_400, 91_409, 18, 5, new ServerMessage.Sent(123_456, 90_352)));
  }

  private static void questions() {
    V2_CLIENT.put("history-before", new ClientMessage.AskHistory(14, 120, true, 200));
    V2_CLIENT.put("history-after", new ClientMessage.AskHistory(15, 0, false, 0));
    V2_CLIENT.put("bookmark", new ClientMessage.SetBookmark(16, 120, "Zoë’s part 🎹"));
    V2_CLIENT.put("bookmark-to-forget", new ClientMessage.SetBookmark(17, 120, null));
    V2_CLIENT.put("fork", new ClientMessage.Fork(18, BLUE, 120, null, false));
    V2_CLIENT.put("fork-with-all", new ClientMessage.Fork(19, BLUE, 0, "012345", true));
    V2_CLIENT.put("replay", new ClientMessage.Replay(20, 16, 100, 300));
    V2_CLIENT.put("replay-to-end", ClientMessage.Replay.end(21));
    V2_CLIENT.put(
        "bad-question",
        new ClientMessage.BadQuestion(22, Rejection.BAD_VALUE, "most is not within 0..256"));
  }

  private static void past() {
    AppState jam = Reducer.apply(AppState.INITIAL, ALL_THAT_CHANGED);
    V2_SERVER.put(
        "page-of-nothing", new ServerMessage.Page(14, Moment.BEGINNING, List.of(), 1, 0, 1));
    V2_SERVER.put(
        "page",
        new ServerMessage.Page(
            15,
            new Moment(17, 2, 80_000, 1_700_000_000_000L, jam, PAUSED),
            List.of(
                event(18, 3, ADA, 2, 0, TEMPO),
                event(19, 0, null, 2, 0, Edit.of(Fields.EVOLUTION_STEP, 1)),
                event(20, 1, ZOE, 3, 7, SEVERAL),
                event(21, 3, ADA, 3, 8, TEMPO)),
            9,
            40,
            4));
    V2_SERVER.put("answered", new ServerMessage.Answered(16));
    V2_SERVER.put(
        "unanswered",
        new ServerMessage.Unanswered(17, Rejection.GONE, "That moment is no longer kept."));
    V2_SERVER.put("bookmarks-of-none", new ServerMessage.Bookmarks(List.of()));
    V2_SERVER.put(
        "bookmarks",
        new ServerMessage.Bookmarks(
            List.of(
                new Bookmark(0, "Begin", ADA, 0),
                new Bookmark(120, "Zoë’s part 🎹", ZOE, 1_700_000_000_000L))));
    V2_SERVER.put("replaying", new ServerMessage.Replaying(2, 100, 300, 90_400, 60_000_000, 3));
    V2_SERVER.put("replaying-ended", ServerMessage.Replaying.ended(3));
  }

  private static HistoryEvent event(
      long rev, int by, @Nullable Identity who, int epoch, long gesture, Edit edit) {
    long wall = 1_700_000_000_000L + rev;
    return new HistoryEvent(rev, new EditId(by, rev), who, epoch, 1000 * rev, wall, gesture, edit);
  }

  private static void legacy() {
    AppState jam = Reducer.apply(Reducer.apply(AppState.INITIAL, ALL_THAT_CHANGED), SEVERAL);
    V1.put("init", new V1Message.Init(AppState.INITIAL));
    V1.put("init-in-a-jam", new V1Message.Init(jam));
    V1.put("state-update", new V1Message.StateUpdate(jam));
    V1.put("update-of-one-member", new V1Message.Update(TEMPO.withLabel("Update")));
    V1.put(
        "update-of-two-members",
        new V1Message.Update(
            Edit.labelled("Update")
                .set(Fields.IS_SEQUENCER_RUNNING, true)
                .set(Fields.CURRENT_SEQUENCE_STEP, 0)
                .build()));
    V1.put("update-of-the-grid", new V1Message.Update(grid(jam)));
    V1.put(
        "update-of-the-evolution",
        new V1Message.Update(
            Edit.labelled("Update")
                .set(Fields.IS_EVOLVING, true)
                .set(Fields.EVOLUTION_SPEED, 250)
                .set(Fields.EVOLUTION_STEP, 0)
                .set(Fields.EVOLUTION_MAX_STEPS, 16)
                .build()));
  }

  private static Edit grid(AppState state) {
    Edit.Builder edit = Edit.labelled("Update");
    Fields.all().stream()
        .filter(field -> field.topLevel().equals("musicGrid"))
        .forEach(field -> edit.copy(field, state));
    return edit.build();
  }
}
