package io.facet.attribute;

import io.facet.face.FacePart;
import io.facet.network.FeatureMap;
import io.facet.network.NetworkCard;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks stored attributes and conditions: an undamaged file may still hold invalid values. Each
 * method throws an {@link IOException} whose message says what is wrong, as part of a sentence.
 */
final class AttributeCheck {

    /** Largest accepted absolute value, far above the outputs of any network. */
    private static final float LARGEST = 1e9f;

    private static final float MOST_GAIN = 100;

    private AttributeCheck() {}

    /** Checks a card on its own. */
    static void check(AttributeCard card) throws IOException {
        requireText(card.name(), "its name");
        requireText(card.network(), "the name of its network");
        requireText(card.networkSha256(), "the hash of its network");
        require(card.shown() != null && card.hidden() != null, "it does not say what it shows");
        require(card.source() != null, "it does not say where it comes from");
        require(card.manner() != null, "it does not say how it is brought about");
        requireGain(card.manner().gain(), "it");
        requireNames(card.layers(), "layers");
        require(!card.layers().isEmpty(), "it names no layers");
        requireNames(card.conditions(), "conditions");
        requireNames(card.parts(), "parts");
        require(!card.parts().isEmpty(), "it names no parts of the face");
        for (String part : card.parts()) {
            require(FacePart.labels().contains(part), "a face has no part '" + part + "'");
        }
        require(
                card.positives() >= 0 && card.negatives() >= 0,
                "it was made of " + card.positives() + " and " + card.negatives() + " pictures");
    }

    /** Checks the multiple of an attribute's change. */
    static void requireGain(float gain, String what) throws IOException {
        require(
                gain > 0 && gain <= MOST_GAIN,
                "%s has the gain %s, and it must be above 0 and at most %s"
                        .formatted(what, gain, MOST_GAIN));
    }

    /** Checks an attribute whose card has already been checked. */
    static void check(Attribute attribute) throws IOException {
        int conditions = attribute.card().conditions().size();
        require(
                attribute.projection().length == conditions * conditions,
                "its projection has "
                        + attribute.projection().length
                        + " numbers for "
                        + conditions
                        + " conditions");
        requireNumbers(attribute.projection(), "its projection");
        require(
                attribute.components().keySet().equals(Set.copyOf(attribute.card().layers())),
                "its maps are not of the layers that it names");
        for (Map.Entry<String, List<FeatureMap>> layer : attribute.components().entrySet()) {
            List<FeatureMap> maps = layer.getValue();
            require(
                    maps.size() == conditions + 1,
                    layer.getKey()
                            + " has "
                            + maps.size()
                            + " maps for "
                            + conditions
                            + " conditions");
            for (FeatureMap map : maps) {
                require(sameShape(map, maps.get(0)), layer.getKey() + " has maps of two shapes");
                requireNumbers(map.values(), "a map of " + layer.getKey());
            }
        }
    }

    /** Checks conditions on their own. */
    static void check(Conditions conditions) throws IOException {
        requireText(conditions.networkSha256(), "the hash of its network");
        requireText(conditions.layer(), "the name of its layer");
        requireNames(conditions.names(), "conditions");
        for (Conditions.Reading reading : conditions.readings()) {
            String name = "the condition " + reading.name();
            require(
                    reading.scale() > 0 && reading.scale() <= LARGEST,
                    name + " has the scale " + reading.scale());
            require(
                    Math.abs(reading.centre()) <= LARGEST,
                    name + " has the centre " + reading.centre());
            require(reading.direction().length > 0, name + " has no direction");
            requireNumbers(reading.direction(), "the direction of " + name);
        }
    }

    /** Checks that maps have the shapes of a network's layers. */
    static void checkShapes(Attribute attribute, NetworkCard network) throws IOException {
        for (Map.Entry<String, List<FeatureMap>> component : attribute.components().entrySet()) {
            NetworkCard.Layer layer = layer(component.getKey(), network);
            int side = network.inputSize() / layer.stride();
            FeatureMap map = component.getValue().get(0);
            require(
                    map.height() == side
                            && map.width() == side
                            && map.channels() == layer.channels(),
                    "its map of "
                            + layer.name()
                            + " is "
                            + shape(map.height(), map.width(), map.channels())
                            + ", and that of the network "
                            + shape(side, side, layer.channels()));
        }
    }

    /** Checks that directions have the shape of a network's layer. */
    static void checkShapes(Conditions conditions, NetworkCard network) throws IOException {
        NetworkCard.Layer layer = layer(conditions.layer(), network);
        int side = network.inputSize() / layer.stride();
        int length = side * side * layer.channels();
        for (Conditions.Reading reading : conditions.readings()) {
            require(
                    reading.direction().length == length,
                    "the condition "
                            + reading.name()
                            + " reads "
                            + reading.direction().length
                            + " numbers of the "
                            + length
                            + " of "
                            + layer.name());
        }
    }

    private static NetworkCard.Layer layer(String name, NetworkCard network) throws IOException {
        return network.layers().stream()
                .filter(layer -> layer.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IOException("the network has no layer '" + name + "'"));
    }

    private static String shape(int height, int width, int channels) {
        return height + " x " + width + " x " + channels;
    }

    private static boolean sameShape(FeatureMap one, FeatureMap other) {
        return one.height() == other.height()
                && one.width() == other.width()
                && one.channels() == other.channels();
    }

    private static void requireNumbers(float[] numbers, String where) throws IOException {
        for (float number : numbers) {
            // Written so that NaN fails too.
            if (!(Math.abs(number) <= LARGEST)) {
                throw new IOException(where + " holds " + number);
            }
        }
    }

    private static void requireNames(List<String> names, String what) throws IOException {
        require(names != null, "it does not name its " + what);
        for (String name : names) {
            requireText(name, "one of its " + what);
        }
        require(
                new HashSet<>(names).size() == names.size(),
                "it names one of its " + what + " twice");
    }

    static void requireText(String text, String what) throws IOException {
        require(text != null && !text.isBlank(), what + " is missing");
    }

    static void require(boolean good, String trouble) throws IOException {
        if (!good) {
            throw new IOException(trouble);
        }
    }
}
