package org.trillsymbiont.client;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Lock;
import org.trillsymbiont.model.sync.Participant;
import org.trillsymbiont.model.sync.Presence;
import org.trillsymbiont.model.sync.Role;
import org.trillsymbiont.model.sync.RoomName;

/// Makes the pictures of rooms with others in them.
final class PeoplePictures {
  /// What the guests have under hand, and who they are.
  private static final List<Presence> HANDS =
      List.of(
          new Presence("/musicGrid/12", 12, 9),
          new Presence("/tempo", -1, 24),
          new Presence("/musicGrid/34", -1, 61),
          new Presence("/musicGrid/34", -1, 18),
          new Presence("/musicGrid/34", -1, 140),
          new Presence("/musicGrid/1/primaryGain", -1, 33),
          new Presence("/masterVolume", -1, 7),
          new Presence("/musicGrid/55", -1, 12),
          new Presence(null, -1, 45),
          new Presence(null, -1, 38),
          new Presence("/evolution/evolutionSpeed", -1, 230));

  static final List<String> NAMES =
      List.of(
          "Ben",
          "Cleo",
          "Dmitri Ivanov",
          "Eve",
          "Gül",
          "Hanna Wu",
          "Wolfgang Amadeus Mozart the First",
          "Ivo",
          "Jun",
          "Kaja",
          "Maximilian");

  private final Camera camera;

  PeoplePictures(Camera camera) {
    this.camera = camera;
  }

  /// A room with eleven others, and rooms beside it.
  ///
  /// @param opens the button to press before, or empty
  void takeTogether(String name, double width, double height, double scale, String opens)
      throws IOException {
    if (!camera.wants(name)) {
      return;
    }
    List<Guest> guests = new ArrayList<>();
    try (HostedSession session = HostedSession.startPrivately()) {
      URI server = URI.create(session.address(RoomName.LOBBY).server().webSocket());
      RoomName longest = new RoomName("the-room-with-the-longest-name-1");
      for (RoomName room : List.of(new RoomName("blue"), longest)) {
        guests.add(Guest.join(server, room, guest(0), Presence.NONE));
      }
      Client client = camera.join(session);
      Camera.onFx(() -> {
        client.store().dispatch(Pieces.pattern());
      });
      for (int i = 0; i < NAMES.size(); i++) {
        guests.add(Guest.join(server, RoomName.LOBBY, guest(i), HANDS.get(i)));
      }
      Conditions.eventually(() ->
          Camera.onFx(() ->
              client.session().roster().others().stream()
                  .map(Participant::presence)
                  .toList()
                  .equals(HANDS)));
      Camera.onFx(() -> {
        client.session().askForRooms();
      });
      Conditions.eventually(
          () -> Camera.onFx(() -> client.session().roomsProperty().get().size() == 3));
      Conditions.eventually(
          () -> Camera.onFx(() -> client.session().clock().quality().driftPpm()) != 0);
      camera.take(name, client, width, height, scale, opens);
    } finally {
      guests.forEach(Guest::close);
    }
  }

  void takeRoles(String prefix) throws IOException {
    for (Role role : Role.values()) {
      String name = prefix + "roles-" + role.wireName();
      takeRole(name + ".png", 1280, 800, role, "#people");
      takeRole(name + "-1024x700.png", 1024, 700, role, "");
    }
  }

  /// A room in which something is locked, as it looks to its host, a player and a listener.
  private void takeRole(String name, double width, double height, Role role, String opens)
      throws IOException {
    if (!camera.wants(name)) {
      return;
    }
    List<Guest> guests = new ArrayList<>();
    try (HostedSession session = HostedSession.startPrivately()) {
      URI server = URI.create(session.address(RoomName.LOBBY).server().webSocket());
      Client first = role == Role.HOST ? camera.join(session) : null;
      for (int i = 0; i < 4; i++) {
        guests.add(Guest.join(server, RoomName.LOBBY, guest(i), HANDS.get(i)));
      }
      Client client = first == null ? camera.join(session) : first;
      Camera.onFx(() -> {
        client.store().dispatch(Pieces.pattern());
        client.store().dispatch(Pieces.set(Fields.SHOW_CIRCLE_OF_FIFTHS, true));
      });
      // Else the locks might come first.
      Conditions.eventually(() -> Camera.onFx(() -> client.store().pendingPlaces() == 0));
      Camera.onFx(() -> {
        client.session().lock(Lock.TEMPO, true);
        client.session().lock(Lock.GRID, true);
        client.session().appoint(3, Role.LISTENER);
      });
      guests.getFirst().say(new ClientMessage.SetLocks(Set.of(Lock.TEMPO, Lock.GRID)));
      int you = Camera.onFx(() -> client.store().you());
      if (role != Role.HOST) {
        guests.getFirst().say(new ClientMessage.Appoint(3, Role.LISTENER));
        guests.getFirst().say(new ClientMessage.Appoint(you, role));
      }
      Conditions.eventually(() ->
          Camera.onFx(() ->
              client.store().rights().role() == role
                  && client.store().rights().locks().size() == 2
                  && client.session().roster().others().stream()
                      .anyMatch(who -> who.role() == Role.LISTENER)));
      Camera.onFx(() -> {
        client.store().dispatch(Gestures.stop());
      });
      camera.take(name, client, width, height, 1, opens);
    } finally {
      guests.forEach(Guest::close);
    }
  }

  private static Identity guest(int index) {
    String name = NAMES.get(index);
    return new Identity(
        name.substring(0, Math.min(32, name.length())), Colour.PALETTE.get((index + 7) % 10));
  }
}
