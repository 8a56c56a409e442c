/// Session files in the window: what the user is asked.
@NullMarked
package org.trillsymbiont.client.view.file;

import org.jspecify.annotations.NullMarked;
