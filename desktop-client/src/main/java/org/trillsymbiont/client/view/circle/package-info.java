/// The circle of fifths: choosing key, scale and chord, and seeing what belongs to them.
@NullMarked
package org.trillsymbiont.client.view.circle;

import org.jspecify.annotations.NullMarked;
