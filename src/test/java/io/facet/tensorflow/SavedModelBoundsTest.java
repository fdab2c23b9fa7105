package io.facet.tensorflow;

import static io.facet.tensorflow.Protos.constant;
import static io.facet.tensorflow.Protos.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import io.facet.network.NetworkCard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/** Checks that files that would take disproportionate memory or time are rejected in advance. */
class SavedModelBoundsTest {

    private static final DataType FLOAT = DataType.DT_FLOAT;
    private static final DataType INT = DataType.DT_INT32;

    /** Field numbers on the path from a SavedModel to a node of its graph. */
    private static final int META_GRAPH = 2;

    private static final int GRAPH = 2;
    private static final int NODE = 1;

    @TempDir Path folder;

    @Test
    void nodesByTheMillionAreRefusedBeforeTheyAreParsed() throws IOException {
        write(field(META_GRAPH, field(GRAPH, repeated(3_000_000, NODE << 3 | 2, 0))));

        assertRefused("more than 200000 nodes");
    }

    @Test
    void wholeNumbersByTheMillionAreRefusedBeforeTheyAreParsed() throws IOException {
        NodeDef ints = constant("ints", Protos.ints(new int[4_000_001]));
        write(MalformedSavedModels.plain().addNode(ints));

        assertRefused("more than 4000000 whole numbers");
    }

    @Test
    void textsByTheMillionAreRefusedBeforeTheyAreParsed() throws IOException {
        // The inputs of one node, each empty.
        byte[] node = field(NODE, repeated(4_000_001, 3 << 3 | 2, 0));
        write(field(META_GRAPH, field(GRAPH, node)));

        assertRefused("more than 4000000 messages and texts");
    }

    @Test
    void partsAreCountedOverAllGraphs() throws IOException {
        byte[] graph = field(META_GRAPH, field(GRAPH, repeated(120_000, NODE << 3 | 2, 0)));
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(graph);
        both.writeBytes(graph);
        write(both.toByteArray());

        assertRefused("more than 200000 nodes");
    }

    @Test
    void notesOfAnySizeArePassedOver() throws IOException {
        ByteArrayOutputStream model = new ByteArrayOutputStream();
        byte[] plain =
                MalformedSavedModels.model(MalformedSavedModels.plain())
                        .getMetaGraphs(0)
                        .toByteArray();
        model.writeBytes(plain);
        model.writeBytes(field(7, repeated(5_000_000, 1 << 3 | 2, 0)));
        model.writeBytes(field(4_000, repeated(1_000_000, 1 << 3, 1)));
        write(field(META_GRAPH, model.toByteArray()));

        assertThat(imported().layers()).isNotEmpty();
    }

    @Test
    void theFunctionsOfTrainingDoNotMatter() throws IOException {
        GraphDef.Builder graph = MalformedSavedModels.plain();
        FunctionDef.Builder unused = Protos.function("training", List.of("x"), List.of("y"));
        for (int i = 0; i < 60_000; i++) {
            unused.addNodeDef(node("Neg", "neg" + i, List.of("x"), "T", FLOAT));
        }
        unused.putRet("y", "neg0:y:0");
        graph.getLibraryBuilder().addFunction(unused);
        write(graph);

        assertThat(imported().layers()).isNotEmpty();
    }

    @Test
    void shapesThatAreComputedOutOfNothingButConstantsAreBounded() throws IOException {
        GraphDef.Builder joined = joined(22);
        shaped(joined, "big22");
        write(joined);

        assertRefused("numbers from constants alone");
    }

    @Test
    void aShapeOfManyAxesIsRefused() throws IOException {
        GraphDef.Builder graph = MalformedSavedModels.plain();
        graph.addNode(constant("axes", Protos.ints(new int[5_000])));
        shaped(graph, "axes");
        write(graph);

        assertRefused("has a shape of 5000 numbers; Facet takes up to 1024");
    }

    @Test
    void shapesThatAreComputedStepByStepWithoutEndAreRefused() throws IOException {
        GraphDef.Builder graph = MalformedSavedModels.plain();
        graph.addNode(constant("big0", Protos.ints(1, 8, 8, 4)));
        graph.addNode(constant("zero", Protos.scalar(0)));
        String before = "conv";
        for (int i = 1; i <= 1_000; i++) {
            graph.addNode(node("AddV2", "big" + i, List.of("big" + (i - 1), "zero"), "T", INT));
            graph.addNode(node("Reshape", "map" + i, List.of(before, "big" + i), "T", FLOAT));
            before = "map" + i;
        }
        KerasModel.nodeBuilder(graph, "relu").setInput(0, before);
        write(graph);

        // This graph used to terminate the process.
        assertRefused("by 1001 nodes one after the other; Facet takes up to 100");
    }

