package io.facet.weights.layers;

import io.facet.weights.layers.StoredLayers.Layer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Identifies layers by their order and their shapes, for a file without VGG's names. Many layers of
 * VGG have the same shape, so the order must be certain: the order that the model states; numbers
 * in names that are otherwise equal; or the order of the file if the names do not contradict it.
 * Anything else is rejected with a list of the layers found.
 *
 * @param found the layers with a kernel, in the file's order
 * @param order what that order means
 */
public record LayersInOrder(List<FoundLayer> found, Order order, KernelAxes axes) {

    /** Side of VGG's convolutions; later layers have other sizes. */
    private static final int SIDE = 3;

    /** What the order of a file's layers means. */
    public enum Order {
        /** It is the order of the model. */
        MODEL,
        /** It is the order in which a program created the layers. */
        PROGRAM,
        /** It has no meaning. */
        NONE
    }

    /**
     * Returns the requested layers by name.
     *
     * @throws UnreadableWeights if there are more or fewer, they have other shapes, or their order
     *     is uncertain
     */
    public Map<String, Layer> named(List<LayerShape> wanted) {
        if (order == Order.MODEL) {
            return inModelOrder(wanted);
        }
        Map<Boolean, List<FoundLayer>> sections =
                found.stream().collect(Collectors.partitioningBy(l -> l.isConvolution(SIDE, axes)));
        List<LayerShape> convolutions = wanted.stream().filter(w -> !w.dense()).toList();
        List<LayerShape> dense = wanted.stream().filter(LayerShape::dense).toList();
        List<FoundLayer> head = sections.get(false);
        if (sections.get(true).size() != convolutions.size()) {
            throw miscounted(sections.get(true).size(), "convolutions of 3x3", convolutions);
        }
        if (head.size() < dense.size()) {
            throw miscounted(head.size(), "layers behind the convolutions", dense);
        }
        Map<String, Layer> layers = new LinkedHashMap<>();
        put(layers, sorted(sections.get(true), convolutions), convolutions);
        if (dense.isEmpty()) {
            requireHead(head, convolutions.get(convolutions.size() - 1));
        } else {
            put(layers, sorted(head, dense), dense);
        }
        return layers;
    }

    private Map<String, Layer> inModelOrder(List<LayerShape> wanted) {
        if (found.size() < wanted.size()) {
            throw miscounted(found.size(), "layers with a kernel", wanted);
        }
        List<FoundLayer> rest = found.subList(wanted.size(), found.size());
        Map<String, Layer> layers = new LinkedHashMap<>();
        put(layers, found, wanted);
        if (rest.stream().anyMatch(layer -> layer.isConvolution(SIDE, axes))) {
            throw miscounted(found.size(), "layers with a kernel", wanted);
        }
        return layers;
    }

    private void put(Map<String, Layer> layers, List<FoundLayer> from, List<LayerShape> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            FoundLayer layer = from.get(i);
            if (!axes.fits(layer.kernel(), wanted.get(i))) {
                throw misshaped(layer, wanted.get(i));
            }
            layers.put(wanted.get(i).name(), layer.layer());
        }
    }

    private List<FoundLayer> sorted(List<FoundLayer> layers, List<LayerShape> wanted) {
        List<FoundLayer> byShape = byShape(layers, wanted);
        if (!byShape.isEmpty()) {
            return byShape;
        }
        List<FoundLayer> byNumber =
                layers.stream()
                        .sorted(Comparator.comparing(layer -> NumberedName.of(layer.name())))
                        .toList();
        boolean known = order == Order.PROGRAM;
        if (known && byNumber.equals(layers)) {
            return layers;
        }
        boolean fits = known && fits(layers, wanted);
        boolean numbered = areNumbered(layers);
        if (numbered && (fits(byNumber, wanted) || !fits)) {
            return byNumber;
        }
        if (fits && !fits(byNumber, wanted)) {
            return layers;
        }
        if (known && !fits && !fits(byNumber, wanted)) {
            return layers;
        }
        throw new UnreadableWeights(
                "names its layers in a way that does not tell their order: %s. Save them numbered, or named %s to %s."
                        .formatted(
                                FoundNames.list(layers),
                                wanted.get(0).name(),
                                wanted.get(wanted.size() - 1).name()));
    }

    /** Returns the only layer of each shape; none if a shape has several, or no layer. */
    private List<FoundLayer> byShape(List<FoundLayer> layers, List<LayerShape> wanted) {
        List<FoundLayer> only = new ArrayList<>();
        for (LayerShape shape : wanted) {
            List<FoundLayer> fitting =
                    layers.stream().filter(layer -> axes.fits(layer.kernel(), shape)).toList();
            if (fitting.size() != 1) {
                return List.of();
            }
            only.addAll(fitting);
        }
        return only;
    }

    private static boolean areNumbered(List<FoundLayer> layers) {
        List<NumberedName> names =
                layers.stream().map(layer -> NumberedName.of(layer.name())).toList();
        return names.stream().map(NumberedName::stem).distinct().count() <= 1
                && names.stream().distinct().count() == names.size();
    }

    private boolean fits(List<FoundLayer> layers, List<LayerShape> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            if (!axes.fits(layers.get(i).kernel(), wanted.get(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Checks that convolutions of another size cannot stand between those of the network: dense
     * layers may be stored as one that covers the map, followed by 1x1 convolutions.
     */
    private void requireHead(List<FoundLayer> head, LayerShape last) {
        List<FoundLayer> convolutions =
                head.stream().filter(layer -> layer.kernel().rank() == 4).toList();
        long covering =
                convolutions.stream()
                        .filter(layer -> axes.height(layer.kernel()) > SIDE)
                        .filter(layer -> axes.inputs(layer.kernel()) == last.outputs())
                        .count();
        long pointwise = convolutions.stream().filter(l -> l.isConvolution(1, axes)).count();
        boolean isHead = covering == 1 && covering + pointwise == convolutions.size();
        if (!convolutions.isEmpty() && !isHead) {
            throw new UnreadableWeights(
                    "holds convolutions that VGG does not have: %s. Choose a file of a VGG network."
                            .formatted(FoundNames.list(convolutions)));
        }
    }

    private UnreadableWeights miscounted(int count, String what, List<LayerShape> wanted) {
        return new UnreadableWeights(
                "holds %s %s, but the network has %s (%s to %s). It holds: %s. Choose a file of a VGG network with all of them and no others."
                        .formatted(
                                count,
                                what,
                                wanted.size(),
                                wanted.get(0).name(),
                                wanted.get(wanted.size() - 1).name(),
                                FoundNames.list(found)));
    }

    private UnreadableWeights misshaped(FoundLayer layer, LayerShape shape) {
        return new UnreadableWeights(
                "holds %s as %s (in the place of %s), but the network needs %s. It holds: %s. Choose a file of a network of this shape."
                        .formatted(
                                shape.kernel(),
                                StoredArray.text(layer.kernel().shape()),
                                FoundNames.shown(layer.name()),
                                axes.expected(shape),
                                FoundNames.list(found)));
    }
}
