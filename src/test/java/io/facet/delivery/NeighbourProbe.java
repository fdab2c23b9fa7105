package io.facet.delivery;

import com.google.protobuf.StringValue;
import java.lang.reflect.Array;
import java.util.concurrent.Callable;

/**
 * Runs Facet beside another plugin that brings TensorFlow 1 and its protobuf on the class path, in
 * one process. Started as a child process; TensorFlow 1 is called by reflection, because this class
 * is compiled beside another version.
 */
public final class NeighbourProbe {

    private NeighbourProbe() {}

    /**
     * @param args {@code theirs-first} or {@code ours-first}
     */
    public static void main(String[] args) throws Exception {
        Callable<String> theirs = NeighbourProbe::theirs;
        Callable<String> ours = new FeatureProbe();
        boolean theirsFirst = args[0].equals("theirs-first");
        for (int round = 0; round < 2; round++) {
            System.out.println((theirsFirst ? theirs : ours).call());
            System.out.println((theirsFirst ? ours : theirs).call());
        }
        // Native threads of two TensorFlows are left to the system.
        System.exit(0);
    }

    /** The product of two constants by a session of TensorFlow 1, and a message there and back. */
    private static String theirs() throws Exception {
        Class<?> graphs = Class.forName("org.tensorflow.Graph");
        try (AutoCloseable graph = (AutoCloseable) graphs.getConstructor().newInstance()) {
            Object builder = call(graph, "opBuilder", "Mul", "product");
            call(builder, "addInput", constant(graph, "six", 6));
            call(builder, "addInput", constant(graph, "seven", 7));
            call(builder, "build");
            Class<?> sessions = Class.forName("org.tensorflow.Session");
            try (AutoCloseable session =
                    (AutoCloseable) sessions.getConstructor(graphs).newInstance(graph)) {
                Object runner = call(call(session, "runner"), "fetch", "product");
                Object tensor = call(call(runner, "run"), "get", 0);
                Object version =
                        Class.forName("org.tensorflow.TensorFlow")
                                .getMethod("version")
                                .invoke(null);
                return "theirs %s %s, protobuf %s of %s"
                        .formatted(version, call(tensor, "intValue"), message(), protobuf());
            }
        }
    }

    private static Object constant(Object graph, String name, int value) throws Exception {
        Object tensor =
                Class.forName("org.tensorflow.Tensor")
                        .getMethod("create", Object.class)
                        .invoke(null, value);
        Object builder = call(graph, "opBuilder", "Const", name);
        call(builder, "setAttr", "dtype", call(tensor, "dataType"));
        call(builder, "setAttr", "value", tensor);
        return call(call(builder, "build"), "output", 0);
    }

    private static String message() throws Exception {
        byte[] bytes = StringValue.newBuilder().setValue("kept").build().toByteArray();
        return StringValue.parseFrom(bytes).getValue();
    }

    private static String protobuf() {
        String jar =
                StringValue.class.getProtectionDomain().getCodeSource().getLocation().getPath();
        return jar.substring(jar.lastIndexOf('/') + 1);
    }

    /** Calls the public method of this name that takes these arguments. */
    private static Object call(Object on, String name, Object... arguments) throws Exception {
        for (var method : on.getClass().getMethods()) {
            if (method.getName().equals(name) && takes(method.getParameterTypes(), arguments)) {
                method.setAccessible(true);
                return method.invoke(on, arguments);
            }
        }
        throw new NoSuchMethodException(on.getClass() + "." + name);
    }

    private static boolean takes(Class<?>[] types, Object[] arguments) {
        if (types.length != arguments.length) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            // A primitive type's array has elements of the boxed one.
            Class<?> type =
                    types[i].isPrimitive()
                            ? Array.get(Array.newInstance(types[i], 1), 0).getClass()
                            : types[i];
            if (!type.isInstance(arguments[i])) {
                return false;
            }
        }
        return true;
    }
}
