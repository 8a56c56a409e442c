package org.trillsymbiont.server.room;

import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Participant;

/// Chooses the room's lead, so that an edit has come to the slowest participant before the step
/// that it takes part in is given to his sound device: a fifth of a second for that device, and one
/// and a half times his worst round trip. A longer lead is needed at once; a shorter one is taken
/// when it has been enough for a minute.
///
/// Thread: confined to the room's mailbox.
final class Lead {
  private static final double ROUND_TRIPS = 1.5;
  private static final int SOUND_MILLIS = 200;
  private static final int SHORTEST_MILLIS = 250;
  private static final int STEP_MILLIS = 50;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final Mailbox mailbox;
  private final IntConsumer choose;
  private int wanted = SHORTEST_MILLIS;
  private Mailbox.@Nullable Cancellation shortening;

  /// @param choose takes a lead in milliseconds
  Lead(Mailbox mailbox, IntConsumer choose) {
    this.mailbox = mailbox;
    this.choose = choose;
  }

  /// Follows the room: to be called when somebody has come, left or changed.
  ///
  /// @param current the lead, in milliseconds
  void follow(int current, Collection<Participant> here) {
    wanted = wanted(here);
    if (wanted >= current && shortening != null) {
      shortening.cancel();
      shortening = null;
    }
    if (wanted > current) {
      choose.accept(wanted);
    } else if (wanted < current && shortening == null) {
      shortening = mailbox.postAfter(PATIENCE_NANOS, this::shorten);
    }
  }

  private void shorten() {
    if (shortening != null) {
      shortening = null;
      choose.accept(wanted);
    }
  }

  private static int wanted(Collection<Participant> here) {
    int worst = here.stream().mapToInt(who -> who.presence().worstMillis()).max().orElse(0);
    double exact = SOUND_MILLIS + ROUND_TRIPS * Math.max(0, worst);
    double rounded = Math.ceil(exact / STEP_MILLIS) * STEP_MILLIS;
    return (int) Math.clamp(rounded, SHORTEST_MILLIS, AppState.LEAD_MILLIS.max());
  }
}
