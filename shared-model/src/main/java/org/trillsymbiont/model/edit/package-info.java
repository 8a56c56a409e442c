/// Edits of the shared state: its fields, sets of absolute values, and the reducer that applies
/// them. Pure.
@NullMarked
package org.trillsymbiont.model.edit;

import org.jspecify.annotations.NullMarked;
