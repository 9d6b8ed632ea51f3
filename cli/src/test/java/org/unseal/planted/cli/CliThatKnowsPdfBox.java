package org.unseal.planted.cli;

import org.apache.pdfbox.Loader;

/** A part that opens documents in its own process. */
public record CliThatKnowsPdfBox(Class<Loader> loader) {}
