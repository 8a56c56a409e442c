/// What is looked at before JavaFX starts: the command line and what the system offers.
@NullMarked
package org.trillsymbiont.client.launch;

import org.jspecify.annotations.NullMarked;
