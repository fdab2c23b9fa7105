package io.facet.dataset;

import io.facet.FacetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Pictures of faces with labels: a folder, a table of labels and a table that says which pictures
 * are for training.
 *
 * <p>The tables are CSV with a header. Labels: {@code path,<label>,<label>,…}, 1 where the label
 * surely holds. Split: {@code path,split} with {@code train} or {@code test}. A path is {@code
 * <person>/<file>}, relative to the folder. Only pictures that both tables name are taken.
 *
 * @param folder where the pictures lie
 * @param labels the labels' names
 * @param pictures all pictures, in the order of the table of labels
 */
public record LabelledPictures(Path folder, List<String> labels, List<Picture> pictures) {

    public LabelledPictures {
        labels = List.copyOf(labels);
        pictures = List.copyOf(pictures);
    }

    /**
     * One picture.
     *
     * @param path relative to the folder
     * @param person whose picture it is
     * @param train whether anything may be learnt from it
     * @param holds for every label whether it surely holds; false may also mean that nobody knows
     */
    public record Picture(String path, String person, boolean train, boolean[] holds) {}

    /**
     * Reads the two tables.
     *
     * @throws FacetException if one cannot be read or names no picture
     */
    public static LabelledPictures read(Path folder, Path labelTable, Path splitTable) {
        if (!Files.isDirectory(folder)) {
            throw new FacetException("There is no folder of pictures at " + folder + ".");
        }
        Map<String, Boolean> train = new HashMap<>();
        for (String line : lines(splitTable)) {
            String[] cells = line.split(",", -1);
            train.put(cells[0], cells[cells.length - 1].equals("train"));
        }
        List<String> rows = lines(labelTable);
        String[] header = rows.get(0).split(",", -1);
        List<Picture> pictures = new ArrayList<>();
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",", -1);
            if (cells.length == header.length && train.containsKey(cells[0])) {
                pictures.add(picture(cells, train.get(cells[0])));
            }
        }
        if (pictures.isEmpty()) {
            throw new FacetException(
                    "No picture of " + labelTable + " is also named in " + splitTable + ".");
        }
        return new LabelledPictures(folder, List.of(header).subList(1, header.length), pictures);
    }

    private static Picture picture(String[] cells, boolean train) {
        boolean[] holds = new boolean[cells.length - 1];
        for (int i = 0; i < holds.length; i++) {
            holds[i] = cells[i + 1].equals("1");
        }
        String person = cells[0].substring(0, Math.max(0, cells[0].lastIndexOf('/')));
        return new Picture(cells[0], person, train, holds);
    }

    private static List<String> lines(Path table) {
        try {
            List<String> lines = Files.readAllLines(table);
            lines.removeIf(String::isBlank);
            if (lines.isEmpty()) {
                throw new FacetException("The table " + table + " is empty.");
            }
            return lines;
        } catch (IOException e) {
            throw new FacetException(
                    "The table " + table + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Where a label stands in {@link Picture#holds}.
     *
     * @throws FacetException if no label has this name
     */
    public int column(String label) {
        int column = labels.indexOf(label);
        if (column < 0) {
            throw new FacetException("No label is called '" + label + "'. There are: " + labels);
        }
        return column;
    }

    /** The pictures that are for training, or those that are not. */
    public List<Picture> part(boolean train) {
        return pictures.stream().filter(p -> p.train() == train).toList();
    }

    /** All pictures of a list, or at most so many, spread evenly over it. */
    public static List<Picture> spread(List<Picture> all, int most) {
        int count = Math.min(most, all.size());
        return IntStream.range(0, count)
                .mapToObj(i -> all.get((int) ((long) i * all.size() / count)))
                .toList();
    }
}
