package io.facet.install;

import java.net.URI;

/**
 * What a finished download brought.
 *
 * @param address that sent the bytes, after all redirects; some servers lead to an address that is
 *     valid for minutes only, so it is for a log rather than for a later download
 * @param bytes of the file
 * @param sha256 its SHA-256, 64 lower-case hexadecimal digits
 */
public record DownloadedFile(URI address, long bytes, String sha256) {}
