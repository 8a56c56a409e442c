package org.trillsymbiont.client.view.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.trillsymbiont.client.session.Notice;
import org.trillsymbiont.client.session.Session;
import org.trillsymbiont.client.text.Lists;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Commands;
import org.trillsymbiont.client.view.rights.RightsWords;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.ServerMessage;

/// Says by toasts what happens in the room beside the music. A class that comes in at once is one
/// sentence.
///
/// Thread: FX.
public final class NoticeToasts {
  private static final Texts TEXTS = Texts.of(NoticeToasts.class);
  private static final String JOINED = "joined";
  private static final String LEFT = "left";
  private static final String CLEARED = "cleared";

  private final Toasts toasts;
  private final Commands commands;
  private final List<String> joined = new ArrayList<>();
  private final List<String> left = new ArrayList<>();

  /// Says nothing yet.
  ///
  /// @param toasts where it is said
  public NoticeToasts(Toasts toasts, Commands commands) {
    this.toasts = Objects.requireNonNull(toasts, "toasts");
    this.commands = Objects.requireNonNull(commands, "commands");
  }

  /// Speaks of a session from now on.
  public void hear(Session session) {
    session.onNotice(this::say);
    session.addressProperty().subscribe((before, now) -> moved());
    session.store().onDispatch(this::did);
    session.store().stepsProperty().subscribe(this::steps);
  }

  /// Undo no longer takes back the clearing: it was taken back already, or is out of reach.
  private void steps(ServerMessage.Steps before, ServerMessage.Steps now) {
    String clearing = Gestures.clear().label();
    if (clearing.equals(before.undo()) && !clearing.equals(now.undo())) {
      toasts.hide(CLEARED);
    }
  }

  /// What happened in the room before is of no use in another one.
  private void moved() {
    List.of(JOINED, LEFT, CLEARED).forEach(toasts::hide);
  }

  private void say(Notice notice) {
    switch (notice) {
      case Notice.Joined(var who) -> people(JOINED, joined, who.identity().name());
      case Notice.Left(var who) -> people(LEFT, left, who.identity().name());
      case Notice.Overtaken(var edits) ->
          toasts.show("overtaken", Toast.Kind.LOST, Overtaking.sentence(edits));
      case Notice.Unsent(var room) ->
          toasts.show("unsent", Toast.Kind.LOST, TEXTS.get("unsent", room));
      case Notice.MetFirst(String authority) ->
          toasts.show("met-first", Toast.Kind.DONE, TEXTS.get("met-first", authority));
      case Notice.Appointed(var who, boolean isYou, var by) ->
          toasts.show("appointed", Toast.Kind.PEOPLE, RoleWords.appointed(who, isYou, by));
      case Notice.LocksChanged(var locked, var freed, var by) ->
          toasts.show("locks", Toast.Kind.PEOPLE, RoleWords.locks(locked, freed, by));
      case Notice.Withheld(var refusal) ->
          toasts.show("withheld", Toast.Kind.LOST, RightsWords.sentence(refusal));
      case Notice.Told(String about, boolean isTrouble, String sentence) ->
          toasts.show(about, isTrouble ? Toast.Kind.LOST : Toast.Kind.DONE, sentence);
      case Notice.PastTouched() -> toasts.show("past", Toast.Kind.LOST, TEXTS.get("past"));
      case Notice.Refused(var why, String sentence) ->
          toasts.show("refused", Toast.Kind.LOST, TEXTS.get("refused." + why.name(), sentence));
    }
  }

  /// @param verb what they did, as the text of its sentence is called
  /// @param names who did it since the sentence came up
  private void people(String verb, List<String> names, String name) {
    if (!toasts.isShown(verb)) {
      names.clear();
    }
    if (!names.contains(name)) {
      names.add(name);
    }
    toasts.show(verb, Toast.Kind.PEOPLE, TEXTS.get(verb, Lists.some(names), names.size()));
  }

  /// The button is for the clearing alone: after the next gesture undo would take back that one.
  private void did(Edit edit, AppState before) {
    if (edit.fields().stream().noneMatch(Fields::isUndoable)) {
      return;
    }
    toasts.hide(CLEARED);
    if (edit.equals(Gestures.clear()) && before.musicGrid().activeCount() > 0) {
      toasts.show(
          CLEARED,
          Toast.Kind.DONE,
          TEXTS.get("cleared"),
          TEXTS.get("cleared.undo"),
          commands::undo);
    }
  }
}
