package io.facet.models;

import io.facet.FacetException;
import io.facet.face.FaceFinder;
import io.facet.network.NetworkCard;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder in which networks are, each in a folder of its own with its card.
 *
 * @param folder need not exist
 */
public record Models(Path folder) {

    /** The system property that names the folder. */
    public static final String PROPERTY = "facet.models";

    /** The environment variable that names the folder, unless the property does. */
    public static final String VARIABLE = "FACET_MODELS";

    /** The name of the network that comes with Facet. */
    public static final String EMBEDDED = "vgg-facet";

    private static final String DEFAULT_NAME = "models";
    private static final String FACE_FINDER = "face-finder";

    /**
     * The models of this installation: where the system property or the environment says, or else
     * {@code models} beside the jar, beside the jar's folder, or in the working folder.
     */
    public static Models installed() {
        return located(System.getProperty(PROPERTY), System.getenv(), codeLocation(), Path.of(""));
    }

    /**
     * @param property value of the system property, or null
     * @param environment of the process
     * @param code the jar, if it is known
     * @param working the folder to fall back on
     */
    public static Models located(
            String property, Map<String, String> environment, Optional<Path> code, Path working) {
        Optional<String> said =
                Stream.of(
                                Optional.ofNullable(property),
                                Optional.ofNullable(environment.get(VARIABLE)))
                        .flatMap(Optional::stream)
                        .filter(text -> !text.isBlank())
                        .findFirst();
        return new Models(
                said.map(Path::of)
                        .or(() -> besideCode(code))
                        .orElse(working.resolve(DEFAULT_NAME)));
    }

    private static Optional<Path> besideCode(Optional<Path> code) {
        return code.map(jar -> jar.toAbsolutePath().normalize()).stream()
                .flatMap(jar -> Stream.iterate(jar.getParent(), f -> f != null, Path::getParent))
                .limit(2)
                .map(folder -> folder.resolve(DEFAULT_NAME))
                .filter(Files::isDirectory)
                .findFirst();
    }

    private static Optional<Path> codeLocation() {
        CodeSource source = Models.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            // A class loader of its own kind has no folder beside which models could lie.
            return Optional.empty();
        }
    }

    /** The folders of all networks here, in alphabetical order. */
    public List<Path> networks() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Models::hasCard).filter(Models::isWhole).sorted().toList();
        } catch (IOException e) {
            throw new FacetException("The folder " + folder + " cannot be read.", e);
        }
    }

    /**
     * The folder of a network.
     *
     * @param nameOrFolder name of a folder in here, or any folder with a network
     * @throws FacetException if there is no such network
     */
    public Path find(String nameOrFolder) {
        try {
            return Stream.of(folder.resolve(nameOrFolder), Path.of(nameOrFolder))
                    .filter(Models::hasCard)
                    .findFirst()
                    .orElseThrow(() -> unknown(nameOrFolder));
        } catch (InvalidPathException e) {
            throw unknown(nameOrFolder);
        }
    }

    /**
     * The folder for a new network. A name is one step, so that none lands outside of the models.
     *
     * @throws FacetException if the name is no plain word
     */
    public Path place(String name) {
        try {
            Path step = Path.of(name);
            boolean plain = !name.isBlank() && !name.startsWith(".") && !step.isAbsolute();
            if (plain && step.getNameCount() == 1) {
                return folder.resolve(step);
            }
        } catch (InvalidPathException e) {
            // Said below.
        }
        throw new FacetException("'" + name + "' is no name for a network; give a plain word.");
    }

    /**
     * Loads the networks that find faces; the caller closes them.
     *
     * @throws FacetException if they are not here
     */
    public FaceFinder faceFinder() {
        return FaceFinder.open(folder.resolve(FACE_FINDER));
    }

    /** Whether the networks that find faces are here. */
    public boolean hasFaceFinder() {
        return Files.isDirectory(folder.resolve(FACE_FINDER));
    }

    private static boolean hasCard(Path candidate) {
        return Files.isRegularFile(candidate.resolve(NetworkCard.FILE_NAME));
    }

    /** What an import leaves that was ended by force has a name that begins with a full stop. */
    private static boolean isWhole(Path network) {
        return !network.getFileName().toString().startsWith(".");
    }

    private FacetException unknown(String nameOrFolder) {
        List<String> names = networks().stream().map(n -> n.getFileName().toString()).toList();
        String place = folder.toAbsolutePath().normalize().toString();
        return new FacetException(
                names.isEmpty()
                        ? ("There is no network '%s', and %s holds none. Say where"
                                        + " the networks are: with the environment variable %s,"
                                        + " or with --models on the command line.")
                                .formatted(nameOrFolder, place, VARIABLE)
                        : ("There is no network '%s' in %s. There are: %s. Give one of these, or"
                                        + " the folder of another.")
                                .formatted(nameOrFolder, place, String.join(", ", names)));
    }
}
