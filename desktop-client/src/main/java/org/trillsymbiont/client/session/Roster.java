package org.trillsymbiont.client.session;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.trillsymbiont.model.sync.Participant;
import org.trillsymbiont.model.sync.ServerMessage;

/// Who is in the room, as far as this client knows: nobody while there is no connection.
///
/// Thread: FX.
public final class Roster {
  private final Map<Integer, Participant> byId = new TreeMap<>();
  private final ReadOnlyObjectWrapper<List<Participant>> participants =
      new ReadOnlyObjectWrapper<>(this, "participants", List.of());
  private final Consumer<Notice> notices;
  private int you;

  Roster(Consumer<Notice> notices) {
    this.notices = notices;
  }

  /// Everybody, the own user too, in the order in which they first came.
  public ReadOnlyObjectProperty<List<Participant>> participantsProperty() {
    return participants.getReadOnlyProperty();
  }

  /// Everybody but the own user.
  public List<Participant> others() {
    return byId.values().stream().filter(who -> who.id() != you).toList();
  }

  /// The own number; 0 while there is no connection.
  public int you() {
    return you;
  }

  void receive(ServerMessage message) {
    switch (message) {
      case ServerMessage.Welcome welcome -> {
        you = welcome.you();
        byId.clear();
        welcome.participants().forEach(who -> byId.put(who.id(), who));
        publish();
      }
      case ServerMessage.Participants(var here, var left) -> {
        here.forEach(this::put);
        left.forEach(this::remove);
        publish();
      }
      default -> {
        // The others are not about who is here.
      }
    }
  }

  private void put(Participant who) {
    if (byId.put(who.id(), who) == null && who.id() != you) {
      notices.accept(new Notice.Joined(who));
    }
  }

  private void remove(int id) {
    Participant gone = byId.remove(id);
    if (gone != null && id != you) {
      notices.accept(new Notice.Left(gone));
    }
  }

  void clear() {
    you = 0;
    byId.clear();
    publish();
  }

  private void publish() {
    Collection<Participant> now = byId.values();
    participants.set(now.stream().sorted(Comparator.comparingInt(Participant::id)).toList());
  }
}
