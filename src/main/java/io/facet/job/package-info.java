/**
 * Represents what one call of any front end edits: pictures and their pages, the selected faces,
 * and where these may change. It also holds the results, with their files and their record.
 */
package io.facet.job;
