package io.facet.attribute;

import io.facet.FacetException;
import io.facet.dataset.Contrast;
import io.facet.dataset.LabelledPictures;
import io.facet.dataset.LabelledPictures.Picture;
import io.facet.face.FacePart;
import io.facet.face.Landmarks;
import io.facet.file.FileErrors;
import io.facet.image.Photograph;
import io.facet.network.FeatureMap;
import io.facet.network.FeatureNetwork;
import io.facet.network.NetworkCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Makes the attributes of a network from labelled pictures of the people in the training set. Every
 * picture is used twice, unchanged and mirrored, so that attributes have no left-right bias.
 */
public final class AttributeMaker {

    private static final double RIDGE = 0.3;
    private static final int FEWEST = 20;

    private final FeatureNetwork network;
    private final LabelledPictures table;
    private final Recipe recipe;
    private final Consumer<String> log;

    /**
     * Parameters of the attributes' computation.
     *
     * @param locator finds the face in a picture
     * @param layers the layers to change
     * @param conditionLayer the layer that the conditions are read from
     * @param perSide maximum number of pictures with and without, for each attribute
     * @param forConditions maximum number of pictures for finding the conditions
     * @param source origin of the pictures, for the attributes' cards
     */
    public record Recipe(
            Function<Photograph, Optional<Landmarks>> locator,
            List<String> layers,
            String conditionLayer,
            int perSide,
            int forConditions,
            String source) {}

    public AttributeMaker(
            FeatureNetwork network, LabelledPictures table, Recipe recipe, Consumer<String> log) {
        this.network = network;
        this.table = table;
        this.recipe = recipe;
        this.log = log;
    }

