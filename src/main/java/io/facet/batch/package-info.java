/** Edits whole folders into tables and records; an interrupted run continues where it stopped. */
package io.facet.batch;
