package org.trillsymbiont.client.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;

/// Sessions of this computer, and, if the user wants, of the local network. One of this computer
/// that is announced there too is listed once, under its announced name.
///
/// Thread: FX.
public final class AllSessions implements FoundSessions {
  private final FoundSessions here;
  private final FoundSessions around;
  private final ObservableBooleanValue isAroundWanted;
  private boolean isLooking;
  private final ReadOnlyObjectWrapper<List<Found>> found =
      new ReadOnlyObjectWrapper<>(this, "found", List.of());

  /// @param here sessions of this computer
  /// @param around sessions of the local network, maybe of this computer too
  /// @param isAroundWanted whether the local network is looked at; followed while it looks
  public AllSessions(
      FoundSessions here, FoundSessions around, ObservableBooleanValue isAroundWanted) {
    this.here = Objects.requireNonNull(here, "here");
    this.around = Objects.requireNonNull(around, "around");
    this.isAroundWanted = Objects.requireNonNull(isAroundWanted, "isAroundWanted");
    here.foundProperty().subscribe(sessions -> merge());
    around.foundProperty().subscribe(sessions -> merge());
    isAroundWanted.subscribe(isWanted -> lookAround());
  }

  private void lookAround() {
    if (isLooking && isAroundWanted.get()) {
      around.look();
    } else {
      around.rest();
    }
  }

  private void merge() {
    List<Found> all = new ArrayList<>(here.foundProperty().get());
    for (Found session : around.foundProperty().get()) {
      int same = session.isHere() ? indexOfPort(all, session.link().port()) : -1;
      if (same < 0) {
        all.add(session);
      } else {
        Found known = all.get(same);
        all.set(
            same,
            new Found(
                session.name(),
                known.rooms(),
                known.people(),
                known.link(),
                known.pinNeeded(),
                true,
                session.server()));
      }
    }
    if (!all.equals(found.get())) {
      found.set(List.copyOf(all));
    }
  }

  private static int indexOfPort(List<Found> sessions, int port) {
    for (int index = 0; index < sessions.size(); index++) {
      if (sessions.get(index).isHere() && sessions.get(index).link().port() == port) {
        return index;
      }
    }
    return -1;
  }

  @Override
  public ReadOnlyObjectProperty<List<Found>> foundProperty() {
    return found.getReadOnlyProperty();
  }

  @Override
  public void look() {
    isLooking = true;
    here.look();
    lookAround();
  }

  @Override
  public void rest() {
    isLooking = false;
    here.rest();
    lookAround();
  }

  @Override
  public void close() {
    here.close();
    around.close();
  }
}
