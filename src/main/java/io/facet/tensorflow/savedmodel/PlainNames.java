package io.facet.tensorflow.savedmodel;

import io.facet.tensorflow.graph.OpDefinitions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Short, unique names for the layers of a graph: {@code StatefulPartitionedCall/vgg16/conv1_1/Relu}
 * gets its common name, {@code conv1_1}.
 */
public final class PlainNames {

    private final Set<String> given = new HashSet<>();

    /** Returns the name that a node would have if it were the only one. */
    static String of(String node) {
        List<String> scopes = scopes(node);
        return scopes.get(scopes.size() - 1);
    }

    /** Returns a name not yet given to another node, prefixed with as many scopes as necessary. */
    public String next(String node) {
        List<String> scopes = scopes(node);
        String name = "";
        for (int i = scopes.size() - 1; i >= 0; i--) {
            name = name.isEmpty() ? scopes.get(i) : scopes.get(i) + "_" + name;
            if (given.add(name)) {
                return name;
            }
        }
        for (int i = 2; ; i++) {
            if (given.add(name + "_" + i)) {
                return name + "_" + i;
            }
        }
    }

    /** Returns the parts of a node's name, without trailing operations and without calls. */
    private static List<String> scopes(String node) {
        List<String> parts = new ArrayList<>(Arrays.asList(node.split("/")));
        parts.removeIf(part -> part.isEmpty() || operation(part).endsWith("PartitionedCall"));
        while (parts.size() > 1 && OpDefinitions.knows(operation(parts.get(parts.size() - 1)))) {
            parts.remove(parts.size() - 1);
        }
        return parts.isEmpty() ? List.of(node.replace('/', '_')) : parts;
    }

    private static String operation(String part) {
        return part.replaceAll("_[0-9]+$", "");
    }
}
