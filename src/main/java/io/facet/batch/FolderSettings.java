package io.facet.batch;

import io.facet.FacetVersion;
import io.facet.edit.EditRegion;
import io.facet.edit.Preset;
import io.facet.edit.target.AttributeTarget;
import io.facet.edit.target.GuidePicture;
import io.facet.file.Sha256;
import io.facet.image.ValueRange;
import io.facet.job.EditRecord.AttributeUse;
import io.facet.job.EditRecord.Network;
import io.facet.models.NetworkFolder;
import io.facet.network.NetworkCard;
import io.facet.report.JsonDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * All that results depend on beside their pictures: the same settings make the same results of the
 * same pictures.
 *
 * @param facet Facet's version
 * @param network the network whose feature maps the losses are on
 * @param input what the network is given
 * @param attributes what is asked for
 * @param guidePicturesSha256 hashes of the files of the guide pictures, wherever they lie
 * @param conditionsSha256 hash of the file of what the attributes' changes depend on
 * @param region names of where the faces may change
 * @param preset how it is done
 * @param faces which faces of a picture, for people
 * @param range the samples of black and white, if they were given
 * @param format of the results
 * @param details whether the differences and the losses are written too
 */
public record FolderSettings(
        String facet,
        Network network,
        NetworkInput input,
        List<AttributeUse> attributes,
        List<String> guidePicturesSha256,
        String conditionsSha256,
        List<String> region,
        Preset preset,
        String faces,
        Optional<ValueRange> range,
        FolderFormat format,
        boolean details) {

    /** How pictures are fed to the network, as on its card. */
    public record NetworkInput(
            int size,
            NetworkCard.ChannelOrder channelOrder,
            List<Float> mean,
            float scale,
            NetworkCard.FaceTemplate template) {

        static NetworkInput of(NetworkCard card) {
            return new NetworkInput(
                    card.inputSize(),
                    card.channelOrder(),
                    card.mean(),
                    card.scale(),
                    card.template());
        }
    }

    static FolderSettings of(FolderRequest request, AttributeTarget target, Preset fitted) {
        NetworkFolder network = request.network();
        EditRegion region = request.region();
        return new FolderSettings(
                FacetVersion.current(),
                Network.of(network),
                NetworkInput.of(network.card()),
                target.strengths().stream().map(s -> AttributeUse.of(s, network)).toList(),
                target.pictures().stream().map(GuidePicture::sha256).toList(),
                Sha256.of(network.conditionsFile()),
                region.names(target),
                fitted,
                request.faces().description(),
                request.range(),
                request.format(),
                request.details());
    }

    /** SHA-256 of them, in hex. */
    String fingerprint() {
        return Sha256.of(JsonDocument.text(this).getBytes(StandardCharsets.UTF_8));
    }
}
