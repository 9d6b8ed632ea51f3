/**
 * Writes the public page of a published version: plain HTML in every language that has a message
 * file, readable without a script, and for the script the same facts as a page model.
 *
 * <p>Start at {@link org.unseal.engine.page.PageMaker}: it takes a {@link
 * org.unseal.engine.page.PublicPage}, which is the version's manifest as far as it stands and what
 * the case knows beside it ({@link org.unseal.engine.page.PageFacts}), and gives the page's files.
 * Each section is a class of its own; all of them write through {@link
 * org.unseal.engine.page.Markup}, the only place where markup is made, so that nothing that came
 * from outside is ever markup. {@link org.unseal.engine.page.PageModel} has the format of {@code
 * docs/formats/page.md}.
 *
 * <p>Nothing here reads a case, decides what may be said, or knows how a version is published; the
 * same values give the same bytes.
 */
@NullMarked
package org.unseal.engine.page;

import org.jspecify.annotations.NullMarked;
