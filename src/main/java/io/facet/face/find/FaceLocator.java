package io.facet.face.find;

import io.facet.face.FaceLocation;
import io.facet.image.Photograph;
import java.util.Optional;

/** Says where the face of a picture is, where it is known which face is meant. */
@FunctionalInterface
public interface FaceLocator {

    /** The face's place; nothing if the picture shows none. */
    Optional<? extends FaceLocation> locate(Photograph photograph);
}
