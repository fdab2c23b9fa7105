package io.facet.tensorflow.savedmodel;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import com.google.protobuf.UnsafeByteOperations;
import io.facet.FacetException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.MetaGraphDef.MetaInfoDef;
import org.tensorflow.proto.SavedModel;

/**
 * Parses the graphs of a SavedModel as far as a network needs them. The descriptions of Python
 * objects, which may be larger than the graph, are skipped, and so are fields unknown to
 * TensorFlow's messages.
 */
final class SavedModelParts {

    private static final Set<Integer> NEEDED =
            Set.of(
                    MetaGraphDef.GRAPH_DEF_FIELD_NUMBER,
                    MetaGraphDef.SAVER_DEF_FIELD_NUMBER,
                    MetaGraphDef.SIGNATURE_DEF_FIELD_NUMBER);

    /** Maximum number of tags, functions and graphs; only malicious files have more. */
    private static final int MOST_FIELDS = 10_000;

    private static final Parser<MetaGraphDef> PARSER =
            DiscardUnknownFieldsParser.wrap(MetaGraphDef.parser());
    private static final Parser<MetaInfoDef> INFO_PARSER =
            DiscardUnknownFieldsParser.wrap(MetaInfoDef.parser());

    private final byte[] bytes;
    private final Path file;
    private final MessageCensus census;

    /** A field, with the positions of its tag, its content and its end. */
    private record Field(int number, int start, int content, int end) {}

    private SavedModelParts(byte[] bytes, Path file) {
        this.bytes = bytes;
        this.file = file;
        this.census = new MessageCensus(bytes);
    }

    /**
     * Returns all graphs of a file.
     *
     * @throws FacetException if the file has more parts than any network
     * @throws IOException if it is not a SavedModel
     */
    static List<MetaGraphDef> graphs(byte[] bytes, Path file) throws IOException {
        SavedModelParts parts = new SavedModelParts(bytes, file);
        List<MetaGraphDef> graphs = new ArrayList<>();
        for (Field field : parts.fields(0, bytes.length)) {
            if (field.number() == SavedModel.META_GRAPHS_FIELD_NUMBER) {
                graphs.add(parts.graph(field));
            }
        }
        return graphs;
    }

    private MetaGraphDef graph(Field meta) throws IOException {
        MetaGraphDef.Builder graph = MetaGraphDef.newBuilder();
        for (Field field : fields(meta.content(), meta.end())) {
            if (field.number() == MetaGraphDef.META_INFO_DEF_FIELD_NUMBER) {
                addTags(graph, field);
            } else if (NEEDED.contains(field.number())) {
                graph.mergeFrom(
                        parsed(PARSER, MetaGraphDef.getDescriptor(), field.start(), field.end()));
            }
        }
        return graph.build();
    }

    private void addTags(MetaGraphDef.Builder graph, Field info) throws IOException {
        for (Field field : fields(info.content(), info.end())) {
            if (field.number() == MetaInfoDef.TAGS_FIELD_NUMBER) {
                graph.getMetaInfoDefBuilder()
                        .mergeFrom(
                                parsed(
                                        INFO_PARSER,
                                        MetaInfoDef.getDescriptor(),
                                        field.start(),
                                        field.end()));
            }
        }
    }

    private <T> T parsed(Parser<T> parser, Descriptor type, int from, int to) throws IOException {
        String excess = census.excess(from, to, type);
        if (!excess.isEmpty()) {
            throw excessive(excess);
        }
        CodedInputStream in =
                UnsafeByteOperations.unsafeWrap(bytes, from, to - from).newCodedInput();
        // Weights refer to the file's bytes instead of being copied.
        in.enableAliasing(true);
        T message = parser.parseFrom(in);
        in.checkLastTagWas(0);
        return message;
    }

    private FacetException excessive(String what) {
        return new FacetException(
                "%s has %s; Facet reads no more, which is several times what a network needs. Save the network alone, for inference, or fetch it again."
                        .formatted(file, what));
    }

    private List<Field> fields(int from, int to) throws IOException {
        CodedInputStream in =
                UnsafeByteOperations.unsafeWrap(bytes, from, to - from).newCodedInput();
        List<Field> fields = new ArrayList<>();
        while (!in.isAtEnd()) {
            int start = from + in.getTotalBytesRead();
            int tag = in.readTag();
            int content = start;
            if ((tag & 7) == 2) {
                int length = in.readRawVarint32();
                content = from + in.getTotalBytesRead();
                in.skipRawBytes(length);
            } else if (!in.skipField(tag)) {
                throw new InvalidProtocolBufferException("a group ends that never started");
            }
            if (fields.size() == MOST_FIELDS) {
                throw excessive("more than " + MOST_FIELDS + " tags, functions and graphs");
            }
            fields.add(new Field(tag >>> 3, start, content, from + in.getTotalBytesRead()));
        }
        return fields;
    }
}
