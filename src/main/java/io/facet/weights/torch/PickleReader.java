package io.facet.weights.torch;

import io.facet.weights.layers.UnreadableWeights;
import io.facet.weights.layers.WeightStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one Python pickle as far as a state dict of tensors needs: numbers, texts, lists, tuples,
 * dicts, and the few globals of {@link PickleGlobal}. No code is executed: a global is only an
 * entry of that list, and calling one only assembles a tensor. The instructions are those of
 * Python's {@code pickletools}, protocols 0 to 4.
 *
 * <p>Values are {@link Long}, {@link BigInteger}, {@link Double}, {@link Boolean}, {@link String},
 * {@link List} (of tuples too), {@link Map}, {@link #NONE}, {@link PickleGlobal}, {@link
 * TorchStorage} and {@link TorchTensor}.
 */
final class PickleReader {

    /** Python's None. */
    static final Object NONE = Void.TYPE;

    /** Maximum number of instructions; a state dict of VGG takes about a thousand. */
    private static final int MOST_INSTRUCTIONS = 1_000_000;

    private static final int MOST_TEXT = 1 << 24;
    private static final int LONGEST_LINE = 1 << 12;
    private static final int LONGEST_INTEGER = 64;

    private final WeightStream stream;
    private final List<Object> stack = new ArrayList<>();
    private final List<Integer> marks = new ArrayList<>();
    private final Map<Long, Object> memo = new HashMap<>();
    private final Map<String, TorchStorage> storages = new HashMap<>();
    private int text;
    private int pairs;

    PickleReader(WeightStream stream) {
        this.stream = stream;
    }

    /**
     * Reads the pickle at the stream's position, to its end.
     *
     * @throws UnreadableWeights if it is damaged, or refers to a global that is not allowed
     */
    Object read() throws IOException {
        for (int i = 0; i < MOST_INSTRUCTIONS; i++) {
            int instruction = stream.next();
            if (instruction == '.') {
                return pop();
            }
            if (!isFrame(instruction)
                    && !isConstant(instruction)
                    && !isMemory(instruction)
                    && !isCollection(instruction)
                    && !isCall(instruction)) {
                throw new UnreadableWeights(
                        "holds the pickle instruction 0x%02x, which a state dict does not need. Save only its state dict: torch.save(model.state_dict(), name)."
                                .formatted(instruction));
            }
        }
        throw UnreadableWeights.damaged("its pickle does not end");
    }

    /** Returns the storages that the pickle refers to, by their keys. */
    Map<String, TorchStorage> storages() {
        return storages;
    }

