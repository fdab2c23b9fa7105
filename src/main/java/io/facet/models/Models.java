package io.facet.models;

import io.facet.FacetException;
import io.facet.face.find.FaceFinder;
import io.facet.face.find.FaceFinders;
import io.facet.file.FileErrors;
import io.facet.file.Leftovers;
import io.facet.file.NativeName;
import io.facet.guide.file.GuideLibrary;
import io.facet.network.NetworkCard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Represents the folder of the networks, each in its own folder with its card.
 *
 * @param folder may be missing
 */
public record Models(Path folder) {

    /** The system property with the path of the folder. */
    public static final String PROPERTY = "facet.models";

    /** The environment variable with the path of the folder, used if the property is not set. */
    public static final String VARIABLE = "FACET_MODELS";

    /** The name of the network that comes with Facet. */
    public static final String EMBEDDED = "vgg-facet";

    private static final String DEFAULT_NAME = "models";
    private static final String FACE_FINDER = "face-finder";

    /** Folders in this one that are not networks. */
    private static final Set<String> OWN =
            Set.of(FACE_FINDER, GuideLibrary.FOLDER, NetworkInstaller.DOWNLOADS);

    /**
     * Characters that a file name may not contain on Windows or another system, or a full stop at
     * its beginning.
     */
    private static final Pattern NOT_EVERYWHERE =
            Pattern.compile("^$|^[.~ ]|[. ]$|^\\s*$|[\\x00-\\x1f<>:\"/\\\\|?*]|^-");

    /** Device names on Windows, with any extension. */
    private static final Pattern RESERVED =
            Pattern.compile(
                    "(con|prn|aux|nul|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3])(\\..*)?",
                    Pattern.CASE_INSENSITIVE);

    /**
     * Returns the models of this installation: in the folder given by the system property or the
     * environment, or else {@code models} beside the jar, beside the jar's folder, or in the
     * working folder.
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
                said.map(NativeName::parse)
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
            // A custom class loader may have no code location on disk.
            return Optional.empty();
        }
    }

    /**
     * Returns the folders of all networks here, in alphabetical order, and deletes the remains of
     * imports that were killed.
     */
    public List<Path> networks() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        clearLeftovers();
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Models::hasCard).filter(Models::isWhole).sorted().toList();
        } catch (IOException e) {
            throw unreadable(e);
        } catch (UncheckedIOException e) {
            throw unreadable(e.getCause());
        }
    }

    private void clearLeftovers() {
        Leftovers.clear(folder);
        Leftovers.clear(folder.resolve(NetworkInstaller.DOWNLOADS));
        Leftovers.clear(folder.resolve(GuideLibrary.FOLDER));
    }

    private FacetException unreadable(IOException e) {
        return new FacetException(
                "The folder " + folder + " cannot be read: " + FileErrors.reason(e) + ".", e);
    }

    /**
     * Returns the folder of a network, and deletes the remains of imports that were killed.
     *
     * @param nameOrFolder name of a folder in here, or any folder with a network
     * @throws FacetException if there is no such network
     */
    public Path find(String nameOrFolder) {
        clearLeftovers();
        try {
            return Stream.of(folder.resolve(nameOrFolder), Path.of(nameOrFolder))
                    .filter(candidate -> !nameOrFolder.isBlank() && hasCard(candidate))
                    .findFirst()
                    .orElseThrow(() -> unknown(nameOrFolder));
        } catch (InvalidPathException e) {
            throw unknown(nameOrFolder);
        }
    }

    /**
     * Returns the folder for a new network. The name must be a single path element, so that the
     * folder cannot be outside the models.
     *
     * @throws FacetException if the name is not a plain word, or is already used for something else
     */
    public Path place(String name) {
        if (OWN.contains(name.toLowerCase(Locale.ROOT))) {
            throw new FacetException(
                    "The folder "
                            + name
                            + " of the models is for something else; give the network"
                            + " another name.");
        }
        try {
            Path step = Path.of(name);
            boolean plain =
                    !NOT_EVERYWHERE.matcher(name).find()
                            && !RESERVED.matcher(name).matches()
                            && !step.isAbsolute();
            if (plain && step.getNameCount() == 1) {
                requireDistinct(name);
                return folder.resolve(step);
            }
        } catch (InvalidPathException e) {
            // Reported below.
        }
        throw new FacetException(
                "'"
                        + name
                        + "' cannot be the name of a network on every system; give letters, digits"
                        + " and hyphens.");
    }

    /**
     * Checks that the name differs from others by more than case; on Windows and macOS such names
     * are equal.
     */
    private void requireDistinct(String name) {
        for (Path network : networks()) {
            String other = network.getFileName().toString();
            if (other.equalsIgnoreCase(name) && !other.equals(name)) {
                throw new FacetException(
                        "There is a network '"
                                + other
                                + "', from which '"
                                + name
                                + "' differs in capital letters only. Give another name.");
            }
        }
    }

    /**
     * Opens the face finder that {@link FaceFinders} chooses; the caller closes it.
     *
     * @throws FacetException if its networks are missing
     */
    public FaceFinder faceFinder() {
        return FaceFinders.chosen().open(folder.resolve(FACE_FINDER));
    }

    /** Returns whether the networks of the face finder are available. */
    public boolean hasFaceFinder() {
        return FaceFinders.chosen().isInstalled(folder.resolve(FACE_FINDER));
    }

    private static boolean hasCard(Path candidate) {
        return Files.isRegularFile(candidate.resolve(NetworkCard.FILE_NAME));
    }

    /** Returns false for the remains of a killed import, whose names begin with a full stop. */
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
