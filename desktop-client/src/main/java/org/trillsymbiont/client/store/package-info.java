/// The client's copy of the shared state, for views to render and gestures to change.
@NullMarked
package org.trillsymbiont.client.store;

import org.jspecify.annotations.NullMarked;
