package io.facet.tensorflow;

import com.google.protobuf.ByteString;
import java.util.List;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.NameAttrList;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.OpDef.ArgDef;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/** Builds graphs by hand. */
public final class Protos {

    private Protos() {}

    /**
     * Returns a node.
     *
     * @param attributes alternating names and values; a text that begins with $ is a placeholder,
     *     which is set by the call of the enclosing function
     */
    public static NodeDef node(String op, String name, List<String> inputs, Object... attributes) {
        NodeDef.Builder node = NodeDef.newBuilder().setOp(op).setName(name).addAllInput(inputs);
        for (int i = 0; i < attributes.length; i += 2) {
            node.putAttr((String) attributes[i], value(attributes[i + 1]));
        }
        return node.build();
    }

    public static AttrValue value(Object value) {
        AttrValue.Builder attribute = AttrValue.newBuilder();
        if (value instanceof DataType type) {
            attribute.setType(type);
        } else if (value instanceof String text && text.startsWith("$")) {
            attribute.setPlaceholder(text.substring(1));
        } else if (value instanceof String text) {
            attribute.setS(ByteString.copyFromUtf8(text));
        } else if (value instanceof Integer number) {
            attribute.setI(number);
        } else if (value instanceof Float number) {
            attribute.setF(number);
        } else if (value instanceof Boolean yes) {
            attribute.setB(yes);
        } else if (value instanceof TensorProto tensor) {
            attribute.setTensor(tensor);
        } else if (value instanceof TensorShapeProto shape) {
            attribute.setShape(shape);
        } else if (value instanceof NameAttrList function) {
            attribute.setFunc(function);
        } else if (value instanceof long[] numbers) {
            for (long number : numbers) {
                attribute.getListBuilder().addI(number);
            }
        } else if (value instanceof DataType[] types) {
            attribute.getListBuilder().addAllType(List.of(types));
        } else {
            throw new IllegalArgumentException("no attribute: " + value);
        }
        return attribute.build();
    }

    public static NodeDef constant(String name, TensorProto value) {
        return node("Const", name, List.of(), "dtype", value.getDtype(), "value", value);
    }

    public static TensorShapeProto shape(long... lengths) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (long length : lengths) {
            shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(length));
        }
        return shape.build();
    }

    /** Returns a tensor of floats or doubles. */
    public static TensorProto reals(DataType type, double[] values, long... shape) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setDtype(type).setTensorShape(shape(shape));
        for (double value : values) {
            if (type == DataType.DT_DOUBLE) {
                tensor.addDoubleVal(value);
            } else {
                tensor.addFloatVal((float) value);
            }
        }
        return tensor.build();
    }

    public static TensorProto ints(int... values) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder()
                        .setDtype(DataType.DT_INT32)
                        .setTensorShape(shape(values.length));
        for (int value : values) {
            tensor.addIntVal(value);
        }
        return tensor.build();
    }

    public static TensorProto scalar(int value) {
        return TensorProto.newBuilder()
                .setDtype(DataType.DT_INT32)
                .setTensorShape(shape())
                .addIntVal(value)
                .build();
    }

    static TensorProto texts(List<String> values) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder()
                        .setDtype(DataType.DT_STRING)
                        .setTensorShape(shape(values.size()));
        values.forEach(value -> tensor.addStringVal(ByteString.copyFromUtf8(value)));
        return tensor.build();
    }

    /** Returns a function call as TensorFlow 2 writes it. */
    static NodeDef call(
            String name, String function, List<String> inputs, int results, DataType type) {
        DataType[] types = new DataType[results];
        java.util.Arrays.fill(types, type);
        NameAttrList named =
                NameAttrList.newBuilder().setName(function).putAttr("T", value(type)).build();
        return node(
                "StatefulPartitionedCall", name, inputs, "f", named, "Tout", types, "_xla", true);
    }

    static FunctionDef.Builder function(String name, List<String> arguments, List<String> results) {
        FunctionDef.Builder function = FunctionDef.newBuilder();
        function.getSignatureBuilder().setName(name);
        arguments.forEach(
                argument ->
                        function.getSignatureBuilder()
                                .addInputArg(ArgDef.newBuilder().setName(argument)));
        results.forEach(
                result ->
                        function.getSignatureBuilder()
                                .addOutputArg(ArgDef.newBuilder().setName(result)));
        return function;
    }
}
