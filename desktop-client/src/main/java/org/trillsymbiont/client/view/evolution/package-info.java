/// The evolution that grows the pattern, and what fills or empties the grid at once.
@NullMarked
package org.trillsymbiont.client.view.evolution;

import org.jspecify.annotations.NullMarked;
