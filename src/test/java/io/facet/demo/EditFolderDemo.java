package io.facet.demo;

import io.facet.Cancellation;
import io.facet.Progress;
import io.facet.batch.FolderEdit;
import io.facet.batch.FolderFormat;
import io.facet.batch.FolderReport;
import io.facet.batch.FolderRequest;
import io.facet.edit.Preset;
import io.facet.edit.target.AttributeStrengths;
import io.facet.face.find.FaceSelection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Shows how all pictures of a folder are edited. Started again, it skips what is done. */
final class EditFolderDemo {

    private EditFolderDemo() {}

    /**
     * @param args the folder of the pictures
     */
    public static void main(String[] args) {
        Path output = EmbeddedNetwork.RESULTS.resolve("smiles");
        System.out.println(edit(Path.of(args[0]), output).summary());
    }

    static FolderReport edit(Path input, Path output) {
        try (EmbeddedNetwork network = EmbeddedNetwork.load()) {
            FolderRequest request =
                    new FolderRequest(
                            input,
                            output,
                            false,
                            AttributeStrengths.of("smile", 1),
                            List.of(),
                            network.folder(),
                            Preset.RECOMMENDED,
                            Preset.RECOMMENDED.region(),
                            new FaceSelection.Number(1),
                            Optional.empty(),
                            FolderFormat.PNG,
                            false,
                            false);
            return FolderEdit.of(request)
                    .run(
                            network.features(),
                            network.finder(),
                            System.err::println,
                            Progress.none(),
                            new Cancellation());
        }
    }
}
