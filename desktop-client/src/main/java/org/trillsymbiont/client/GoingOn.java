package org.trillsymbiont.client;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.discovery.Found;
import org.trillsymbiont.client.discovery.FoundSessions;
import org.trillsymbiont.client.session.Address;
import org.trillsymbiont.client.session.Entering;
import org.trillsymbiont.client.session.Notice;
import org.trillsymbiont.client.session.Session;
import org.trillsymbiont.client.session.Succession;
import org.trillsymbiont.client.sync.ConnectionStatus;
import org.trillsymbiont.model.sync.RoomName;

/// Watches over a session that somebody else hosts: when its server has gone, the user may go on
/// with the room on this computer, or go to whoever does, which is looked for in the network
/// (docs/decisions/0022).
///
/// Thread: FX.
final class GoingOn implements AutoCloseable {
  private final Session session;
  private final FoundSessions found;
  private final Hosting hosting;
  private final Openings openings;
  private final Consumer<HostedSession> onTaken;
  private final Subscription subscription;
  private boolean isFollowing;

  private boolean isOpening;
  private boolean isOver;

  /// How a session is hosted that goes on with another one.
  interface Openings {
    /// Makes it.
    ///
    /// @param port the first to try
    /// @param after what it goes on with ([Session#trail])
    Hosting.Opening of(int port, @Nullable String after);
  }

  /// @param found looks around while there is no connection
  /// @param onTaken runs when the room is about to be hosted here, and closes this
  GoingOn(
      Session session,
      FoundSessions found,
      Hosting hosting,
      Openings openings,
      Consumer<HostedSession> onTaken) {
    this.session = session;
    this.found = found;
    this.hosting = hosting;
    this.openings = openings;
    this.onTaken = onTaken;
    subscription =
        session
            .connectionProperty()
            .subscribe(this::connection)
            .and(found.foundProperty().subscribe(all -> name()))
            .and(session.enteringProperty().subscribe(this::entering));
  }

  private void connection(ConnectionStatus status) {
    Succession succession = session.succession();
    switch (status) {
      case ConnectionStatus.Waiting _ when session.trail() != null -> {
        succession.offer(this::goOn, this::follow);
        found.look();
        name();
      }
      // It tries again: what was offered stays.
      case ConnectionStatus.Waiting _, ConnectionStatus.Connecting _ -> {}
      case ConnectionStatus.Connected _, ConnectionStatus.Closed _, ConnectionStatus.Removed _ -> {
        succession.withdraw();
        found.rest();
      }
    }
  }

  private void name() {
    if (session.succession().offeredProperty().get()) {
      session.succession().name(successor().map(GoingOn::name).orElse(""));
    }
  }

  private static String name(Found session) {
    return session.name().isEmpty() ? session.link().host() : session.name();
  }

  /// Who was in the room as the server has gone, and says that it is gone on with there.
  private Optional<Found> successor() {
    String trail = session.trail();
    String gone = session.addressProperty().get().server().authority();
    return found.foundProperty().get().stream()
        .filter(each -> trail != null && trail.equals(each.server().after()))
        .filter(each -> !each.link().authority().equals(gone))
        .findFirst();
  }

  private void goOn() {
    if (isOpening) {
      return;
    }
    isOpening = true;
    int port = session.addressProperty().get().server().port();
    hosting.open(openings.of(port, session.trail()), this::opened, this::failed);
  }

  private void opened(HostedSession hosted) {
    isOpening = false;
    if (isOver) {
      hosting.close(hosted);
    } else {
      RoomName room = hosted.unused(session.addressProperty().get().server().room());
      onTaken.accept(hosted);
      session.goOn(hosted.address(room));
    }
  }

  private void failed(String reason) {
    isOpening = false;
    session.tell(new Notice.Told("go-on", true, reason));
  }

  private void follow() {
    successor()
        .ifPresent(to -> {
          session.goOn(Address.of(to.link()));
          isFollowing = true;
        });
  }

  private void entering(Entering how) {
    if (isFollowing && how instanceof Entering.Failed(String reason)) {
      failed(reason);
    }
    if (!(how instanceof Entering.Underway)) {
      isFollowing = false;
    }
  }

  /// The session is left, or hosted here now.
  @Override
  public void close() {
    isOver = true;
    subscription.unsubscribe();
    session.succession().withdraw();
  }
}
