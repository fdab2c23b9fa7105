package io.facet.isolation;

import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** Locates Facet's own classes. */
final class FacetCode {

    private FacetCode() {}

    /** Returns Facet's jar or folder of classes; empty if the class loader does not provide it. */
    static Optional<Path> location() {
        CodeSource source = FacetCode.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(source.getLocation().toURI()).toAbsolutePath().normalize());
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            // For example a jar within a jar, beside which there cannot be a folder.
            return Optional.empty();
        }
    }
}
