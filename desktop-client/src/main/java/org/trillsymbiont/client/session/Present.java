package org.trillsymbiont.client.session;

import java.time.InstantSource;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.history.History;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.EditId;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Moment;
import org.trillsymbiont.model.sync.ServerMessage;

/// What is known of the room's present, so that what happens can be remembered as the server does.
///
/// Thread: FX.
final class Present {
  private static final long MICROS_IN_MILLI = 1000;

  private final IntFunction<@Nullable Identity> people;
  private final InstantSource clock;
  private @Nullable String epoch;
  private boolean hasBegunAnew;
  private long rev;
  private int number;

  /// @param people who has a number in the room; null for nobody
  /// @param clock this computer's
  Present(IntFunction<@Nullable Identity> people, InstantSource clock) {
    this.people = people;
    this.clock = clock;
  }

  void receive(ServerMessage message) {
    switch (message) {
      case ServerMessage.Welcome welcome -> {
        hasBegunAnew = !welcome.epoch().equals(epoch);
        epoch = welcome.epoch();
        rev = welcome.rev();
      }
      case ServerMessage.Edited edited -> rev = Math.max(rev, edited.rev());
      case ServerMessage.Merged merged -> rev = Math.max(rev, merged.rev());
      default -> {
        // The others change nothing in the room.
      }
    }
  }

  /// Whether with the last welcome another epoch has begun: revisions that were seen may be gone.
  boolean hasBegunAnew() {
    return hasBegunAnew;
  }

  /// The room's revision, 0 or more.
  long rev() {
    return rev;
  }

  /// The user has gone to another room.
  void reset() {
    epoch = null;
    rev = 0;
  }

  /// A page tells which epoch it is now.
  void known(ServerMessage.Page page) {
    number = page.epoch();
  }

  /// What has just happened, as it will be remembered. When, is told from the event before it, or
  /// from this computer's clock when there is none in this epoch.
  HistoryEvent remembered(ServerMessage.Edited edited, History history) {
    Moment last = history.at(history.end());
    boolean isSameEpoch = last.epoch() == number;
    long wallMillis =
        isSameEpoch && last.wallMillis() > 0
            ? last.wallMillis() + (edited.atMicros() - last.atMicros()) / MICROS_IN_MILLI
            : Math.max(last.wallMillis(), clock.millis());
    int by = edited.id().by();
    return new HistoryEvent(
        edited.rev(),
        edited.id(),
        by == EditId.ROOM ? null : author(by, history),
        number,
        edited.atMicros(),
        wallMillis,
        0,
        edited.edit());
  }

  private Identity author(int by, History history) {
    Identity here = people.apply(by);
    Identity known = here == null ? history.people().get(by) : here;
    return known == null ? new Identity("?", Colour.of(by)) : known;
  }
}
