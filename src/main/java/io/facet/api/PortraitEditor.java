package io.facet.api;

import io.facet.Cancellation;
import io.facet.Progress;
import io.facet.edit.FaceEditor;
import io.facet.edit.Preset;
import io.facet.edit.target.AttributeStrengths;
import io.facet.edit.target.AttributeTarget;
import io.facet.face.find.FaceFinder;
import io.facet.image.ImgConversion;
import io.facet.image.Photograph;
import io.facet.job.ChosenFaces;
import io.facet.job.CompletedEdit;
import io.facet.job.EditJob;
import io.facet.job.EditPlan;
import io.facet.job.InputPicture;
import io.facet.job.Part;
import io.facet.job.PictureSoFar;
import io.facet.job.RegionChoice;
import io.facet.models.LoadedNetworks;
import io.facet.models.Models;
import io.facet.models.NetworkFolder;
import io.facet.network.Precision;
import io.facet.report.ChangeFigures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;

/**
 * Edits faces in ImgLib2 images.
 *
 * <pre>{@code
 * try (PortraitEditor editor = PortraitEditor.open()) {
 *     EditedPortrait<UnsignedByteType> result = editor.edit(portrait, Map.of("smile", -1));
 *     Img<UnsignedByteType> serious = result.image();
 *     double changed = result.change().share();
 * }
 * }</pre>
 *
 * <p>The supported images are those of {@link ImgConversion}: grey or RGB with 8 or 16 bits or
 * float, and ARGB. The input is copied and never changed. Pixels outside the edited region and the
 * opacity are the same in the result. The same image and options give the same samples.
 *
 * <p>Thread-safe, but must not be closed during an edit. A single edit uses all cores.
 */
public final class PortraitEditor implements AutoCloseable {

    private final NetworkFolder network;
    private final FaceFinder finder;
    private final LoadedNetworks.Lease lease;
    private final AtomicBoolean closed = new AtomicBoolean();

    private PortraitEditor(NetworkFolder network, FaceFinder finder, LoadedNetworks.Lease lease) {
        this.network = network;
        this.finder = finder;
        this.lease = lease;
    }

    /**
     * Opens the network that is bundled with Facet.
     *
     * @throws io.facet.FacetException if {@link Models#installed} does not find it
     */
    public static PortraitEditor open() {
        return open(Models.EMBEDDED);
    }

    /**
     * Opens an installed network.
     *
     * @param name the name of its folder in the models folder
     * @throws io.facet.FacetException if the network does not exist or has no attributes
     */
    public static PortraitEditor open(String name) {
        Models models = Models.installed();
        NetworkFolder network = NetworkFolder.open(models.find(name), Precision.FLOAT32);
        LoadedNetworks loaded = LoadedNetworks.shared();
        FaceFinder finder = loaded.faceFinder(models);
        return new PortraitEditor(network, finder, loaded.lease(network));
    }

    /** Returns the names of the attributes that can be changed. */
    public List<String> attributes() {
        return network.attributes().names();
    }

    /**
     * Edits the largest face of an image with {@link EditOptions#DEFAULT}.
     *
     * @throws io.facet.FacetException as {@link #edit(RandomAccessibleInterval, Map, EditOptions,
     *     Progress, Cancellation)}
     */
    public <T> EditedPortrait<T> edit(
            RandomAccessibleInterval<T> image, Map<String, ? extends Number> strengths) {
        return edit(image, strengths, EditOptions.DEFAULT);
    }

    /**
     * Edits faces of an image, without progress or cancellation.
     *
     * @throws io.facet.FacetException as {@link #edit(RandomAccessibleInterval, Map, EditOptions,
     *     Progress, Cancellation)}
     */
    public <T> EditedPortrait<T> edit(
            RandomAccessibleInterval<T> image,
            Map<String, ? extends Number> strengths,
            EditOptions options) {
        return edit(image, strengths, options, Progress.none(), new Cancellation());
    }

    /**
     * Edits faces of an image.
     *
     * @param image grey, RGB or ARGB; not changed
     * @param strengths requested strengths by attribute name, -10..10: 1 is a clear change, -1 its
     *     opposite, 0 none
     * @param options which faces to edit, where, and how
     * @param progress receives the steps, and the image whenever it has improved
     * @param cancellation when cancelled, the best image so far is the result
     * @throws io.facet.FacetException if the image is not a photograph or shows no face that can be
     *     edited, an attribute is unknown, a strength is out of range, or an option does not fit
     *     the image
     * @throws IllegalStateException if this editor was closed
     */
    public <T> EditedPortrait<T> edit(
            RandomAccessibleInterval<T> image,
            Map<String, ? extends Number> strengths,
            EditOptions options,
            Progress<? super Img<T>> progress,
            Cancellation cancellation) {
        if (closed.get()) {
            throw new IllegalStateException("the editor was closed");
        }
        AttributeTarget target = target(strengths);
        Photograph given = ImgConversion.toPhotograph(image);
        Photograph photograph =
                options.range().map(range -> range.on(given, "The image")).orElse(given);
        Progress<PictureSoFar> ofPhotograph =
                progress.converting(soFar -> ImgConversion.toImg(soFar.photograph(), image));
        CompletedEdit edit =
                new EditPlan(List.of(job(photograph, target, options)), List.of())
                        .run(new FaceEditor(lease.network()), ofPhotograph, cancellation)
                        .edits()
                        .get(0);
        return new EditedPortrait<>(
                ImgConversion.toImg(edit.photograph(), image),
                edit.faces(),
                ChangeFigures.of(photograph, edit.photograph()),
                edit.summary());
    }

    private AttributeTarget target(Map<String, ? extends Number> strengths) {
        Map<String, Double> values = new LinkedHashMap<>();
        strengths.forEach((name, strength) -> values.put(name, strength.doubleValue()));
        return network.target(new AttributeStrengths(values));
    }

    private EditJob job(Photograph photograph, AttributeTarget target, EditOptions options) {
        Preset preset = network.fitted(options.preset());
        RegionChoice region =
                options.region().map(RegionChoice::of).orElseGet(() -> RegionChoice.of(preset));
        region.region().requireFit(photograph);
        InputPicture picture =
                new InputPicture("image", photograph.sha256(), 1, 1, Part.WHOLE, () -> photograph);
        ChosenFaces faces = ChosenFaces.found(options.face(), photograph, finder);
        return new EditJob(picture, faces, target, region, preset);
    }

    /** Releases the network; the shared face finder stays loaded. */
    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            lease.close();
        }
    }
}
