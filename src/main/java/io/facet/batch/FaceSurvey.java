package io.facet.batch;

import io.facet.Cancellation;
import io.facet.FacetException;
import io.facet.Progress;
import io.facet.dataset.CsvText;
import io.facet.face.EyePositions;
import io.facet.face.find.FaceFinder;
import io.facet.face.find.FoundFace;
import io.facet.file.AtomicFile;
import io.facet.image.Photograph;
import io.facet.image.ValueRange;
import io.facet.image.io.PhotographPages;
import io.facet.image.io.PictureFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds the faces of all pictures in a folder and its subfolders, and lists them in a table: one
 * row per face, a row with the number 0 for a picture without a face, and a row with a message for
 * a picture that cannot be read. All slices of a stack are surveyed. Files and folders whose names
 * begin with a full stop are omitted.
 */
public final class FaceSurvey {

    private static final String HEADER =
            "path,page,number,left,top,width,height,score,left_x,left_y,right_x,right_y,message\n";

    private final FaceFinder finder;
    private final PictureFolder folder;
    private final Optional<ValueRange> range;
    private final Consumer<String> notes;
    private final StringBuilder table = new StringBuilder(HEADER);
    private int pages;
    private int withFace;
    private int withSeveral;
    private int unread;

    /**
     * @param finder finds the faces; the caller closes it
     * @param folder the folder of the pictures
     * @param range the samples of black and white; if empty, they are determined for each picture
     * @param notes receives notes for the user about how pictures were read
     */
    public FaceSurvey(
            FaceFinder finder, Path folder, Optional<ValueRange> range, Consumer<String> notes) {
        this.finder = finder;
        this.folder = new PictureFolder(folder, true);
        this.range = range;
        this.notes = notes;
    }

    /**
     * Represents the counts of a survey.
     *
     * @param pages the number of surveyed pictures, where each slice of a stack counts
     * @param withFace the number of pictures with a face
     * @param withSeveral the number of pictures with more than one face
     * @param unread the number of files that could not be read
     */
    public record Counts(int pages, int withFace, int withSeveral, int unread) {

        /** Returns whether every picture was read. */
        public boolean isComplete() {
            return unread == 0;
        }
    }

    /**
     * Surveys all pictures and writes the table. Must be called only once.
     *
     * @param file the table, CSV in UTF-8, with positions and lengths in pixels and the score 0..1;
     *     left and right pupils are as seen by the viewer
     * @param overwrite whether an existing file may be replaced
     * @param complaints receives a sentence for each picture that cannot be read; the table
     *     contains it too
     * @param cancellation checked before each picture; the table contains the faces found until
     *     then
     * @throws FacetException if the folder contains no pictures, or the table cannot be written
     */
    public Counts write(
            Path file,
            boolean overwrite,
            Consumer<String> complaints,
            Progress<?> progress,
            Cancellation cancellation) {
        List<Path> pictures = folder.pictures();
        for (int i = 0; i < pictures.size(); i++) {
            Path picture = pictures.get(i);
            progress.report(picture.toString(), (double) i / pictures.size());
            if (cancellation.isCancelled()) {
                break;
            }
            try {
                add(picture);
            } catch (FacetException e) {
                String path = folder.path(picture);
                // The table may be shared, so it must not disclose the folders above.
                String message = e.getMessage().replace(picture.toString(), path);
                addUnread(picture, message);
                complaints.accept(path + ": " + message);
            }
        }
        byte[] bytes = table.toString().getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, overwrite, out -> out.write(bytes));
        return new Counts(pages, withFace, withSeveral, unread);
    }

    private void add(Path picture) {
        PhotographPages all = PhotographPages.of(picture);
        for (int page = 1; page <= all.count(); page++) {
            Photograph photograph = all.read(page - 1, range);
            String title = picture + (all.count() > 1 ? ", page " + page : "");
            photograph.notes().forEach(note -> notes.accept(title + ": " + note));
            List<FoundFace> faces = finder.find(photograph);
            pages++;
            withFace += faces.isEmpty() ? 0 : 1;
            withSeveral += faces.size() > 1 ? 1 : 0;
            if (faces.isEmpty()) {
                add(name(picture), page, 0, "", "", "", "", "", "", "", "", "", "");
            }
            for (FoundFace face : faces) {
                add(picture, page, face);
            }
        }
    }

    private void add(Path picture, int page, FoundFace face) {
        EyePositions eyes = face.landmarks().eyes();
        add(
                name(picture),
                page,
                face.number(),
                tenths(face.left()),
                tenths(face.top()),
                tenths(face.width()),
                tenths(face.height()),
                String.format(Locale.ROOT, "%.3f", face.score()),
                tenths(eyes.leftX()),
                tenths(eyes.leftY()),
                tenths(eyes.rightX()),
                tenths(eyes.rightY()),
                "");
    }

    private static String tenths(double pixels) {
        return String.format(Locale.ROOT, "%.1f", pixels);
    }

    private void addUnread(Path picture, String message) {
        unread++;
        add(name(picture), "", "", "", "", "", "", "", "", "", "", "", message);
    }

    private void add(Object... cells) {
        table.append(CsvText.row(cells)).append('\n');
    }

    private String name(Path picture) {
        return CsvText.path(folder.path(picture));
    }
}
