package org.trillsymbiont.model.sync.fuzz;

import java.util.List;
import java.util.stream.Stream;
import org.trillsymbiont.model.RandomEdits;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.Range;

/// Edits of few fields, so that the players get in each other's way all the time. Real numbers are
/// drawn so that no two edits have the same: each tells which edit it comes from.
final class Contended {
  private static final double STEP = 1e-5;

  /// Those whose values are never drawn twice, with what they may hold.
  static final List<Field<Double>> REAL =
      List.of(
          Fields.TEMPO,
          Fields.MASTER_VOLUME,
          Fields.square(0).primaryGain(),
          Fields.square(1).lfoGain(),
          Fields.square(2).primaryDecay());

  private static final List<Field<?>> ALL =
      Stream.concat(
              REAL.stream(),
              Stream.<Field<?>>of(
                  Fields.SELECTED_KEY,
                  Fields.IS_SEQUENCER_RUNNING,
                  Fields.CURRENT_SEQUENCE_STEP,
                  Fields.EVOLUTION_SPEED,
                  Fields.square(0).active(),
                  Fields.square(1).active(),
                  Fields.square(1).primaryWave(),
                  Fields.square(2).active(),
                  Fields.square(63).active()))
          .toList();

  private Contended() {}

  static Edit edit(World world) {
    Edit.Builder edit = Edit.labelled("Fiddle");
    int fields = world.oneIn(4) ? 2 + world.below(4) : 1;
    for (int count = 0; count < fields; count++) {
      set(edit, ALL.get(world.below(ALL.size())), world);
    }
    return world.oneIn(2) ? edit.build() : edit.buildWithDefaultLabel();
  }

  static Edit of(Field<Double> field, World world) {
    return Edit.of(field, value(field, world));
  }

  @SuppressWarnings("unchecked") // All in REAL hold doubles.
  private static void set(Edit.Builder edit, Field<?> field, World world) {
    if (REAL.contains(field)) {
      edit.set((Field<Double>) field, value((Field<Double>) field, world));
    } else {
      RandomEdits.set(edit, field, world.random());
    }
  }

  private static double value(Field<Double> field, World world) {
    Range range = ((org.trillsymbiont.model.edit.ValueType.Real) field.type()).range();
    return range.min() + (range.max() - range.min()) * (world.unique() * STEP);
  }
}
