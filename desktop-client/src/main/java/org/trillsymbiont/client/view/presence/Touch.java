package org.trillsymbiont.client.view.presence;

import java.util.List;
import org.trillsymbiont.model.sync.Identity;

/// Somebody's hand on a place.
///
/// @param holds whether they let it sound at this moment
record Touch(Identity who, boolean holds) {

  Touch orHolds(boolean alsoHolds) {
    return new Touch(who, holds || alsoHolds);
  }

  /// Whose colour a place has: of whom holds it, else of whom is in the room longest.
  ///
  /// @param touches at least one, in the order in which people came
  static Touch foremost(List<Touch> touches) {
    return touches.stream().filter(Touch::holds).findFirst().orElse(touches.getFirst());
  }
}