    /**
     * Makes attributes and writes them, and the conditions, into the folder, replacing older ones.
     * The folder has no conditions while they are written, so that attributes made with other
     * conditions are never used with these.
     */
    public void make(AttributeDefinitions made, Path folder) {
        List<AttributeDefinition> definitions = made.attributes();
        PictureFeatures features =
                new PictureFeatures(network, table, selected(definitions), recipe.locator(), log);
        List<Picture> pictures = features.pictures();
        Conditions conditions = conditions(made.traits(), pictures, features);
        List<Sides> sides = gather(definitions, pictures, features, conditions);
        Path conditionsFile = folder.resolve(AttributeLibrary.CONDITIONS);
        delete(conditionsFile);
        for (int i = 0; i < sides.size(); i++) {
            Attribute attribute = attribute(definitions.get(i), sides.get(i), conditions);
            String name = attribute.name() + AttributeFile.ENDING;
            AttributeFile.write(attribute, folder.resolve(name));
            log.accept(attribute.card().toString());
        }
        AttributeFile.write(conditions, conditionsFile);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new FacetException(
                    "Cannot replace " + file + ": " + FileErrors.reason(e) + ".", e);
        }
    }

    /** Regressions over the faces that show an attribute and over those that do not. */
    private record Sides(Balance balance, ConditionalMean with, ConditionalMean without) {}

    private List<Picture> selected(List<AttributeDefinition> definitions) {
        List<Picture> train = table.part(true);
        Set<Picture> selected = new LinkedHashSet<>();
        for (AttributeDefinition definition : definitions) {
            selected.addAll(sample(train, definition.contrast(), 1));
            selected.addAll(sample(train, definition.contrast(), -1));
        }
        return List.copyOf(selected);
    }

    /** Returns pictures of one sign, sampled evenly from the table if there are too many. */
    private List<Picture> sample(List<Picture> train, Contrast contrast, int sign) {
        List<Picture> all = train.stream().filter(p -> contrast.sign(table, p) == sign).toList();
        if (all.size() < FEWEST) {
            throw new FacetException(
                    String.format(
                            Locale.ROOT,
                            "Only %d pictures %s %s; at least %d are needed.",
                            all.size(),
                            sign > 0 ? "show" : "do not show",
                            contrast.name(),
                            FEWEST));
        }
        return LabelledPictures.spread(all, recipe.perSide());
    }

    private Conditions conditions(
            List<Contrast> traits, List<Picture> pictures, PictureFeatures features) {
        List<Picture> some = LabelledPictures.spread(pictures, recipe.forConditions());
        float[][] plain = new float[some.size()][];
        float[][] mirrored = new float[some.size()][];
        List<String> layer = List.of(recipe.conditionLayer());
        for (int i = 0; i < some.size(); i++) {
            int index = (int) ((long) i * pictures.size() / some.size());
            plain[i] = features.of(index, false, layer).get(layer.get(0)).values();
            mirrored[i] = features.of(index, true, layer).get(layer.get(0)).values();
        }
        log.accept("conditions from " + some.size() + " pictures");
        Conditions conditions =
                new ConditionFinder(table, some, plain, mirrored)
                        .find(traits, network.card().weightsSha256(), recipe.conditionLayer());
        try {
            AttributeCheck.check(conditions);
        } catch (IOException e) {
            throw new FacetException(
                    "The labels of these pictures do not suffice: "
                            + e.getMessage()
                            + ". Give more pictures, with and without each of the labels.",
                    e);
        }
        return conditions;
    }

    private List<Sides> gather(
            List<AttributeDefinition> definitions,
            List<Picture> pictures,
            PictureFeatures features,
            Conditions conditions) {
        List<String> layers = new ArrayList<>(recipe.layers());
        layers.add(recipe.conditionLayer());
        List<Sides> sides = new ArrayList<>();
        for (AttributeDefinition definition : definitions) {
            sides.add(sides(definition, pictures, conditions.readings().size()));
        }
        long start = System.nanoTime();
        for (int i = 0; i < pictures.size(); i++) {
            for (boolean mirrored : new boolean[] {false, true}) {
                Map<String, FeatureMap> maps = features.of(i, mirrored, layers);
                float[] z = conditions.of(maps.get(recipe.conditionLayer()));
                add(definitions, pictures.get(i), joined(maps), z, sides);
            }
            if ((i + 1) % 500 == 0) {
                double left = (System.nanoTime() - start) / 1e9 / (i + 1) * (pictures.size() - i);
                log.accept(
                        String.format(
                                Locale.ROOT,
                                "picture %d/%d, %.0f s left",
                                i + 1,
                                pictures.size(),
                                left));
            }
        }
        return sides;
    }

    private Sides sides(AttributeDefinition definition, List<Picture> pictures, int conditions) {
        int values = 0;
        for (String name : recipe.layers()) {
            NetworkCard.Layer layer = network.card().layer(name);
            int side = network.card().inputSize() / layer.stride();
            values += side * side * layer.channels();
        }
        return new Sides(
                new Balance(table, pictures, definition.contrast(), definition.balanced()),
                new ConditionalMean(values, conditions),
                new ConditionalMean(values, conditions));
    }

    private void add(
            List<AttributeDefinition> definitions,
            Picture picture,
            float[] values,
            float[] z,
            List<Sides> sides) {
        for (int k = 0; k < definitions.size(); k++) {
            int sign = definitions.get(k).contrast().sign(table, picture);
            if (sign != 0) {
                Sides side = sides.get(k);
                double weight = side.balance().weight(picture, sign);
                (sign > 0 ? side.with() : side.without()).add(values, z, weight);
            }
        }
    }

    private float[] joined(Map<String, FeatureMap> maps) {
        int size = recipe.layers().stream().mapToInt(l -> maps.get(l).values().length).sum();
        float[] joined = new float[size];
        int offset = 0;
        for (String layer : recipe.layers()) {
            float[] values = maps.get(layer).values();
            System.arraycopy(values, 0, joined, offset, values.length);
            offset += values.length;
        }
        return joined;
    }

    private Attribute attribute(
            AttributeDefinition definition, Sides sides, Conditions conditions) {
        float[] projection = projection(sides);
        float[][] with = sides.with().coefficients(projection, RIDGE);
        float[][] without = sides.without().coefficients(projection, RIDGE);
        Map<String, List<FeatureMap>> components = new LinkedHashMap<>();
        int offset = 0;
        for (String name : recipe.layers()) {
            NetworkCard.Layer layer = network.card().layer(name);
            int side = network.card().inputSize() / layer.stride();
            int size = side * side * layer.channels();
            List<FeatureMap> maps = new ArrayList<>();
            for (int k = 0; k < with.length; k++) {
                float[] values = new float[size];
                for (int i = 0; i < size; i++) {
                    values[i] = with[k][offset + i] - without[k][offset + i];
                }
                maps.add(new FeatureMap(side, side, layer.channels(), values));
            }
            components.put(name, maps);
            offset += size;
        }
        return new Attribute(card(definition, sides, conditions), projection, components);
    }

    /**
     * Returns the projection that removes the direction in which the attribute itself moves the
     * conditions.
     */
    private static float[] projection(Sides sides) {
        double[] with = sides.with().mean();
        double[] without = sides.without().mean();
        int n = with.length;
        double squares = 1e-9;
        for (int k = 0; k < n; k++) {
            squares += (with[k] - without[k]) * (with[k] - without[k]);
        }
        float[] projection = new float[n * n];
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < n; column++) {
                double outer = (with[row] - without[row]) * (with[column] - without[column]);
                projection[row * n + column] = (float) ((row == column ? 1 : 0) - outer / squares);
            }
        }
        return projection;
    }

    private AttributeCard card(AttributeDefinition definition, Sides sides, Conditions conditions) {
        return new AttributeCard(
                definition.name(),
                definition.shown(),
                definition.hidden(),
                definition.effect(),
                definition.parts().stream().map(FacePart::label).toList(),
                network.card().name(),
                network.card().weightsSha256(),
                recipe.layers(),
                conditions.names(),
                sides.with().count() / 2,
                sides.without().count() / 2,
                recipe.source());
    }
}
