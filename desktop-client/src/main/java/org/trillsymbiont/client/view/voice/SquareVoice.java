package org.trillsymbiont.client.view.voice;

import java.util.List;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.edit.Reach;
import org.trillsymbiont.model.state.Voice;

/// The voice of a square, which everybody hears.
///
/// Thread: FX.
///
/// @param index 0..63
record SquareVoice(Store store, int index) implements VoiceGestures {
  @Override
  public Voice voice() {
    return store.state().musicGrid().square(index).voice();
  }

  @Override
  public <T> void set(VoicePart<T> part, T value) {
    store.dispatch(Edit.of(part.field(index), value));
  }

  @Override
  public void paste(Voice other) {
    store.dispatch(Gestures.pasteVoice(store.state(), index, other));
  }

  @Override
  public void reset() {
    store.dispatch(Gestures.resetVoice(store.state(), index));
  }

  @Override
  public List<VoiceTarget> targets() {
    return List.of(VoiceTarget.values());
  }

  @Override
  public Reach reach(VoiceTarget target) {
    return switch (target) {
      case ROW -> Reach.row(index);
      case COLUMN -> Reach.column(index);
      case ACTIVE -> Reach.active(store.state());
    };
  }

  @Override
  public void apply(VoiceTarget target) {
    store.dispatch(Gestures.apply(store.state(), reach(target), voice()));
  }

  @Override
  public void apply(VoiceTarget target, VoicePart<?> part) {
    store.dispatch(edit(target, part));
  }

  private <T> Edit edit(VoiceTarget target, VoicePart<T> part) {
    return Gestures.apply(store.state(), reach(target), part::of, part.read(voice()));
  }
}
