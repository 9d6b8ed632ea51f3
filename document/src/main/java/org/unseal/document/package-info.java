/**
 * Draws the pages of a PDF as pictures and says what can be read in those pictures. Start at {@link
 * org.unseal.document.PdfPages}. What a picture does not show is not in its text: what lies below a
 * black box stays there. Nothing here runs scripts, follows links, opens attachments or looks for
 * fonts on the machine. It is made to run in a process that may die of a file; it must not be
 * called in any other on a file that came from outside.
 */
@NullMarked
package org.unseal.document;

import org.jspecify.annotations.NullMarked;
