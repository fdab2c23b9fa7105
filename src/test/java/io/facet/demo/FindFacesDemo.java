package io.facet.demo;

import io.facet.face.find.FaceFinder;
import io.facet.face.find.FoundFace;
import io.facet.image.Photograph;
import io.facet.image.io.PhotographFile;
import io.facet.job.SamplePortrait;
import io.facet.models.Models;
import java.nio.file.Path;
import java.util.List;

/** Shows how faces are found: without an edit, and without a network to edit by. */
final class FindFacesDemo {

    private FindFacesDemo() {}

    /**
     * @param args a picture; without one it is the bundled portrait
     */
    public static void main(String[] args) {
        Photograph photograph =
                args.length == 0
                        ? SamplePortrait.ASTRONAUT.picture().photograph()
                        : PhotographFile.read(Path.of(args[0]));
        find(photograph).forEach(System.out::println);
    }

    static List<FoundFace> find(Photograph photograph) {
        try (FaceFinder finder = Models.installed().faceFinder()) {
            return finder.find(photograph);
        }
    }
}
