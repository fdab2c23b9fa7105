package io.facet.tensorflow.graph;

import static io.facet.tensorflow.Protos.constant;
import static io.facet.tensorflow.Protos.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import io.facet.tensorflow.Protos;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;

class GraphBuildingTest {

    /** Returns a constant with a single stored value that is repeated for all elements. */
    private static NodeDef filled(String name, int size) {
        return constant(
                name,
                TensorProto.newBuilder()
                        .setDtype(DataType.DT_FLOAT)
                        .setTensorShape(Protos.shape(size))
                        .addFloatVal(1)
                        .build());
    }

    private static void add(GraphDef.Builder graph) {
        try (Graph added = new Graph()) {
            GraphBuilding.add(FlatGraph.of(graph.build()), added, Map.of());
            assertThat(added.toGraphDef().getNodeCount()).isEqualTo(graph.getNodeCount());
        }
    }

    @Test
    void weights_that_are_handed_on_are_no_further_memory() {
        GraphDef.Builder graph = GraphDef.newBuilder().addNode(filled("weights", 1 << 24));
        for (int i = 0; i < 20; i++) {
            String read = "read" + i;
            graph.addNode(node("Identity", read, List.of("weights"), "T", DataType.DT_FLOAT));
        }
        add(graph);
    }

    @Test
    void many_constants_of_one_stored_value_are_refused() {
        GraphDef.Builder graph = GraphDef.newBuilder();
        for (int i = 0; i < 20; i++) {
            graph.addNode(filled("fill" + i, 1 << 24));
        }
        assertThatThrownBy(() -> add(graph))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("needs more memory than Facet gives to a network");
    }

    @Test
    void a_tensor_whose_size_the_picture_decides_is_refused() {
        DataType whole = DataType.DT_INT32;
        DataType real = DataType.DT_FLOAT;
        GraphDef.Builder graph =
                GraphDef.newBuilder()
                        .addNode(
                                node(
                                        "Placeholder",
                                        "picture",
                                        List.of(),
                                        "dtype",
                                        real,
                                        "shape",
                                        Protos.shape(4)))
                        .addNode(
                                node(
                                        "Cast",
                                        "often",
                                        List.of("picture"),
                                        "SrcT",
                                        real,
                                        "DstT",
                                        whole))
                        .addNode(constant("one", Protos.reals(real, new double[] {1}, 1, 1, 1, 1)))
                        .addNode(node("Tile", "tiled", List.of("one", "often"), "T", real));
        assertThatThrownBy(() -> add(graph))
                .isInstanceOf(FacetException.class)
                .hasMessage(
                        "The node 'tiled' (Tile) has a size that is known only when it is run.");
    }
}
