/// The 8x8 grid: rows are pitches, columns are steps.
@NullMarked
package org.trillsymbiont.client.view.grid;

import org.jspecify.annotations.NullMarked;
