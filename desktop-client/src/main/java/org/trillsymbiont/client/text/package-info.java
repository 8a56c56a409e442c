/// The words that are seen and heard, in the user's language.
///
/// Each package that shows or speaks words has a bundle of its own beside its classes:
/// `texts.properties` (English, the fallback) and `texts_de.properties`, in UTF-8. A class asks for
/// its package's words by key, each time it shows them:
///
/// ```java
/// private static final Texts TEXTS = Texts.of(HelpView.class);
/// title.setText(TEXTS.get("help.title"));
/// people.setText(TEXTS.get("people.count", count)); // people.count={0,choice,1#{0} person|1<{0} people}
/// ```
///
/// Every text is a `MessageFormat` pattern, so apostrophes are typographic ones (’), and numbers
/// are written as the language writes them. Words of music theory come from
/// [org.trillsymbiont.client.text.MusicWords] alone.
@NullMarked
package org.trillsymbiont.client.text;

import org.jspecify.annotations.NullMarked;
