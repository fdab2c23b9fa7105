package io.facet.tensorflow.savedmodel;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.MessageLite;
import com.google.protobuf.WireFormat;
import io.facet.network.WeightSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/**
 * The bytes of a SavedModel. Its large constants are written piece by piece as they are read from
 * their source, so that a network is never in memory as a whole. The same network always yields the
 * same bytes.
 */
public final class SavedModelContent {

    private static final int PIECE = 1 << 20;
    private static final int MAP_KEY = 1;
    private static final int MAP_VALUE = 2;

    private final GraphDef graph;
    private final SignatureDef signature;
    private final Map<String, Constant> constants;

    /**
     * A constant of floats, with its values in a weight source.
     *
     * @param weight its name in the source
     */
    public record Constant(Shape shape, WeightSource source, String weight) {

        private long bytes() {
            return Float.BYTES * shape.size();
        }
    }

    /**
     * Creates the content.
     *
     * @param constants replacements for the graph's placeholders, by name
     */
    SavedModelContent(GraphDef graph, SignatureDef signature, Map<String, Constant> constants) {
        this.graph = graph;
        this.signature = signature;
        this.constants = constants;
    }

    /**
     * Writes the whole SavedModel.
     *
     * @throws io.facet.FacetException if a weight cannot be read
     */
    void writeTo(OutputStream stream) throws IOException {
        CodedOutputStream out = CodedOutputStream.newInstance(stream, 1 << 16);
        out.useDeterministicSerialization();
        MetaGraphDef.Builder rest =
                MetaGraphDef.newBuilder().putSignatureDef("serving_default", signature);
        rest.getMetaInfoDefBuilder().addTags(SavedModelFile.TAG);
        MessageLite meta = rest.build();
        long graphSize = graphSize();
        long metaSize =
                meta.getSerializedSize()
                        + sizeWithin(MetaGraphDef.GRAPH_DEF_FIELD_NUMBER, graphSize);
        out.writeInt64(SavedModel.SAVED_MODEL_SCHEMA_VERSION_FIELD_NUMBER, 1);
        open(out, SavedModel.META_GRAPHS_FIELD_NUMBER, metaSize);
        meta.writeTo(out);
        open(out, MetaGraphDef.GRAPH_DEF_FIELD_NUMBER, graphSize);
        graphWithoutNodes().writeTo(out);
        for (NodeDef node : graph.getNodeList()) {
            write(out, node);
        }
        out.flush();
    }

    private GraphDef graphWithoutNodes() {
        return graph.toBuilder().clearNode().build();
    }

    private long graphSize() {
        long size = graphWithoutNodes().getSerializedSize();
        for (NodeDef node : graph.getNodeList()) {
            size += sizeWithin(GraphDef.NODE_FIELD_NUMBER, nodeSize(node));
        }
        return size;
    }

    private long nodeSize(NodeDef node) {
        Constant constant = constants.get(node.getName());
        return constant == null ? node.getSerializedSize() : new ConstantNode(constant, node).size;
    }

    private void write(CodedOutputStream out, NodeDef node) throws IOException {
        Constant constant = constants.get(node.getName());
        if (constant == null) {
            out.writeMessage(GraphDef.NODE_FIELD_NUMBER, node);
        } else {
            new ConstantNode(constant, node).writeTo(out);
        }
    }

    /** Writes the tag and size of a message; its fields must follow. */
    private static void open(CodedOutputStream out, int field, long size) throws IOException {
        out.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        out.writeUInt32NoTag(Math.toIntExact(size));
    }

    /** Returns the bytes of a message with its tag and length. */
    private static long sizeWithin(int field, long size) {
        return CodedOutputStream.computeTagSize(field)
                + CodedOutputStream.computeUInt64SizeNoTag(size)
                + size;
    }

    /**
     * A {@code Const} node, built from the inside out because every message begins with its size.
     */
    private static final class ConstantNode {

        private final Constant constant;
        private final NodeDef head;
        private final TensorProto tensor;
        private final long tensorSize;
        private final long valueSize;
        private final long entrySize;
        private final long size;

        ConstantNode(Constant constant, NodeDef placeholder) {
            this.constant = constant;
            AttrValue type = AttrValue.newBuilder().setType(DataType.DT_FLOAT).build();
            head =
                    NodeDef.newBuilder()
                            .setName(placeholder.getName())
                            .setOp("Const")
                            .putAttr("dtype", type)
                            .build();
            TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
            for (long length : constant.shape().asArray()) {
                shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(length));
            }
            tensor =
                    TensorProto.newBuilder()
                            .setDtype(DataType.DT_FLOAT)
                            .setTensorShape(shape)
                            .build();
            tensorSize =
                    tensor.getSerializedSize()
                            + sizeWithin(TensorProto.TENSOR_CONTENT_FIELD_NUMBER, constant.bytes());
            valueSize = sizeWithin(AttrValue.TENSOR_FIELD_NUMBER, tensorSize);
            entrySize =
                    CodedOutputStream.computeStringSize(MAP_KEY, "value")
                            + sizeWithin(MAP_VALUE, valueSize);
            size = head.getSerializedSize() + sizeWithin(NodeDef.ATTR_FIELD_NUMBER, entrySize);
        }

        void writeTo(CodedOutputStream out) throws IOException {
            open(out, GraphDef.NODE_FIELD_NUMBER, size);
            head.writeTo(out);
            open(out, NodeDef.ATTR_FIELD_NUMBER, entrySize);
            out.writeString(MAP_KEY, "value");
            open(out, MAP_VALUE, valueSize);
            open(out, AttrValue.TENSOR_FIELD_NUMBER, tensorSize);
            tensor.writeTo(out);
            open(out, TensorProto.TENSOR_CONTENT_FIELD_NUMBER, constant.bytes());
            writeValues(out);
        }

        private void writeValues(CodedOutputStream out) throws IOException {
            long count = constant.shape().size();
            long row = constant.shape().get(constant.shape().numDimensions() - 1);
            // Pieces are whole rows, which is fastest for a source that has to permute the axes.
            long piece = Math.min(count, row * Math.max(1, PIECE / row));
            for (long from = 0; from < count; from += piece) {
                float[] values = new float[(int) Math.min(piece, count - from)];
                constant.source().read(constant.weight(), from, values);
                ByteBuffer bytes =
                        ByteBuffer.allocate(Float.BYTES * values.length)
                                .order(ByteOrder.LITTLE_ENDIAN);
                bytes.asFloatBuffer().put(values);
                out.writeRawBytes(bytes);
            }
        }
    }
}
