/// The voices of squares: knobs for new squares and for each active one.
@NullMarked
package org.trillsymbiont.client.view.voice;

import org.jspecify.annotations.NullMarked;
