package org.trillsymbiont.client.view.export;

import java.nio.file.Path;
import java.util.Optional;

/// What became of a recording or a rendering.
///
/// @param isProblem whether it is less than the user wanted
/// @param sentence says so
/// @param folder where its files are, when there are any
public record ExportNotice(boolean isProblem, String sentence, Optional<Path> folder) {}
