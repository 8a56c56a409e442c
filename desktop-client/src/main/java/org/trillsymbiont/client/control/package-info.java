/// Reusable controls. They know nothing of the app.
@NullMarked
package org.trillsymbiont.client.control;

import org.jspecify.annotations.NullMarked;