    private boolean isFrame(int instruction) throws IOException {
        switch (instruction) {
            case 0x80 -> stream.next();
            case 0x95 -> stream.skip(8);
            case '(' -> marks.add(stack.size());
            case '0' -> pop();
            case '1' -> popMarked();
            case '2' -> push(top());
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean isConstant(int instruction) throws IOException {
        switch (instruction) {
            case 'N' -> push(NONE);
            case 0x88 -> push(true);
            case 0x89 -> push(false);
            case 'J' -> push((long) (int) stream.littleEndian(4));
            case 'K' -> push(stream.littleEndian(1));
            case 'M' -> push(stream.littleEndian(2));
            case 'I', 'L' -> push(integer(line()));
            case 0x8a -> push(integer(stream.next()));
            case 'F' -> push(Double.valueOf(line()));
            case 'G' -> push(Double.longBitsToDouble(Long.reverseBytes(stream.littleEndian(8))));
            case 'X', 'T' -> push(text(stream.littleEndian(4)));
            case 'U', 0x8c -> push(text(stream.littleEndian(1)));
            case 0x8d -> push(text(stream.littleEndian(8)));
            case 'V' -> push(line());
            case 'S' -> push(line().replaceAll("^['\"]|['\"]$", ""));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean isMemory(int instruction) throws IOException {
        switch (instruction) {
            case 'p' -> memo.put(Long.valueOf(line()), top());
            case 'q' -> memo.put(stream.littleEndian(1), top());
            case 'r' -> memo.put(stream.littleEndian(4), top());
            case 0x94 -> memo.put((long) memo.size(), top());
            case 'g' -> push(remembered(Long.valueOf(line())));
            case 'h' -> push(remembered(stream.littleEndian(1)));
            case 'j' -> push(remembered(stream.littleEndian(4)));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean isCollection(int instruction) {
        switch (instruction) {
            case ')' -> push(List.of());
            case 't' -> push(popMarked());
            case 0x85 -> push(popped(1));
            case 0x86 -> push(popped(2));
            case 0x87 -> push(popped(3));
            case ']' -> push(new ArrayList<>());
            case 'l' -> push(popMarked());
            case 'a' -> add(popped(1));
            case 'e' -> add(popMarked());
            case '}' -> push(new LinkedHashMap<>());
            case 'd' -> {
                List<Object> items = popMarked();
                push(new LinkedHashMap<>());
                put(items);
            }
            case 's' -> put(popped(2));
            case 'u' -> put(popMarked());
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean isCall(int instruction) throws IOException {
        switch (instruction) {
            case 'c' -> push(PickleGlobal.of(line(), line()));
            case 'i' ->
                    throw UnreadableWeights.damaged(
                            "its pickle makes an instance of " + PickleGlobal.of(line(), line()));
            case 0x93 -> {
                List<Object> names = popped(2);
                push(PickleGlobal.of(word(names.get(0)), word(names.get(1))));
            }
            case 'Q' -> {
                TorchStorage storage = TorchStorage.of(pop());
                storages.put(storage.key(), storage);
                push(storage);
            }
            case 'R' -> {
                Object arguments = pop();
                push(called(pop(), arguments));
            }
            case 'b' -> {
                // The attributes of a state dict: versions of its modules.
                pop();
                if (!(top() instanceof Map)) {
                    throw UnreadableWeights.damaged("its pickle sets the state of no dict");
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private Object called(Object callee, Object arguments) {
        if (callee instanceof PickleGlobal global && arguments instanceof List<?> list) {
            if (global == PickleGlobal.TENSOR || global == PickleGlobal.OLD_TENSOR) {
                return TorchTensor.of(list);
            }
            if (global == PickleGlobal.PARAMETER
                    && !list.isEmpty()
                    && list.get(0) instanceof TorchTensor) {
                return list.get(0);
            }
            if (global == PickleGlobal.ORDERED_DICT && list.isEmpty()) {
                return new LinkedHashMap<>();
            }
            if (global == PickleGlobal.ORDERED_DICT && list.size() == 1) {
                return dict(list.get(0));
            }
        }
        throw UnreadableWeights.damaged("its pickle calls what cannot be called");
    }

    private Map<Object, Object> dict(Object items) {
        Map<Object, Object> dict = new LinkedHashMap<>();
        if (items instanceof List<?> list) {
            // One instruction may fill it with all of a list, and the next one with the same.
            pairs += list.size();
            if (pairs > MOST_INSTRUCTIONS) {
                throw UnreadableWeights.damaged("its pickle fills dicts without end");
            }
            for (Object pair : list) {
                if (!(pair instanceof List<?> entry) || entry.size() != 2) {
                    throw UnreadableWeights.damaged("its pickle fills a dict with no pairs");
                }
                dict.put(key(entry.get(0)), entry.get(1));
            }
        }
        return dict;
    }

    private void push(Object value) {
        stack.add(value);
    }

    private Object top() {
        if (stack.isEmpty()) {
            throw UnreadableWeights.damaged("its pickle takes more than it has");
        }
        return stack.get(stack.size() - 1);
    }

    private Object pop() {
        Object top = top();
        stack.remove(stack.size() - 1);
        return top;
    }

    private List<Object> popped(int count) {
        return popFrom(stack.size() - count);
    }

    private List<Object> popMarked() {
        if (marks.isEmpty()) {
            throw UnreadableWeights.damaged("its pickle takes more than it has");
        }
        return popFrom(marks.remove(marks.size() - 1));
    }

    private List<Object> popFrom(int index) {
        if (index < 0 || index > stack.size()) {
            throw UnreadableWeights.damaged("its pickle takes more than it has");
        }
        List<Object> tail = stack.subList(index, stack.size());
        List<Object> popped = new ArrayList<>(tail);
        tail.clear();
        return popped;
    }

    @SuppressWarnings("unchecked")
    private void add(List<Object> items) {
        if (!(top() instanceof ArrayList<?> list)) {
            throw UnreadableWeights.damaged("its pickle appends to no list");
        }
        ((List<Object>) list).addAll(items);
    }

    @SuppressWarnings("unchecked")
    private void put(List<Object> items) {
        if (!(top() instanceof Map<?, ?> map) || items.size() % 2 != 0) {
            throw UnreadableWeights.damaged("its pickle fills no dict");
        }
        for (int i = 0; i < items.size(); i += 2) {
            ((Map<Object, Object>) map).put(key(items.get(i)), items.get(i + 1));
        }
    }

    // Only keys whose hash does not depend on their elements: a list may contain itself.
    private static Object key(Object key) {
        if (key instanceof String || key instanceof Number || key instanceof Boolean) {
            return key;
        }
        throw UnreadableWeights.damaged("its pickle has a key that is neither text nor number");
    }

    // Only text is converted to a string: nested lists may contain each other 2^60 times.
    private static String word(Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw UnreadableWeights.damaged("its pickle names what is no text");
    }

    private Object remembered(Long index) {
        Object value = memo.get(index);
        if (value == null) {
            throw UnreadableWeights.damaged("its pickle remembers what it never had");
        }
        return value;
    }

    private String text(long length) throws IOException {
        // A length of eight bytes may be negative as a long.
        if (length < 0 || length > MOST_TEXT - text) {
            throw UnreadableWeights.damaged(
                    "its pickle holds a text of %s bytes".formatted(length));
        }
        text += (int) length;
        return stream.text((int) length);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = stream.next(); next != '\n'; next = stream.next()) {
            if (line.length() == LONGEST_LINE) {
                throw UnreadableWeights.damaged("its pickle holds a line without an end");
            }
            line.append((char) next);
        }
        byte[] bytes = line.toString().getBytes(StandardCharsets.ISO_8859_1);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Object integer(String line) {
        return switch (line) {
            case "00" -> false;
            case "01" -> true;
            default ->
                    Long.valueOf(line.endsWith("L") ? line.substring(0, line.length() - 1) : line);
        };
    }

    private Object integer(int length) throws IOException {
        if (length > LONGEST_INTEGER) {
            throw UnreadableWeights.damaged(
                    "its pickle holds an integer of %s bytes".formatted(length));
        }
        byte[] bytes = stream.next(length);
        byte[] highestFirst = new byte[length + 1];
        for (int i = 0; i < length; i++) {
            highestFirst[length - i] = bytes[i];
        }
        highestFirst[0] = (byte) (length > 0 && bytes[length - 1] < 0 ? -1 : 0);
        BigInteger value = new BigInteger(highestFirst);
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }
}
