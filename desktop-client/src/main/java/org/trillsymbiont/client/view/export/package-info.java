/// What is recorded and rendered, and how it is asked for.
@NullMarked
package org.trillsymbiont.client.view.export;

import org.jspecify.annotations.NullMarked;
