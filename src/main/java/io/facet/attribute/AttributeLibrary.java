package io.facet.attribute;

import io.facet.FacetException;
import io.facet.network.NetworkCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The attributes that are stored with a network, in the folder {@code attributes} beside its card.
 */
public final class AttributeLibrary {

    /** The attributes' folder, in the network's. */
    public static final String FOLDER = "attributes";

    /** The file of the conditions, in the attributes' folder. */
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
     * @throws FacetException if it has none
     */
    public static AttributeLibrary open(Path networkFolder, NetworkCard network) {
        Path folder = networkFolder.resolve(FOLDER);
        if (!Files.isRegularFile(folder.resolve(CONDITIONS))) {
            throw new FacetException(
                    "The network "
                            + network.name()
                            + " has no attributes yet: make them with the command"
                            + " make-attributes.");
        }
        Map<String, Path> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(file -> file.toString().endsWith(AttributeFile.ENDING))
                    .forEach(file -> files.put(name(file), file));
        } catch (IOException e) {
            throw new FacetException("The folder " + folder + " cannot be read.", e);
        }
        Conditions conditions = AttributeFile.readConditions(folder.resolve(CONDITIONS));
        return new AttributeLibrary(network, files, conditions);
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - AttributeFile.ENDING.length());
    }

    /** Names of all attributes, in alphabetical order. */
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    /** What the attributes' changes depend on. */
    public Conditions conditions() {
        return conditions;
    }

    /**
     * The attribute of this name.
     *
     * @throws FacetException if there is none, or it was made for another network
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
        return loaded.computeIfAbsent(name, n -> checked(AttributeFile.read(file)));
    }

    private Attribute checked(Attribute attribute) {
        if (!attribute.card().networkSha256().equals(network.weightsSha256())) {
            throw new FacetException(
                    "The attribute "
                            + attribute.name()
                            + " was made for other weights than those of "
                            + network.name()
                            + ": make it again with the command make-attributes.");
        }
        return attribute;
    }
}
