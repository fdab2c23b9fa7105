package io.facet.install;

import java.net.URI;

/**
 * Describes a finished download.
 *
 * @param address the address that sent the bytes, after all redirects; some servers redirect to an
 *     address that is valid for minutes only, so use it for logging rather than for a later
 *     download
 * @param bytes size of the file in bytes
 * @param sha256 its SHA-256, 64 lower-case hexadecimal digits
 */
public record DownloadedFile(URI address, long bytes, String sha256) {}
