/// Tests of the evolution's rules.
@NullMarked
package org.trillsymbiont.model.evolution;

import org.jspecify.annotations.NullMarked;
