package org.trillsymbiont.server.room;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.sync.Roles;

/// A journal that notes what it is given and answers when the test says so. Thread: the test's.
final class FakeJournal implements Journal {
  final List<Event> events = new ArrayList<>();
  @Nullable Owner owner;
  Roles.Kept kept = Roles.Kept.NOTHING;
  boolean isClosed;

  @Override
  public boolean isDurable() {
    return true;
  }

  @Override
  public void open(String epoch, Owner asking) {
    owner = asking;
  }

  @Override
  public void record(Event event) {
    events.add(event);
  }

  @Override
  public void keep(Roles.Kept now) {
    kept = now;
  }

  @Override
  public void close() {
    isClosed = true;
  }

  /// The room, which has asked.
  Owner room() {
    Owner asking = owner;
    if (asking == null) {
      throw new AssertionError("nobody has asked");
    }
    return asking;
  }
}
