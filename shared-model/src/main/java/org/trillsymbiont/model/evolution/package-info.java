/// The rules by which the pattern evolves: pure, bit for bit the same everywhere
/// (docs/evolution.md).
@NullMarked
package org.trillsymbiont.model.evolution;

import org.jspecify.annotations.NullMarked;
