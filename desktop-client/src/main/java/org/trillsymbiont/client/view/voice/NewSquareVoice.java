package org.trillsymbiont.client.view.voice;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.edit.Reach;
import org.trillsymbiont.model.state.Voice;

/// The voice that squares get which nobody has shaped yet. It is this client's own; only applying
/// it changes what is shared.
///
/// Thread: FX.
record NewSquareVoice(Store store, ObjectProperty<Voice> own) implements VoiceGestures {
  @Override
  public Voice voice() {
    return own.get();
  }

  @Override
  public <T> void set(VoicePart<T> part, T value) {
    own.set(part.write(own.get(), value));
  }

  @Override
  public void paste(Voice other) {
    own.set(other);
  }

  @Override
  public void reset() {
    own.set(Voice.DEFAULT);
  }

  /// It stands in no row and no column.
  @Override
  public List<VoiceTarget> targets() {
    return List.of(VoiceTarget.ACTIVE);
  }

  @Override
  public Reach reach(VoiceTarget target) {
    return Reach.active(store.state());
  }

  @Override
  public void apply(VoiceTarget target) {
    store.dispatch(Gestures.apply(store.state(), reach(target), own.get()));
  }

  @Override
  public void apply(VoiceTarget target, VoicePart<?> part) {
    store.dispatch(edit(target, part));
  }

  private <T> Edit edit(VoiceTarget target, VoicePart<T> part) {
    return Gestures.apply(store.state(), reach(target), part::of, part.read(own.get()));
  }
}
