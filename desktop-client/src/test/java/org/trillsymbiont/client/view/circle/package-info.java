/// Tests of the circle's theory, geometry and gestures.
@NullMarked
package org.trillsymbiont.client.view.circle;

import org.jspecify.annotations.NullMarked;
