package io.facet.attribute;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.facet.dataset.Contrast;
import io.facet.face.FacePart;
import io.facet.file.StoredJson;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads attribute definitions strictly. Each method throws an {@link IOException} whose message
 * says what is wrong, as part of a sentence.
 */
final class DefinitionReader {

    /** The name of an attribute is also that of its file. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private record Document(List<Trait> traits, List<Entry> attributes) {}

    private record Trait(
            String name, List<String> positive, List<String> negative, List<String> within) {}

    private record Entry(
            String name,
            List<String> positive,
            List<String> negative,
            List<String> within,
            String shown,
            String hidden,
            float gain,
            boolean moves,
            List<String> parts,
            List<String> balanced) {}

    private final List<Contrast> traits = new ArrayList<>();
    private final List<AttributeDefinition> attributes = new ArrayList<>();

    private DefinitionReader() {}

    static AttributeDefinitions read(byte[] json) throws IOException {
        Document document = parsed(json);
        DefinitionReader reader = new DefinitionReader();
        for (Trait trait : document.traits()) {
            reader.addTrait(trait);
        }
        for (Entry entry : document.attributes()) {
            reader.addAttribute(entry);
        }
        requireOnce("trait", reader.traits.stream().map(Contrast::name));
        requireOnce("attribute", reader.attributes.stream().map(AttributeDefinition::name));
        return new AttributeDefinitions(reader.traits, reader.attributes);
    }

    private static Document parsed(byte[] json) throws IOException {
        Document document;
        try {
            document = StoredJson.read(json, Document.class);
        } catch (IOException e) {
            throw new IOException("the file " + e.getMessage(), e);
        }
        AttributeCheck.require(document.traits() != null, "'traits' is missing");
        AttributeCheck.require(
                document.attributes() != null && !document.attributes().isEmpty(),
                "it has no attributes");
        AttributeCheck.require(
                !document.traits().contains(null) && !document.attributes().contains(null),
                "it has an empty entry");
        JsonObject tree = StoredJson.read(json, JsonObject.class);
        requireKeys(tree, Document.class, "the file");
        for (JsonElement trait : tree.getAsJsonArray("traits")) {
            requireKeys(trait.getAsJsonObject(), Trait.class, "a trait");
        }
        for (JsonElement attribute : tree.getAsJsonArray("attributes")) {
            requireKeys(attribute.getAsJsonObject(), Entry.class, "an attribute");
        }
        return document;
    }

    /** Rejects unknown keys; a misspelt key would otherwise be ignored. */
    private static void requireKeys(JsonObject object, Class<?> type, String where)
            throws IOException {
        List<String> known =
                Stream.of(type.getRecordComponents()).map(RecordComponent::getName).toList();
        for (String key : object.keySet()) {
            AttributeCheck.require(
                    known.contains(key),
                    "%s has the key '%s', but may only have %s"
                            .formatted(where, key, String.join(", ", known)));
        }
    }

    private static void requireOnce(String what, Stream<String> names) throws IOException {
        Set<String> seen = new HashSet<>();
        for (String name : names.toList()) {
            AttributeCheck.require(seen.add(name), "it has two %ss '%s'".formatted(what, name));
        }
    }

    private void addTrait(Trait trait) throws IOException {
        AttributeCheck.requireText(trait.name(), "the name of a trait");
        traits.add(
                contrast(
                        "the trait '" + trait.name() + "'",
                        new Contrast(
                                trait.name(),
                                listed(trait.positive()),
                                listed(trait.negative()),
                                listed(trait.within()))));
    }

    private static Contrast contrast(String what, Contrast contrast) throws IOException {
        AttributeCheck.require(
                !contrast.positive().isEmpty() && !contrast.negative().isEmpty(),
                what + " needs 'positive' and 'negative', one label or more each");
        return contrast;
    }

    private static List<String> listed(List<String> labels) throws IOException {
        if (labels == null) {
            return List.of();
        }
        for (String label : labels) {
            AttributeCheck.requireText(label, "a label");
        }
        return labels;
    }

    private void addAttribute(Entry entry) throws IOException {
        AttributeCheck.require(
                entry.name() != null && NAME.matcher(entry.name()).matches(),
                "'%s' is not the name of an attribute: use lower-case letters, digits and hyphens"
                        .formatted(entry.name()));
        String what = "the attribute '" + entry.name() + "'";
        AttributeCheck.requireText(entry.shown(), "'shown' of " + what);
        AttributeCheck.requireText(entry.hidden(), "'hidden' of " + what);
        AttributeCheck.requireGain(entry.gain(), what);
        Contrast contrast =
                new Contrast(
                        entry.name(),
                        listed(entry.positive()),
                        listed(entry.negative()),
                        listed(entry.within()));
        attributes.add(
                new AttributeDefinition(
                        contrast(what, contrast),
                        entry.shown(),
                        entry.hidden(),
                        new AttributeEffect(entry.gain(), entry.moves()),
                        parts(what, listed(entry.parts())),
                        balanced(what, listed(entry.balanced()))));
    }

    private static List<FacePart> parts(String what, List<String> labels) throws IOException {
        AttributeCheck.require(!labels.isEmpty(), what + " names no parts of the face");
        for (String label : labels) {
            AttributeCheck.require(
                    FacePart.labels().contains(label),
                    "%s has the part '%s', but the parts of a face are %s"
                            .formatted(what, label, String.join(", ", FacePart.labels())));
        }
        return labels.stream().map(FacePart::named).toList();
    }

    private List<Contrast> balanced(String what, List<String> names) throws IOException {
        List<Contrast> balanced = new ArrayList<>();
        for (String name : names) {
            balanced.add(
                    traits.stream()
                            .filter(trait -> trait.name().equals(name))
                            .findFirst()
                            .orElseThrow(() -> new IOException(unknown(what, name))));
        }
        return balanced;
    }

    private String unknown(String what, String name) {
        String known = traits.stream().map(Contrast::name).collect(Collectors.joining(", "));
        return "%s is balanced by '%s', but the traits are: %s".formatted(what, name, known);
    }
}
