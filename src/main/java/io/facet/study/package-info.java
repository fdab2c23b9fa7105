/**
 * Measures edits over many people, cross-validated by person, and how long the parts of an edit
 * take.
 */
package io.facet.study;
