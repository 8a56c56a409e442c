/// The shared state of a session and its parts, as immutable values that enforce their ranges.
/// Pure.
@NullMarked
package org.trillsymbiont.model.state;

import org.jspecify.annotations.NullMarked;
