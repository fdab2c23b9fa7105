/**
 * Atomic writing of files and folders, file names that every system accepts, digests, and messages
 * for file system errors. Does not depend on pictures.
 */
package io.facet.file;
