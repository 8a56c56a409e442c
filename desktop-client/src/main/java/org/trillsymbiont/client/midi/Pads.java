package org.trillsymbiont.client.midi;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.Timer;
import org.trillsymbiont.client.session.Session;
import org.trillsymbiont.client.transport.Playhead;
import org.trillsymbiont.model.state.MusicGridSquare;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Score;

/// The grids of pads that are there, each showing the room's grid. Without any, nothing is done.
///
/// Thread: FX.
final class Pads {
  private static final long FLASH_NANOS = 90_000_000;

  private final Session session;
  private final Playhead playhead;
  private final Timer timer;
  private final GridHands hands;
  private final BiConsumer<PortName, List<byte[]>> lamps;
  private final Map<PortName, Pad> pads = new LinkedHashMap<>();
  private long flashing;
  private long flashUntil = Long.MIN_VALUE;

  /// None is there yet.
  ///
  /// @param lamps takes messages to the device at a port
  Pads(
      Session session,
      Playhead playhead,
      Timer timer,
      GridHands hands,
      BiConsumer<PortName, List<byte[]>> lamps) {
    this.session = session;
    this.playhead = playhead;
    this.timer = timer;
    this.hands = hands;
    this.lamps = lamps;
    session.store().stateProperty().addListener((observed, before, now) -> paint());
    playhead.positionProperty().addListener((observed, before, now) -> paint());
    playhead.onStep(this::flash);
    session.roster().participantsProperty().addListener((observed, before, now) -> paint());
    hands.heldProperty().addListener((observed, before, now) -> paint());
  }

  /// The pads at a port; null when it is no grid of pads.
  @Nullable Pad at(PortName port) {
    return pads.get(port);
  }

  /// Takes leave of those that are gone, and greets those that are new.
  ///
  /// @param there all that are there
  void show(Map<PortName, PadProtocol> there) {
    Map<PortName, Pad> gone = new HashMap<>(pads);
    gone.keySet().removeAll(there.keySet());
    gone.forEach((port, pad) -> {
      pads.remove(port);
      pad.gone();
    });
    there.forEach((port, protocol) ->
        pads.computeIfAbsent(
            port, at -> new Pad(protocol, timer, hands, messages -> lamps.accept(at, messages))));
    paint();
  }

  private void flash(Score.Played played) {
    if (pads.isEmpty()) {
      return;
    }
    flashing = 0;
    for (MusicGridSquare square :
        played.content().musicGrid().activeInColumn(played.step().column())) {
      flashing |= 1L << square.squareIndex();
    }
    flashUntil = timer.nowNanos() + FLASH_NANOS;
    var _ = timer.at(flashUntil, this::paint);
    paint();
  }

  private void paint() {
    if (pads.isEmpty()) {
      return;
    }
    long flash = timer.nowNanos() < flashUntil ? flashing : 0;
    Map<Integer, Colour> others = new HashMap<>();
    session.roster().others().stream()
        .filter(who -> who.presence().held() >= 0)
        .forEach(who -> others.put(who.presence().held(), who.identity().colour()));
    PadPicture picture =
        PadPicture.of(
            new PadPicture.Scene(
                session.store().state().musicGrid().activeBits(),
                playhead.position().column(),
                flash | hands.heldProperty().get(),
                others));
    pads.values().forEach(pad -> pad.show(picture));
  }

  /// What is held on them is let go.
  void gone() {
    pads.values().forEach(Pad::gone);
  }
}
