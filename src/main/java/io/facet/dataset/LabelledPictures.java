package io.facet.dataset;

import io.facet.FacetException;
import io.facet.file.FileErrors;
import io.facet.file.NativeName;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Pictures of faces with labels: a folder, a table of labels and a table that splits the pictures
 * into training and test pictures.
 *
 * <p>The tables are CSV with a header. Labels: {@code path,<label>,<label>,…}, 1 where the label
 * certainly holds. Split: {@code path,split} with {@code train} or {@code test}. A path is {@code
 * <person>/<file>}, relative to the folder. Only pictures listed in both tables are used.
 *
 * @param folder folder of the pictures
 * @param labels names of the labels
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
     * @param person name of the person shown
     * @param train whether it is a training picture
     * @param holds for every label whether it certainly holds; false may also mean unknown
     */
    public record Picture(String path, String person, boolean train, boolean[] holds) {}

    /**
     * Reads the two tables.
     *
     * @throws FacetException if one cannot be read or lists no pictures
     */
    public static LabelledPictures read(Path folder, Path labelTable, Path splitTable) {
        if (!Files.isDirectory(folder)) {
            throw new FacetException("There is no folder of pictures at " + folder + ".");
        }
        Map<String, Boolean> train = new HashMap<>();
        for (List<String> cells : rows(splitTable)) {
            train.put(path(cells), cells.get(cells.size() - 1).equals("train"));
        }
        List<List<String>> rows = rows(labelTable);
        List<String> header = rows.get(0);
        List<Picture> pictures = new ArrayList<>();
        for (List<String> cells : rows.subList(1, rows.size())) {
            if (cells.size() != header.size()) {
                throw new FacetException(
                        "The row of '%s' in %s has %s cells, and its first row has %s; correct it."
                                .formatted(cells.get(0), labelTable, cells.size(), header.size()));
            }
            if (train.containsKey(path(cells))) {
                pictures.add(picture(cells, train.get(path(cells))));
            }
        }
        if (pictures.isEmpty()) {
            throw new FacetException(
                    "No picture of " + labelTable + " is also named in " + splitTable + ".");
        }
        return new LabelledPictures(folder, header.subList(1, header.size()), pictures);
    }

    private static Picture picture(List<String> cells, boolean train) {
        boolean[] holds = new boolean[cells.size() - 1];
        for (int i = 0; i < holds.length; i++) {
            holds[i] = cells.get(i + 1).equals("1");
        }
        String path = path(cells);
        String person = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        return new Picture(path, person, train, holds);
    }

    /** Returns the path in a record; tables written on Windows may use its separators. */
    private static String path(List<String> cells) {
        return CsvText.pathOf(cells.get(0)).replace('\\', '/');
    }

    private static List<List<String>> rows(Path table) {
        try {
            List<List<String>> rows =
                    CsvText.all(table, Files.readString(table)).stream()
                            .filter(cells -> cells.size() > 1 || !cells.get(0).isBlank())
                            .toList();
            if (rows.isEmpty()) {
                throw new FacetException("The table " + table + " is empty.");
            }
            return rows;
        } catch (CharacterCodingException e) {
            throw new FacetException(
                    "The table " + table + " is not text in UTF-8; save it as CSV in UTF-8.", e);
        } catch (IOException e) {
            throw new FacetException(
                    "The table " + table + " cannot be read: " + FileErrors.reason(e) + ".", e);
        }
    }

    /**
     * Returns the file of a picture.
     *
     * @throws FacetException if Java cannot encode its name in this locale
     */
    public Path file(Picture picture) {
        return folder.resolve(NativeName.parse(picture.path()));
    }

    /**
     * Returns the index of a label in {@link Picture#holds}.
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

    /** Returns the training pictures, or the test pictures. */
    public List<Picture> part(boolean train) {
        return pictures.stream().filter(p -> p.train() == train).toList();
    }

    /** Returns at most {@code most} pictures of a list, spread evenly over it. */
    public static List<Picture> spread(List<Picture> all, int most) {
        int count = Math.min(most, all.size());
        return IntStream.range(0, count)
                .mapToObj(i -> all.get((int) ((long) i * all.size() / count)))
                .toList();
    }
}
