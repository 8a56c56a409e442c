package org.trillsymbiont.client.session;

import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Participant;

/// Gives somebody who has not chosen a colour one that nobody in the first room has, if there is
/// one: who is there is known only then.
///
/// Thread: FX.
public final class FreeColour {
  private final Session session;
  private final RandomGenerator random;
  private @Nullable Subscription subscription;

  private FreeColour(Session session, RandomGenerator random) {
    this.session = Objects.requireNonNull(session, "session");
    this.random = Objects.requireNonNull(random, "random");
  }

  /// Looks once, as soon as the first room has been entered.
  public static void find(Session session, RandomGenerator random) {
    FreeColour search = new FreeColour(session, random);
    search.subscription =
        session.roster().participantsProperty().subscribe((before, now) -> search.look(now));
  }

  private void look(List<Participant> everybody) {
    if (everybody.isEmpty() || subscription == null) {
      return;
    }
    subscription.unsubscribe();
    List<Colour> taken =
        session.roster().others().stream().map(who -> who.identity().colour()).toList();
    List<Colour> free = Colour.PALETTE.stream().filter(each -> !taken.contains(each)).toList();
    Identity own = session.identityProperty().get();
    if (taken.contains(own.colour()) && !free.isEmpty()) {
      Colour other = free.get(random.nextInt(free.size()));
      session.identityProperty().set(new Identity(own.name(), other));
    }
  }
}
