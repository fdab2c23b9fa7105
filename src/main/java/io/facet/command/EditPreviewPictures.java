package io.facet.command;

import io.facet.Cancellation;
import io.facet.Progress;
import io.facet.command.declaration.CommandPreview;
import io.facet.command.declaration.FaceParameter;
import io.facet.command.declaration.FacetCommand;
import io.facet.edit.EditPreview;
import io.facet.edit.EditRegion;
import io.facet.edit.EditResult;
import io.facet.edit.Preset;
import io.facet.edit.target.AttributeStrengths;
import io.facet.edit.target.AttributeTarget;
import io.facet.edit.target.GuidePicture;
import io.facet.face.FaceLocation;
import io.facet.image.Photograph;
import io.facet.image.ij.ImageJPicture;
import io.facet.models.LoadedNetworks;
import io.facet.models.NetworkFolder;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Previews {@link EditFace} on the first of the chosen faces. */
final class EditPreviewPictures implements CommandPreview {

    /** Number of evaluations that suffices to build all graphs and have the code compiled. */
    private static final int WARM_UP = 12;

    private NetworkFolder network;
    private Key key;
    private Photograph photograph;
    private FaceLocation location;
    private GuideKey guideKey;
    private List<GuidePicture> guides = List.of();

    /** Settings that determine the face. The face is detected again only if they change. */
    private record Key(FaceParameter face, String network) {}

    /** Settings that determine the guide pictures. */
    private record GuideKey(List<Path> pictures, String network) {}

    @Override
    public Optional<Pictures> of(FacetCommand command, Quality quality, Cancellation cancellation) {
        EditFace edit = (EditFace) command;
        NetworkFolder folder = opened(edit.networkFolder());
        Preset preset = edit.presetFor(folder);
        List<GuidePicture> pictures = guides(edit, folder);
        AttributeTarget target = edit.target(folder, pictures);
        if (quality == Quality.QUICK && !EditPreview.isFaithful(target, preset)) {
            return Optional.empty();
        }
        ImageJPicture picture = ImageJPicture.of(edit.image());
        int page = picture.currentSlice();
        look(edit, folder, picture, page);
        EditRegion region = edit.regionOn(picture, page, photograph, preset).region();
        try (LoadedNetworks.Lease lease = LoadedNetworks.shared().lease(folder)) {
            EditPreview preview = new EditPreview(lease.network(), photograph, location);
            if (target.changesNothing() && quality == Quality.FULL) {
                warmUp(preview, warmUpTarget(folder, pictures), region, preset, cancellation);
            }
            EditResult result =
                    switch (quality) {
                        case QUICK -> preview.edit(target, region, preset, cancellation);
                        case FULL -> preview.refine(target, region, preset, cancellation);
                    };
            return cancellation.isCancelled()
                    ? Optional.empty()
                    : Optional.of(
                            new Pictures(shown(preview.before()), shown(result.photograph())));
        }
    }

    /** Returns a photograph as ImageJ displays it, scaled to its black and white levels. */
    private static BufferedImage shown(Photograph photograph) {
        int width = photograph.width();
        float[] grey = photograph.toFloatImage().samples();
        BufferedImage picture =
                new BufferedImage(width, photograph.height(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < grey.length / 3; i++) {
            int rgb =
                    level(grey[3 * i]) << 16 | level(grey[3 * i + 1]) << 8 | level(grey[3 * i + 2]);
            picture.setRGB(i % width, i / width, rgb);
        }
        return picture;
    }

    private static int level(float grey) {
        return Math.round(Math.max(0, Math.min(255, grey)));
    }

    /**
     * Returns the network opened before if it is still the same, because its attributes have been
     * read already.
     */
    private NetworkFolder opened(NetworkFolder now) {
        boolean same =
                network != null
                        && network.folder().equals(now.folder())
                        && network.card().equals(now.card())
                        && network.precision() == now.precision();
        if (!same) {
            network = now;
        }
        return network;
    }

    /**
     * Runs an edit whose result is discarded, while no attribute is chosen. The first edit of a
     * process takes several times as long as the following ones.
     */
    private static void warmUp(
            EditPreview preview,
            AttributeTarget target,
            EditRegion region,
            Preset preset,
            Cancellation cancellation) {
        preview.refine(target, region, preset.withEvaluations(WARM_UP), cancellation);
    }

    private static AttributeTarget warmUpTarget(NetworkFolder folder, List<GuidePicture> pictures) {
        String first = folder.attributes().names().get(0);
        return folder.target(AttributeStrengths.of(first, 1), pictures);
    }

    /** Returns the guide pictures. They are read again only if the files or the network change. */
    private List<GuidePicture> guides(EditFace edit, NetworkFolder folder) {
        GuideKey now = new GuideKey(edit.guidePaths(), folder.card().weightsSha256());
        if (guides.isEmpty() || !now.equals(guideKey)) {
            guides = edit.guidePictures(folder, Progress.none(), new Cancellation());
            guideKey = now;
        }
        return guides;
    }

    private void look(EditFace edit, NetworkFolder folder, ImageJPicture picture, int page) {
        Key now = new Key(edit.face(), folder.card().weightsSha256());
        if (!now.equals(key)) {
            photograph = picture.photograph(page);
            location =
                    edit.face()
                            .on(picture, page, photograph, edit.models())
                            .faces()
                            .get(0)
                            .location();
            key = now;
        }
    }
}