    @Test
    void aChainOfThousandsOfNodesIsRefused() throws IOException {
        GraphDef.Builder graph = MalformedSavedModels.plain();
        String before = "relu";
        for (int i = 0; i < 3_100; i++) {
            graph.addNode(node("Identity", "id" + i, List.of(before), "T", FLOAT));
            before = "id" + i;
        }
        KerasModel.nodeBuilder(graph, "pool").setInput(0, before);
        write(graph);

        assertRefused("nodes one after the other; Facet takes up to 3000");
    }

    @Test
    void namesThatGrowWithEveryCallAreRefused() throws IOException {
        KerasModel model = new KerasModel(FLOAT);
        String one = "a".repeat(100);
        String other = "b".repeat(100);
        for (int i = 0; i < 14; i++) {
            FunctionDef.Builder f = Protos.function("level" + i, List.of("x"), List.of("y"));
            String next = i == 13 ? "Identity" : "level" + (i + 1);
            String result = i == 13 ? ":output:0" : ":y:0";
            f.addNodeDef(node(next, one, List.of("x"), "T", FLOAT));
            f.addNodeDef(node(next, other, List.of("x"), "T", FLOAT));
            f.addNodeDef(node("AddV2", "sum", List.of(one + result, other + result), "T", FLOAT));
            f.putRet("y", "sum:z:0");
            model.graphBuilder().getLibraryBuilder().addFunction(f);
        }
        FunctionDef.Builder body = model.functionBuilder("__inference_conv_1");
        body.addNodeDef(node("level0", "deep", List.of("Tanh:y:0"), "T", FLOAT));
        body.addNodeDef(node("Tanh", "after", List.of("deep:y:0"), "T", FLOAT));
        body.putRet("y", "after:y:0");
        model.write(folder.resolve("model"));

        assertRefused("names of the network's nodes have more than 8388608 characters");
    }

    /** Returns a constant repeatedly joined with itself. */
    private static GraphDef.Builder joined(int times) {
        GraphDef.Builder graph = MalformedSavedModels.plain();
        graph.addNode(constant("big0", Protos.ints(1, 8, 8, 4)));
        graph.addNode(constant("axis", Protos.scalar(0)));
        for (int i = 0; i < times; i++) {
            List<String> twice = List.of("big" + i, "big" + i, "axis");
            graph.addNode(node("ConcatV2", "big" + (i + 1), twice, "T", INT, "N", 2));
        }
        return graph;
    }

    private static void shaped(GraphDef.Builder graph, String shape) {
        graph.addNode(node("Reshape", "shaped", List.of("conv", shape), "T", FLOAT));
        KerasModel.nodeBuilder(graph, "relu").setInput(0, "shaped");
    }

    private static byte[] repeated(int count, int... pattern) {
        byte[] bytes = new byte[count * pattern.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) pattern[i % pattern.length];
        }
        return bytes;
    }

    private static byte[] field(int number, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        varint(out, number << 3 | 2);
        varint(out, content.length);
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static void varint(ByteArrayOutputStream out, int value) {
        int rest = value;
        for (; rest > 127; rest >>>= 7) {
            out.write(rest & 127 | 128);
        }
        out.write(rest);
    }

    private void write(GraphDef.Builder graph) throws IOException {
        MalformedSavedModels.write(folder.resolve("model"), graph);
    }

    private void write(byte[] model) throws IOException {
        Files.createDirectories(folder.resolve("model"));
        Files.write(folder.resolve("model/saved_model.pb"), model);
    }

    private NetworkCard imported() {
        return new TensorFlowEngine()
                .importNetwork(
                        folder.resolve("model"), folder.resolve("out"), MalformedImports.said());
    }

    private void assertRefused(String sentence) {
        assertThatThrownBy(this::imported)
                .isInstanceOf(FacetException.class)
                .hasMessageContaining(sentence)
                .hasMessageEndingWith(".");
    }
}
