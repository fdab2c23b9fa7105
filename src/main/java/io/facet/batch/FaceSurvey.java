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
 * Finds the faces of all pictures in a folder and the folders below it, and lists them in a table:
 * a line for each face, one with the number 0 for a picture that shows none, and one with a message
 * for a picture that cannot be read. Of a stack every page is looked at. Names that begin with a
 * full stop are left out.
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
     * @param finder stays the caller's to close
     * @param folder where the pictures lie
     * @param range the samples of black and white; if empty, each picture says them
     * @param notes hears what a user should know about how pictures were read
     */
    public FaceSurvey(
            FaceFinder finder, Path folder, Optional<ValueRange> range, Consumer<String> notes) {
        this.finder = finder;
        this.folder = new PictureFolder(folder, true);
        this.range = range;
        this.notes = notes;
    }

    /**
     * What a survey found.
     *
     * @param pages how many pictures were looked at, pages of stacks counted
     * @param withFace how many of them show a face
     * @param withSeveral how many of them show more than one
     * @param unread how many files could not be read
     */
    public record Counts(int pages, int withFace, int withSeveral, int unread) {

        /** Returns whether every picture was read. */
        public boolean isComplete() {
            return unread == 0;
        }
    }

    /**
     * Looks at all pictures and writes the table; once.
     *
     * @param file the table, CSV in UTF-8; positions and lengths in pixels, the score 0..1, and
     *     pupils as the viewer sees left and right
     * @param overwrite whether a file that is there already may be replaced
     * @param complaints receives a sentence for each picture that cannot be read; the table has it
     *     too
     * @param cancellation is asked before each picture; the table has what was found until then
     * @throws FacetException if the folder holds no picture, or the table cannot be written
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
                // The table goes to others, whom the folders around it do not concern.
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
