package org.trillsymbiont.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.trillsymbiont.client.session.Session;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.client.view.grid.GridSounds;
import org.trillsymbiont.model.sync.Participant;

/// Lets squares sound while somebody holds them: the own user here and, told by presence, the
/// others on their machines. A square that two hold sounds until the last of them lets go; one
/// whose holder is out of sight is let go. The own user may hold several, by mouse and by keys;
/// presence tells of the one that was taken last.
///
/// Thread: FX.
final class Holds implements GridSounds {
  private static final int OWN = 0;

  private final Session session;
  private final SoundEngine engine;

  /// Who holds each square that sounds.
  private final Map<Integer, Set<Integer>> holders = new HashMap<>();

  /// What the own user holds, in the order in which it was taken; a square that is held twice is in
  /// it twice.
  private final List<Integer> own = new ArrayList<>();

  private final ReadOnlyLongWrapper ownBits = new ReadOnlyLongWrapper(this, "own");

  Holds(Session session, SoundEngine engine) {
    this.session = session;
    this.engine = engine;
    session.roster().participantsProperty().subscribe(_ -> follow(session.roster().others()));
  }

  /// The squares that the own user holds, as bits.
  ReadOnlyLongProperty ownProperty() {
    return ownBits.getReadOnlyProperty();
  }

  @Override
  public void audition(int square) {
    engine.audition(session.store().state(), square);
  }

  @Override
  public void hold(int square) {
    own.add(square);
    add(OWN, square);
    tell();
  }

  @Override
  public void release(int square) {
    own.remove(Integer.valueOf(square));
    if (!own.contains(square)) {
      remove(OWN, square);
    }
    tell();
  }

  private void tell() {
    session.hold(own.isEmpty() ? -1 : own.getLast());
    ownBits.set(own.stream().mapToLong(square -> 1L << square).reduce(0, (a, b) -> a | b));
  }

  private void follow(List<Participant> others) {
    Map<Integer, Integer> held = new HashMap<>();
    others.stream()
        .filter(who -> who.presence().held() >= 0)
        .forEach(who -> held.put(who.id(), who.presence().held()));
    for (int square : List.copyOf(holders.keySet())) {
      for (int who : List.copyOf(holders.getOrDefault(square, Set.of()))) {
        if (who != OWN && !Integer.valueOf(square).equals(held.get(who))) {
          remove(who, square);
        }
      }
    }
    held.forEach(this::add);
  }

  private void add(int who, int square) {
    Set<Integer> all = holders.computeIfAbsent(square, _ -> new HashSet<>());
    // Who looks at the past hears nothing of the room.
    if (all.isEmpty() && (who == OWN || !session.store().isLooking())) {
      engine.hold(session.store().state(), square);
    }
    all.add(who);
  }

  private void remove(int who, int square) {
    Set<Integer> all = holders.get(square);
    if (all != null && all.remove(who) && all.isEmpty()) {
      holders.remove(square);
      engine.release(square);
    }
  }
}
