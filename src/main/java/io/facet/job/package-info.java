/**
 * What one call edits, whichever front end called: pictures and their pages, the faces that are
 * meant, where they may change; and what comes of it, with its files and its record.
 */
package io.facet.job;
