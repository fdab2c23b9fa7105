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
 * Represents everything that the results depend on besides the pictures. The same settings and
 * pictures give the same results.
 *
 * @param facet Facet's version
 * @param network the network on whose feature maps the losses are computed
 * @param input the input format of the network
 * @param attributes the requested attributes
 * @param guidePicturesSha256 the hashes of the files of the guide pictures, independent of their
 *     paths
 * @param conditionsSha256 the hash of the file with the conditions on which the attributes' changes
 *     depend
 * @param region the names of the region where the faces may change
 * @param preset how the faces are edited
 * @param faces which faces of a picture are edited, for users
 * @param range the sample values of black and white, if they were given
 * @param format the file format of the results
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

    /** Represents how pictures are fed to the network, as on its card. */
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

    /** Returns the SHA-256 of the settings, in hexadecimal. */
    String fingerprint() {
        return Sha256.of(JsonDocument.text(this).getBytes(StandardCharsets.UTF_8));
    }
}
