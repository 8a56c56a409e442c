/// Session files (`.trill`): what is in them, reading and writing, which one is open, the recent
/// ones, and what is kept by itself while one plays alone.
@NullMarked
package org.trillsymbiont.client.file;

import org.jspecify.annotations.NullMarked;
