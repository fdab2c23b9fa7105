package io.facet.attribute;

import io.facet.FacetException;
import io.facet.file.NamedFiles;
import io.facet.network.NetworkCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Provides the attributes that are stored with a network, in the folder {@code attributes} beside
 * its card.
 */
public final class AttributeLibrary {

    /** Name of the attributes' folder within the network's. */
    public static final String FOLDER = "attributes";

    /** Name of the conditions' file within the attributes' folder. */
    public static final String CONDITIONS = "conditions.bin";

    private final NetworkCard network;
    private final Map<String, Path> files;
    private final Conditions conditions;
    private final Map<String, Attribute> loaded = new ConcurrentHashMap<>();

    private AttributeLibrary(NetworkCard network, Map<String, Path> files, Conditions conditions) {
        this.network = network;
        this.files = files;
        this.conditions = conditions;
    }

    /**
     * Opens the attributes of a network.
     *
     * @param networkFolder the network's folder
     * @param network its card
     * @throws FacetException if it has none, or their conditions are damaged or for another network
     */
    public static AttributeLibrary open(Path networkFolder, NetworkCard network) {
        Path folder = networkFolder.resolve(FOLDER);
        Path conditions = folder.resolve(CONDITIONS);
        Map<String, Path> files =
                Files.isDirectory(folder) ? NamedFiles.in(folder, AttributeFile.ENDING) : Map.of();
        if (files.isEmpty() && !Files.exists(conditions, LinkOption.NOFOLLOW_LINKS)) {
            throw new FacetException(
                    "The network "
                            + network.name()
                            + " has no attributes yet: make them with the command"
                            + " make-attributes.");
        }
        return new AttributeLibrary(network, files, conditions(conditions, network));
    }

    /** Returns the names of all attributes, in alphabetical order. */
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    /** Returns the conditions on which the attributes' changes depend. */
    public Conditions conditions() {
        return conditions;
    }

    /**
     * Returns the attribute of this name.
     *
     * @throws FacetException if there is none, its file is damaged or holds another attribute, or
     *     it was made for another network
     */
    public Attribute get(String name) {
        Path file = files.get(name);
        if (file == null) {
            throw new FacetException(
                    "There is no attribute '"
                            + name
                            + "'. There are: "
                            + String.join(", ", names())
                            + ".");
        }
        return loaded.computeIfAbsent(name, n -> checked(n, file));
    }

    private static Conditions conditions(Path file, NetworkCard network) {
        Conditions conditions = AttributeFile.readConditions(file);
        requireNetwork(conditions.networkSha256(), network, file);
        try {
            AttributeCheck.checkShapes(conditions, network);
        } catch (IOException e) {
            throw AttributeFile.damaged(file, e.getMessage(), e);
        }
        return conditions;
    }

    private Attribute checked(String name, Path file) {
        Attribute attribute = AttributeFile.read(file);
        if (!attribute.name().equals(name)) {
            throw new FacetException(
                    file
                            + " holds the attribute '"
                            + attribute.name()
                            + "', not '"
                            + name
                            + "'. Give the file back its name; "
                            + "if another has that name, delete this one and restore "
                            + name
                            + AttributeFile.ENDING
                            + " from Facet's download.");
        }
        requireNetwork(attribute.card().networkSha256(), network, file);
        requireConditions(attribute, file);
        try {
            AttributeCheck.checkShapes(attribute, network);
        } catch (IOException e) {
            throw AttributeFile.damaged(file, e.getMessage(), e);
        }
        return attribute;
    }

    private static void requireNetwork(String sha256, NetworkCard network, Path file) {
        if (!sha256.equals(network.weightsSha256())) {
            throw new FacetException(
                    file
                            + " was made for other weights than those of the network "
                            + network.name()
                            + ". Restore both from one download of Facet, or make the attributes"
                            + " again with the command make-attributes.");
        }
    }

    /**
     * Checks that the conditions are there; without them changes would be those of an average face.
     */
    private void requireConditions(Attribute attribute, Path file) {
        if (!attribute.card().conditions().equals(conditions.names())) {
            throw new FacetException(
                    file
                            + " was made with other conditions than those of "
                            + CONDITIONS
                            + " beside it. Restore both from one download of Facet, or make the"
                            + " attributes again with the command make-attributes.");
        }
    }
}
