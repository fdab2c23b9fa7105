package io.facet.demo;

import io.facet.api.EditedPortrait;
import io.facet.api.PortraitEditor;
import io.facet.image.ImgConversion;
import io.facet.image.io.PhotographFile;
import io.facet.job.SamplePortrait;
import java.nio.file.Path;
import java.util.Map;
import net.imglib2.img.Img;

/** Shows how an image of ImgLib2 is edited: its samples in, samples of the same type out. */
final class EditImgDemo {

    private EditImgDemo() {}

    public static void main(String[] args) {
        Img<?> portrait = ImgConversion.toImg(SamplePortrait.ASTRONAUT.picture().photograph());
        try (PortraitEditor editor = PortraitEditor.open()) {
            EditedPortrait<?> result = editor.edit(portrait, Map.of("smile", -1, "age", 0.5));
            result.summary().forEach(System.out::println);
            Path file = EmbeddedNetwork.RESULTS.resolve("edited-img.png");
            PhotographFile.write(ImgConversion.toPhotograph(result.image()), file, true);
            System.out.println(file);
        }
    }
}
