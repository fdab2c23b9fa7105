/**
 * Guide sets on disk: an archive of {@code guides.json} and a PNG for every map, every number of
 * which is checked when it is read.
 */
package io.facet.guide.file;
