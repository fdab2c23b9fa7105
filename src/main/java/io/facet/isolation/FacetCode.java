package io.facet.isolation;

import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** Where Facet's own classes come from. */
final class FacetCode {

    private FacetCode() {}

    /** Facet's jar, or a folder of classes; none if the class loader does not say. */
    static Optional<Path> location() {
        CodeSource source = FacetCode.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(source.getLocation().toURI()).toAbsolutePath().normalize());
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            // A jar within a jar, for example: nothing can lie beside it.
            return Optional.empty();
        }
    }
}
