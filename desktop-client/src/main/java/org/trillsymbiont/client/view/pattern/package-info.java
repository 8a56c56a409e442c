/// Patterns to begin with: a menu of them, and what an empty grid says.
@NullMarked
package org.trillsymbiont.client.view.pattern;

import org.jspecify.annotations.NullMarked;
