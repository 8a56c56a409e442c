/// The start screen: who the user is, and which session to be in.
@NullMarked
package org.trillsymbiont.client.view.start;

import org.jspecify.annotations.NullMarked;
