/**
 * Guide sets in files: an archive of {@code guides.json} and a PNG for every map. Every number is
 * validated on reading.
 */
package io.facet.guide.file;
