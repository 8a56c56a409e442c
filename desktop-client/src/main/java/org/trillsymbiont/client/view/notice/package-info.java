/// What the user is told in passing.
@NullMarked
package org.trillsymbiont.client.view.notice;

import org.jspecify.annotations.NullMarked;
