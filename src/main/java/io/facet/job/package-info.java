/**
 * What one call edits, whichever door it came in by: pictures and their pages, the faces that are
 * meant, where they may change; and what comes of it, with its files and its record.
 */
package io.facet.job;
