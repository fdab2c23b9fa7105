package io.facet.isolation;

import io.facet.FacetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Represents the folder with the jars of TensorFlow and its dependencies.
 *
 * @param folder the folder, which need not exist
 */
record LibraryFolder(Path folder) {

    /** The system property that names the folder. */
    static final String PROPERTY = "facet.lib";

    private static final Path DEFAULT = Path.of("lib", "facet");
    private static final String INTERFACE_JAR = "tensorflow-core-api-";

    /**
     * Returns the folder of this installation: the value of the system property, or else {@code
     * lib/facet} beside Facet's jar, or else beside the jar's folder, as in {@code
     * <ImageJ>/lib/facet} for {@code <ImageJ>/plugins/Facet_.jar}.
     *
     * @param property value of the system property, or null
     * @param code Facet's jar; for a folder of classes no folder is searched, because TensorFlow is
     *     then on the class path
     * @return empty if there is no such folder
     */
    static Optional<LibraryFolder> located(String property, Optional<Path> code) {
        if (property != null && !property.isBlank()) {
            return Optional.of(new LibraryFolder(Path.of(property)));
        }
        return code.filter(Files::isRegularFile).stream()
                .flatMap(jar -> Stream.iterate(jar.getParent(), f -> f != null, Path::getParent))
                .limit(2)
                .map(parent -> parent.resolve(DEFAULT))
                .filter(Files::isDirectory)
                .findFirst()
                .map(LibraryFolder::new);
    }

    /**
     * Returns all jars in the folder, in alphabetical order.
     *
     * @param here the platform that the native library must be built for
     * @throws FacetException if TensorFlow is missing, present twice, or built for another platform
     */
    List<Path> jars(NativePlatform here) {
        List<Path> jars = list();
        long interfaces = jars.stream().filter(jar -> name(jar).startsWith(INTERFACE_JAR)).count();
        List<NativePlatform> platforms =
                jars.stream()
                        .map(jar -> NativePlatform.ofJar(name(jar)))
                        .flatMap(Optional::stream)
                        .toList();
        if (interfaces == 0 || platforms.isEmpty()) {
            throw new FacetException(
                    "The folder %s does not hold TensorFlow. %s".formatted(folder, remedy(here)));
        }
        if (interfaces > 1) {
            throw new FacetException(
                    "The folder %s holds TensorFlow in two versions. %s"
                            .formatted(folder, remedy(here)));
        }
        if (!platforms.contains(here)) {
            throw new FacetException(
                    "The folder %s holds TensorFlow for %s, but this Java is one for %s. %s"
                            .formatted(folder, names(platforms), here, remedy(here)));
        }
        return jars;
    }

    private List<Path> list() {
        if (!Files.isDirectory(folder)) {
            throw new FacetException(
                    "There is no folder %s, in which the property %s says that TensorFlow is."
                            .formatted(folder, PROPERTY));
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(file -> name(file).endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new FacetException("The folder " + folder + " cannot be read.", e);
        }
    }

    private static String remedy(NativePlatform here) {
        return NativePlatform.SUPPORTED.contains(here)
                ? "Delete this folder and unpack Facet's zip for %s again, as a whole."
                        .formatted(here)
                : "There is no TensorFlow for %s; Facet runs on a Java for %s."
                        .formatted(here, names(NativePlatform.SUPPORTED));
    }

    private static String names(List<NativePlatform> platforms) {
        return platforms.stream()
                .map(NativePlatform::name)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
