/**
 * Files and folders that are written completely or not at all, names that every system accepts,
 * digests, and the sentences for what a file system refuses. Knows nothing of pictures.
 */
package io.facet.file;
